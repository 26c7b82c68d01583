package org.raccord.model.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as an editor writes them: {@code 36}, {@code 36f}, {@code 1.5s}, {@code 00:00:01:12}.
 */
public final class Durations {

  private static final Pattern FRAMES = Pattern.compile("(\\d{1,15})f?");
  private static final Pattern SECONDS = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,12})?)s");

  private Durations() {}

  /**
   * The duration that {@code text} says, in frames of {@code rate}; seconds are rounded to the
   * nearest frame, halves up. A timecode counts as a duration from zero.
   *
   * @throws TimecodeException if the text says none
   */
  public static FrameTime parse(String text, Rate rate) throws TimecodeException {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    Matcher frames = FRAMES.matcher(plain);
    if (frames.matches()) {
      return FrameTime.of(Long.parseLong(frames.group(1)), rate);
    }
    Matcher seconds = SECONDS.matcher(plain);
    if (seconds.matches()) {
      BigDecimal exact =
          new BigDecimal(seconds.group(1))
              .multiply(BigDecimal.valueOf(rate.numerator()))
              .divide(BigDecimal.valueOf(rate.denominator()), 0, RoundingMode.HALF_UP);
      return FrameTime.of(exact.longValueExact(), rate);
    }
    if (plain.contains(":")) {
      return Timecode.parse(plain, rate);
    }
    throw new TimecodeException(
        "\""
            + text
            + "\" is no duration; write frames (36 or 36f), seconds (1.5s) or a timecode"
            + " (00:00:01:12)");
  }
}
