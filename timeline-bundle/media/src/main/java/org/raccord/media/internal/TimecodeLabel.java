package org.raccord.media.internal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.raccord.media.StartTimecode;
import org.raccord.media.StartTimecode.Counting;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/** Reads timecode tags of files. */
final class TimecodeLabel {

  private static final Pattern LABEL =
      Pattern.compile("(\\d{1,2}):(\\d{2}):(\\d{2})([:;.])(\\d{2,3})");

  private TimecodeLabel() {}

  /** Empty for what is no timecode at this rate; files carry all sorts. */
  static Optional<StartTimecode> parse(String label, Rate rate) {
    Matcher m = LABEL.matcher(label.strip());
    if (!m.matches()) {
      return Optional.empty();
    }
    long nominal = rate.nominal();
    long minutes = Long.parseLong(m.group(1)) * 60 + Long.parseLong(m.group(2));
    long frames = Long.parseLong(m.group(5));
    long seconds = Long.parseLong(m.group(3));
    if (frames >= nominal || seconds > 59) {
      return Optional.empty();
    }
    long frame = (minutes * 60 + seconds) * nominal + frames;
    boolean drop = !m.group(4).equals(":") && rate.isNtsc() && nominal % 30 == 0;
    if (drop) {
      frame -= nominal / 15 * (minutes - minutes / 10);
    }
    return Optional.of(
        new StartTimecode(FrameTime.of(frame, rate), drop ? Counting.DROP_FRAME : Counting.WHOLE));
  }
}
