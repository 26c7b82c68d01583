package org.raccord.model.time;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Timecode of the form {@code HH:MM:SS:FF}. It counts whole frames: at 24000/1001 a second of
 * timecode is 24 frames. A semicolon before the frames ({@code HH:MM:SS;FF}) is drop-frame, which
 * exists at 30000/1001 (two numbers a minute are left out, but not each tenth minute) and at
 * 60000/1001 (four).
 *
 * <p>Source: SMPTE ST 12-1.
 */
public final class Timecode {

  /** How frame numbers are counted. */
  public enum Counting {
    NON_DROP,
    DROP
  }

  private static final Pattern FORM =
      Pattern.compile("(-?)(\\d{1,4}):(\\d{1,2}):(\\d{1,2})([:;.,])(\\d{1,3})");

  private Timecode() {}

  /** Whether drop-frame timecode exists at {@code rate}. */
  public static boolean hasDropFrame(Rate rate) {
    return dropped(rate) > 0;
  }

  /**
   * The time that a timecode names, in frames of {@code rate} from 00:00:00:00.
   *
   * @throws TimecodeException if the text is no timecode, names a frame that the rate does not
   *     have, or is drop-frame at a rate that has none
   */
  public static FrameTime parse(String text, Rate rate) throws TimecodeException {
    Matcher parts = FORM.matcher(text.strip());
    if (!parts.matches()) {
      throw new TimecodeException(
          "\"" + text + "\" is no timecode; write hours, minutes, seconds and frames: 01:00:10:12");
    }
    long hours = Long.parseLong(parts.group(2));
    long minutes = Long.parseLong(parts.group(3));
    long seconds = Long.parseLong(parts.group(4));
    long frames = Long.parseLong(parts.group(6));
    long nominal = rate.nominal();
    if (minutes > 59 || seconds > 59) {
      throw new TimecodeException(
          "\"" + text + "\" is no timecode: minutes and seconds go up to 59");
    }
    if (frames >= nominal) {
      throw new TimecodeException(
          "\""
              + text
              + "\" does not exist at "
              + rate
              + " frames a second: the last part goes up to "
              + (nominal - 1));
    }
    long count = ((hours * 60 + minutes) * 60 + seconds) * nominal + frames;
    if (!parts.group(5).equals(":")) {
      long dropped = dropped(rate);
      if (dropped == 0) {
        throw new TimecodeException(
            "\""
                + text
                + "\" is drop-frame timecode, which "
                + rate
                + " frames a second does not have; write a colon before the frames");
      }
      if (frames < dropped && seconds == 0 && minutes % 10 != 0) {
        throw new TimecodeException(
            "\""
                + text
                + "\" is left out by drop-frame counting; the next one is "
                + format(count(hours, minutes, dropped, rate), rate, Counting.DROP));
      }
      count -= dropped * (hours * 54 + minutes - minutes / 10);
    }
    return FrameTime.of(parts.group(1).isEmpty() ? count : -count, rate);
  }

  /** A time as timecode; its rate decides what a second is. Negative times get a minus sign. */
  public static String format(FrameTime time, Counting counting) {
    return format(time.frame(), time.rate(), counting);
  }

  private static String format(long frame, Rate rate, Counting counting) {
    long nominal = rate.nominal();
    long dropped = dropped(rate);
    boolean drop = counting == Counting.DROP && dropped > 0;
    long count = Math.abs(frame);
    if (drop) {
      long tenMinutes = 600 * nominal - 9 * dropped;
      long minute = 60 * nominal - dropped;
      long tens = count / tenMinutes;
      long rest = count % tenMinutes;
      count += 9 * dropped * tens;
      if (rest >= 60 * nominal) {
        count += dropped * (1 + (rest - 60 * nominal) / minute);
      }
    }
    long seconds = count / nominal;
    return (frame < 0 ? "-" : "")
        + two(seconds / 3600)
        + ":"
        + two(seconds / 60 % 60)
        + ":"
        + two(seconds % 60)
        + (drop ? ";" : ":")
        + two(count % nominal);
  }

  /** The frame count of {@code HH:MM:00;frames}. */
  private static long count(long hours, long minutes, long frames, Rate rate) {
    return (hours * 60 + minutes) * 60 * rate.nominal()
        + frames
        - dropped(rate) * (hours * 54 + minutes - minutes / 10);
  }

  private static String two(long number) {
    return number < 10 ? "0" + number : Long.toString(number);
  }

  private static long dropped(Rate rate) {
    if (rate.equals(Rate.NTSC_30)) {
      return 2;
    }
    return rate.equals(Rate.NTSC_60) ? 4 : 0;
  }
}
