package org.raccord.audio;

import java.util.List;
import org.raccord.model.fill.SpokenLine;
import org.raccord.model.sound.SoundBlock;

/**
 * Sound for a slot.
 *
 * @param sound head handle, slot and tail handle, without a break, in the request's format
 * @param method a short stable name of how it was made, such as {@code splice}; for the take
 * @param remarks what the editor should know, in sentences; times are in seconds from the slot's
 *     first sample unless the sentence says otherwise
 * @param lines what is spoken in it, in order of time; counted at {@link SpokenLine#RATE} from the
 *     slot's first sample
 */
public record SoundMade(
    SoundBlock sound, String method, List<String> remarks, List<SpokenLine> lines) {

  public SoundMade {
    remarks = List.copyOf(remarks);
    lines = List.copyOf(lines);
  }

  /** Sound in which nobody speaks. */
  public SoundMade(SoundBlock sound, String method, List<String> remarks) {
    this(sound, method, remarks, List.of());
  }
}
