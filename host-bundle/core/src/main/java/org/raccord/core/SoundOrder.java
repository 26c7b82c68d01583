package org.raccord.core;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.raccord.model.fill.Brief;

/**
 * New sound for a take in use, whose picture stays.
 *
 * @param slot address or id of its slot
 * @param lines replace those asked of the slot; empty leaves them
 * @param effects replace those asked of the slot; empty leaves them
 * @param seed decides everything random; another one than the last where empty
 * @param own what becomes of the sound that the generator made with the picture
 */
public record SoundOrder(
    String slot,
    Optional<List<Brief.DialogueLine>> lines,
    Optional<List<Brief.SpotEffect>> effects,
    OptionalLong seed,
    GeneratorsOwn own) {

  public SoundOrder {
    lines = lines.map(List::copyOf);
    effects = effects.map(List::copyOf);
  }

  /** What becomes of a generator's own sound. */
  public enum GeneratorsOwn {
    /** It is kept as the generator made it. */
    KEEP,
    /** It is kept, as loud as the neighbours. */
    MATCH,
    /** It is replaced by the sound of the place. */
    REPLACE
  }
}
