package org.raccord.desktop.internal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.time.Timecode;
import org.raccord.model.time.TimecodeException;

/**
 * Ticks of a timecode ruler. They stand at the frames whose timecode is whole in the unit of the
 * step (frames, seconds, minutes, hours), so that they go with what a clock in the picture shows;
 * in drop-frame counting minutes that have no first frame are marked at the first that they have
 * (SMPTE ST 12-1).
 */
public final class Ruler {

  /** Steps below a second, in frames; all of them begin anew with each second. */
  private static final int[] FRAMES = {1, 2, 5, 10};

  private static final int[] SECONDS = {1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600};

  private final Rate rate;
  private final Timecode.Counting counting;

  /** The timecode of record frame 0, in frames from 00:00:00:00. */
  private final long zero;

  /**
   * @param first timecode of record frame 0, as it is shown; where it cannot be read, zero
   */
  public Ruler(String first, Rate rate) {
    this.rate = rate;
    this.counting =
        first.contains(";") && Timecode.hasDropFrame(rate)
            ? Timecode.Counting.DROP
            : Timecode.Counting.NON_DROP;
    this.zero = count(first, rate);
  }

  private static long count(String label, Rate rate) {
    try {
      return Timecode.parse(label, rate).frame();
    } catch (TimecodeException e) {
      return 0;
    }
  }

  /**
   * A tick.
   *
   * @param frame where it stands
   * @param label its timecode
   */
  public record Tick(long frame, String label) {}

  /**
   * The ticks of {@code [from, to)}.
   *
   * @param apart no two ticks with a label are nearer than so many frames
   */
  public List<Tick> ticks(long from, long to, double apart) {
    long nominal = rate.nominal();
    for (int step : FRAMES) {
      if (step >= apart && step <= nominal / 2) {
        return within(from, to, step);
      }
    }
    long seconds = SECONDS[SECONDS.length - 1];
    for (int step : SECONDS) {
      // Drop-frame minutes are a few frames shorter, which no tick is pushed by.
      if (step * nominal >= apart) {
        seconds = step;
        break;
      }
    }
    while (seconds * nominal < apart) {
      seconds *= 2;
    }
    return whole(from, to, seconds);
  }

  /** Each {@code step} frames, counted anew in each second. */
  private List<Tick> within(long from, long to, int step) {
    List<Tick> ticks = new ArrayList<>();
    for (long frame = from; frame < to; frame++) {
      String label = label(frame);
      int number = Integer.parseInt(label.substring(label.length() - 2).replaceAll("\\D", ""));
      // The last tick of a second would stand on the next one's name.
      boolean crowded = number > 0 && rate.nominal() - number < step;
      if (number % step == 0 && !crowded) {
        ticks.add(new Tick(frame, label));
      }
    }
    return ticks;
  }

  private List<Tick> whole(long from, long to, long seconds) {
    List<Tick> ticks = new ArrayList<>();
    long approximate = (zero + from) / rate.nominal();
    // Drop-frame time runs ahead of the count, so that this is rather too early.
    long begin = Math.max(0, approximate - seconds);
    for (long second = begin / seconds * seconds; ; second += seconds) {
      long frame = frameOf(second) - zero;
      if (frame >= to) {
        return ticks;
      }
      if (frame >= from) {
        ticks.add(new Tick(frame, label(frame)));
      }
    }
  }

  /** The first frame of a second of timecode, from 00:00:00:00. */
  private long frameOf(long second) {
    boolean drops = counting == Timecode.Counting.DROP && second % 60 == 0 && second / 60 % 10 != 0;
    String label =
        String.format(
            Locale.ROOT,
            "%02d:%02d:%02d%s%02d",
            second / 3600,
            second / 60 % 60,
            second % 60,
            counting == Timecode.Counting.DROP ? ";" : ":",
            drops ? rate.nominal() / 15 : 0);
    return count(label, rate);
  }

  private String label(long frame) {
    return Timecode.format(FrameTime.of(zero + frame, rate), counting);
  }
}
