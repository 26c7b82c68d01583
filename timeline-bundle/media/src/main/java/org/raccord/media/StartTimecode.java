package org.raccord.media;

import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Timecode;

/**
 * The timecode of a file's first frame.
 *
 * @param time the frame it counts, as frames since 00:00:00:00 at the picture's rate
 * @param counting how the label counts
 */
public record StartTimecode(FrameTime time, Timecode.Counting counting) {

  public StartTimecode {
    if (time.frame() < 0) {
      throw new IllegalArgumentException("Timecode is not negative");
    }
    if (counting == Timecode.Counting.DROP && !Timecode.hasDropFrame(time.rate())) {
      throw new IllegalArgumentException("No drop-frame timecode at " + time.rate());
    }
  }

  /** Every label is used. */
  public static StartTimecode whole(FrameTime time) {
    return new StartTimecode(time, Timecode.Counting.NON_DROP);
  }

  /** The label, {@code HH:MM:SS:FF} or {@code HH:MM:SS;FF}. */
  public String label() {
    return Timecode.format(time, counting);
  }
}
