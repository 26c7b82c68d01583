package org.raccord.model.timeline;

import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/**
 * From a clip's own time to its media's. At speed {@code v} a clip of duration {@code d} needs the
 * media {@code [start, start + d x |v|)}; a reversed clip plays that range last frame first; a
 * freeze shows the frame at {@code start}.
 */
public final class ClipTimes {

  private ClipTimes() {}

  /**
   * The media frame that is seen {@code offset} after the clip's first, in frames of {@code
   * mediaRate} on the media's own time line (which may start at a timecode). Never rounded up into
   * the next frame.
   */
  public static long mediaFrame(Clip clip, FrameTime offset, Rate mediaRate) {
    return NotYet.yet();
  }

  /** The media that the clip needs, in frames of {@code mediaRate}, partly needed ones included. */
  public static FrameRange mediaNeeded(Clip clip, Rate mediaRate) {
    return NotYet.yet();
  }
}
