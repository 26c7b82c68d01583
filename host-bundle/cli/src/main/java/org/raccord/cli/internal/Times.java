package org.raccord.cli.internal;

import java.util.Locale;
import org.raccord.core.Edit;
import org.raccord.core.WorkException;
import org.raccord.core.WorkException.Kind;
import org.raccord.model.time.Durations;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.time.Timecode;
import org.raccord.model.time.TimecodeException;

/** Reads and writes times as the editor of one timeline sees them. */
final class Times {

  private final Rate rate;
  private final FrameTime start;
  private final Timecode.Counting counting;

  Times(Edit edit) {
    this.rate = edit.rate();
    this.counting = edit.counting();
    this.start = edit.timeline().globalStart().orElse(FrameTime.zero(rate)).at(rate);
  }

  /** A length in frames of the timeline: {@code 36}, {@code 36f}, {@code 1.5s}, a timecode. */
  long length(String text) throws WorkException {
    return length(text, rate);
  }

  static long length(String text, Rate rate) throws WorkException {
    try {
      return Durations.parse(text, rate).frame();
    } catch (TimecodeException e) {
      throw wrong(e);
    }
  }

  /** A length of at least one frame. */
  long someLength(String text) throws WorkException {
    long frames = length(text);
    if (frames < 1) {
      throw new WorkException(
          Kind.ORDER, "\"" + text + "\" is no length: it wants 1 frame or more.");
    }
    return frames;
  }

  /**
   * A point of the timeline, from its zero. A timecode is a record timecode, so the timeline's
   * start is taken from it; anything else counts from the first frame.
   */
  FrameTime point(String text) throws WorkException {
    FrameTime time;
    try {
      time = Durations.parse(text, rate);
    } catch (TimecodeException e) {
      throw new WorkException(
          Kind.ORDER,
          "\""
              + text
              + "\" is not a time. Write a record timecode such as 00:00:10:00, or frames"
              + " from the start such as 240f.",
          e);
    }
    if (!text.contains(":")) {
      return time;
    }
    FrameTime point = time.minus(start);
    if (point.frame() < 0) {
      throw new WorkException(
          Kind.ORDER, text + " lies before the timeline's start at " + timecode(start) + ".");
    }
    return point;
  }

  private static WorkException wrong(TimecodeException e) {
    return new WorkException(Kind.ORDER, e.getMessage() + ".", e);
  }

  /** Drop-frame where the timeline counts so; the semicolon shows it. */
  private String timecode(FrameTime time) {
    return Timecode.format(time, counting);
  }

  /** Record timecode of a point from the timeline's zero. */
  String record(FrameTime point) {
    return timecode(start.plus(point));
  }

  String recordIn(FrameRange range) {
    return record(range.startTime());
  }

  /** The timecode of the first frame after the range, as edit lists have it. */
  String recordOut(FrameRange range) {
    return record(range.endTime());
  }

  /** Timecode of media. */
  String source(FrameTime time) {
    return timecode(time);
  }

  static String frames(long count) {
    return count == 1 ? "1 frame" : count + " frames";
  }

  /** A length as frames and seconds, such as {@code 36 (1.50 s)}. */
  static String frames(FrameTime length) {
    return String.format(Locale.ROOT, "%d (%.2f s)", length.frame(), length.toSecondsForDisplay());
  }

  /** A rate as editors say it. */
  static String fps(Rate rate) {
    return rate.denominator() == 1
        ? rate.numerator() + " fps"
        : String.format(Locale.ROOT, "%.3f fps", rate.toDouble());
  }
}
