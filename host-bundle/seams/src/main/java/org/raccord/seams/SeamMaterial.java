package org.raccord.seams;

import java.util.Optional;
import java.util.Set;
import org.raccord.model.fill.SeamReport.Kind;
import org.raccord.model.fill.SeamReport.Place;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.sound.SoundBlock;

/**
 * What is measured: a take between the clips beside it, all in one picture format. The readers are
 * read by the measuring and closed by whoever opened them.
 *
 * @param before the frames up to the take, in playing order; the last 24 count
 * @param take the frames of the take in the slot, without handles
 * @param after the frames from the take on; the first 24 are read
 * @param joins what the joins are meant to be
 * @param sound sound around and in the take, where there is any
 */
public record SeamMaterial(
    Optional<FrameReader> before,
    FrameReader take,
    Optional<FrameReader> after,
    Joins joins,
    Optional<Soundtrack> sound) {

  /** Frames of a clip beside a take that are enough to know its habits. */
  public static final int CONTEXT = 24;

  /**
   * What the joins are meant to be. Where it is left open, a join is continuous, unless the clips
   * on both sides show different shots and the take changes from one to the other at one place.
   *
   * @param head the join with what is before
   * @param tail the join with what is after
   */
  public record Joins(Optional<Kind> head, Optional<Kind> tail) {

    /** Nothing said. */
    public static final Joins OPEN = new Joins(Optional.empty(), Optional.empty());

    /** One shot throughout. */
    public static final Joins CONTINUOUS =
        new Joins(Optional.of(Kind.CONTINUOUS), Optional.of(Kind.CONTINUOUS));

    /** A shot of its own. */
    public static final Joins CUTS = new Joins(Optional.of(Kind.CUT), Optional.of(Kind.CUT));
  }

  /**
   * Sound around and in a take.
   *
   * @param sound some seconds before it, the take's, some seconds after it
   * @param head the take's first sample; 0 where nothing is before it
   * @param tail the sample after the take's last; the length where nothing is after it
   * @param coded the joins at which a file begins or ends whose sound is stored with losses
   */
  public record Soundtrack(SoundBlock sound, int head, int tail, Set<Place> coded) {

    public Soundtrack {
      coded = Set.copyOf(coded);
    }

    /** Sound of files that hold it sample by sample, or whose ends are elsewhere. */
    public Soundtrack(SoundBlock sound, int head, int tail) {
      this(sound, head, tail, Set.of());
    }
  }
}
