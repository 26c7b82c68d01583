package org.raccord.model.timeline;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/**
 * From a clip's own time to its media's. At speed {@code v} a clip of duration {@code d} needs the
 * media {@code [start, start + d x |v|)}; a reversed clip plays that range last frame first; a
 * freeze shows the frame at {@code start}.
 */
public final class ClipTimes {

  /** Rates beyond this gain nothing and risk overflow. */
  private static final BigInteger FINEST = BigInteger.valueOf(1_000_000_000_000L);

  private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

  private ClipTimes() {}

  /**
   * The media frame that is seen {@code offset} after the clip's first, in frames of {@code
   * mediaRate} on the media's own time line (which may start at a timecode). Never rounded up into
   * the next frame.
   *
   * @param offset from 0 to below the clip's duration; beyond it the clip's handles are meant
   */
  public static long mediaFrame(Clip clip, FrameTime offset, Rate mediaRate) {
    BigDecimal speed = BigDecimal.valueOf(clip.speed());
    // Backwards, the last frame of the needed range comes first: the one that ends where it ends.
    FrameTime start = clip.source().startTime();
    if (speed.signum() < 0) {
      ExactTime end = scaled(start, clip.duration(), speed.abs());
      ExactTime here = add(end, offset, speed);
      return ceiling(here, mediaRate) - 1;
    }
    return floor(scaled(start, offset, speed), mediaRate);
  }

  /** The media that the clip needs, in frames of {@code mediaRate}, partly needed ones included. */
  public static FrameRange mediaNeeded(Clip clip, Rate mediaRate) {
    BigDecimal speed = BigDecimal.valueOf(clip.speed()).abs();
    long from = floor(ExactTime.of(clip.source().startTime()), mediaRate);
    long to = ceiling(scaled(clip.source().startTime(), clip.duration(), speed), mediaRate);
    long least = clip.source().isEmpty() ? from : from + 1;
    return new FrameRange(from, Math.max(to, least) - from, mediaRate);
  }

  /** When media time {@code media} is seen, from the clip's start; the clip is no freeze. */
  static ExactTime clipTime(Clip clip, FrameTime media) {
    BigDecimal speed = BigDecimal.valueOf(clip.speed());
    ExactTime distance =
        speed.signum() > 0
            ? ExactTime.of(media).minus(clip.source().startTime())
            : scaled(clip.source().startTime(), clip.duration(), speed.abs()).minus(media);
    BigInteger scale = BigInteger.TEN.pow(Math.max(0, speed.scale()));
    BigInteger factor = speed.abs().multiply(new BigDecimal(scale)).toBigIntegerExact();
    return new ExactTime(distance.top().multiply(scale), distance.bottom().multiply(factor));
  }

  /**
   * The range of an exact start and an exact duration: at the rate of the duration, or at one at
   * which both are whole.
   */
  public static FrameRange exactRange(FrameTime start, FrameTime duration) {
    Rate rate = duration.rate();
    if (!start.isExactAt(rate)) {
      boolean finer = start.rate().compareTo(rate) > 0 && duration.isExactAt(start.rate());
      rate = finer ? start.rate() : commonRate(start.rate(), rate);
    }
    return new FrameRange(start.at(rate).frame(), duration.at(rate).frame(), rate);
  }

  /**
   * The slowest rate at which times of both rates are whole; the faster of both if there is none.
   */
  public static Rate commonRate(Rate a, Rate b) {
    BigInteger bottom =
        BigInteger.valueOf(a.denominator()).gcd(BigInteger.valueOf(b.denominator()));
    BigInteger top = lcm(BigInteger.valueOf(a.numerator()), BigInteger.valueOf(b.numerator()));
    return top.compareTo(FINEST) > 0
        ? (a.compareTo(b) > 0 ? a : b)
        : new Rate(top.longValueExact(), bottom.longValueExact());
  }

  /**
   * The clip without its first {@code head} and last {@code tail}; both count in the clip's time.
   */
  static Clip trimmed(Clip clip, FrameTime head, FrameTime tail) {
    return clip.withSource(moved(clip, head, tail));
  }

  /** The source of the clip with {@code head} and {@code tail} taken off, or added if negative. */
  static FrameRange moved(Clip clip, FrameTime head, FrameTime tail) {
    BigDecimal speed = BigDecimal.valueOf(clip.speed());
    ExactTime start =
        scaled(clip.source().startTime(), speed.signum() < 0 ? tail : head, speed.abs());
    ExactTime length = ExactTime.of(clip.duration()).minus(head).minus(tail);
    Rate rate = clip.source().rate();
    for (Rate finer : new Rate[] {head.rate(), tail.rate()}) {
      rate = isWhole(length, rate) ? rate : commonRate(rate, finer);
    }
    // A slowed clip may be cut between two frames of its media: hold that at a multiple of the
    // rate.
    for (int k = 1; k <= 1000; k++) {
      Rate multiple = new Rate(rate.numerator() * k, rate.denominator());
      if (k == 1000 || isWhole(start, multiple)) {
        rate = multiple.equals(rate) || isWhole(start, multiple) ? multiple : rate;
        break;
      }
    }
    return new FrameRange(start.at(rate).frame(), length.at(rate).frame(), rate);
  }

  private static boolean isWhole(ExactTime time, Rate rate) {
    return ExactTime.of(time.at(rate)).equals(time);
  }

  static ExactTime scaled(FrameTime start, FrameTime offset, BigDecimal speed) {
    return add(ExactTime.of(start), offset, speed);
  }

  private static ExactTime add(ExactTime start, FrameTime offset, BigDecimal speed) {
    BigInteger scale = BigInteger.TEN.pow(Math.max(0, speed.scale()));
    BigInteger factor = speed.multiply(new BigDecimal(scale)).toBigIntegerExact();
    ExactTime distance = ExactTime.of(offset);
    return start.plus(
        new ExactTime(distance.top().multiply(factor), distance.bottom().multiply(scale)));
  }

  /** Rounds down; a speed is a double, so a millionth of a frame below a whole one is whole. */
  private static long floor(ExactTime time, Rate rate) {
    BigInteger bottom = time.bottom().multiply(BigInteger.valueOf(rate.denominator()));
    return ExactTime.floor(
            time.top().multiply(BigInteger.valueOf(rate.numerator())).multiply(MILLION).add(bottom),
            bottom.multiply(MILLION))
        .longValueExact();
  }

  private static long ceiling(ExactTime time, Rate rate) {
    return -floor(new ExactTime(time.top().negate(), time.bottom()), rate);
  }

  private static BigInteger lcm(BigInteger a, BigInteger b) {
    return a.divide(a.gcd(b)).multiply(b);
  }
}
