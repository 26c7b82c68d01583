package org.raccord.desktop.internal.model;

import java.util.Optional;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/**
 * Where a range was marked to begin and to end, in frames.
 *
 * @param in its first frame
 * @param out the frame after its last one
 */
public record Marks(Optional<Long> in, Optional<Long> out) {

  /** Nothing is marked. */
  public static final Marks NONE = new Marks(Optional.empty(), Optional.empty());

  /** The same with another beginning. */
  public Marks from(long frame) {
    return new Marks(Optional.of(frame), out);
  }

  /** The same with another last frame. */
  public Marks upTo(long frame) {
    return new Marks(in, Optional.of(frame + 1));
  }

  /** What is marked; empty where an end is missing, or the end is not after the beginning. */
  public Optional<FrameRange> range(Rate rate) {
    return in.flatMap(
        from -> out.filter(to -> from < to).map(to -> new FrameRange(from, to - from, rate)));
  }
}
