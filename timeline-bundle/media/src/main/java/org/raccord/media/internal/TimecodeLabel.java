package org.raccord.media.internal;

import java.util.Optional;
import java.util.regex.Pattern;
import org.raccord.media.StartTimecode;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.time.Timecode;
import org.raccord.model.time.TimecodeException;

/** Reads timecode tags of files. */
final class TimecodeLabel {

  private static final Pattern LABEL =
      Pattern.compile("(\\d{1,2}):(\\d{2}):(\\d{2})([:;.])(\\d{2,3})");

  private TimecodeLabel() {}

  /** Empty for what is no timecode at this rate; files carry all sorts. */
  static Optional<StartTimecode> parse(String label, Rate rate) {
    String stripped = label.strip();
    if (!LABEL.matcher(stripped).matches()) {
      return Optional.empty();
    }
    boolean drop = Timecode.hasDropFrame(rate) && !stripped.matches(".*:\\d+");
    int last = Math.max(stripped.lastIndexOf(';'), stripped.lastIndexOf('.'));
    // Files mark drop-frame at rates that have none, too: the mark means nothing there.
    String plain =
        drop || last < 0
            ? stripped
            : stripped.substring(0, last) + ":" + stripped.substring(last + 1);
    try {
      FrameTime time = Timecode.parse(plain, rate);
      return Optional.of(
          new StartTimecode(time, drop ? Timecode.Counting.DROP : Timecode.Counting.NON_DROP));
    } catch (TimecodeException e) {
      return Optional.empty();
    }
  }
}
