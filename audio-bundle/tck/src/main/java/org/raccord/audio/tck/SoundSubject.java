package org.raccord.audio.tck;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundMaker;

/**
 * A sound maker under test and what its author declares of it. Rules are never overridden.
 *
 * @param maker the maker
 * @param patience how long one small sound may take
 * @param faults the maker in troubles of its own (a voice server that is busy, missing files), by
 *     the kind that each has to end with
 * @param stalled the maker with a server, or another step of its own that blocks, that does not
 *     answer; empty where it has none
 */
public record SoundSubject(
    SoundMaker maker,
    Duration patience,
    Map<SoundException.Kind, SoundMaker> faults,
    Optional<SoundMaker> stalled) {

  public SoundSubject {
    faults = Map.copyOf(faults);
  }

  /** A maker that makes a second of sound within a minute and has no troubles of its own. */
  public static SoundSubject of(SoundMaker maker) {
    return new SoundSubject(maker, Duration.ofMinutes(1), Map.of(), Optional.empty());
  }

  /** Declares how long one small sound may take. */
  public SoundSubject withPatience(Duration other) {
    return new SoundSubject(maker, other, faults, stalled);
  }

  /** Declares a trouble of its own: {@code broken} is the maker in it. */
  public SoundSubject withFault(SoundException.Kind kind, SoundMaker broken) {
    Map<SoundException.Kind, SoundMaker> more = new EnumMap<>(SoundException.Kind.class);
    more.putAll(faults);
    more.put(kind, broken);
    return new SoundSubject(maker, patience, more, stalled);
  }

  /** Declares a step of its own that blocks: {@code silent} is the maker stuck in it. */
  public SoundSubject withStalled(SoundMaker silent) {
    return new SoundSubject(maker, patience, faults, Optional.of(silent));
  }
}
