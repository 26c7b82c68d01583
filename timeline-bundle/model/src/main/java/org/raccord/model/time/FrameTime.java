package org.raccord.model.time;

import java.math.BigInteger;

/**
 * A point in time, or a distance: whole frames (or samples) at a rational rate. May be negative.
 *
 * <p>{@link #equals} compares frame and rate; {@link #compareTo} compares the instants exactly.
 *
 * @param frame frames from zero
 * @param rate frames per second
 */
public record FrameTime(long frame, Rate rate) implements Comparable<FrameTime> {

  public static FrameTime of(long frame, Rate rate) {
    return new FrameTime(frame, rate);
  }

  public static FrameTime zero(Rate rate) {
    return new FrameTime(0, rate);
  }

  /**
   * The same instant at another rate, to the nearest whole frame; halves go up.
   *
   * @throws ArithmeticException if the result does not fit a long
   */
  public FrameTime at(Rate target) {
    if (target.equals(rate)) {
      return this;
    }
    BigInteger top =
        BigInteger.valueOf(frame)
            .multiply(BigInteger.valueOf(rate.denominator()))
            .multiply(BigInteger.valueOf(target.numerator()));
    BigInteger bottom =
        BigInteger.valueOf(rate.numerator()).multiply(BigInteger.valueOf(target.denominator()));
    // floor((2 top + bottom) / (2 bottom)): round half up, also below zero.
    BigInteger[] parts = top.shiftLeft(1).add(bottom).divideAndRemainder(bottom.shiftLeft(1));
    BigInteger floor = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    return new FrameTime(floor.longValueExact(), target);
  }

  /** Whether {@link #at} loses nothing. */
  public boolean isExactAt(Rate target) {
    return at(target).compareTo(this) == 0;
  }

  /** The sum at this rate; {@code other} is rounded to it. */
  public FrameTime plus(FrameTime other) {
    return new FrameTime(Math.addExact(frame, other.at(rate).frame), rate);
  }

  /** The difference at this rate; {@code other} is rounded to it. */
  public FrameTime minus(FrameTime other) {
    return new FrameTime(Math.subtractExact(frame, other.at(rate).frame), rate);
  }

  public FrameTime plusFrames(long frames) {
    return new FrameTime(Math.addExact(frame, frames), rate);
  }

  /**
   * The first sample of this frame in sound that starts at zero: round(time x sampleRate), never
   * accumulated.
   */
  public long sample(int sampleRate) {
    return at(Rate.of(sampleRate)).frame;
  }

  /** Seconds for display; never used to place anything. */
  public double toSecondsForDisplay() {
    return frame / rate.toDouble();
  }

  @Override
  public int compareTo(FrameTime other) {
    if (rate.equals(other.rate)) {
      return Long.compare(frame, other.frame);
    }
    BigInteger left =
        BigInteger.valueOf(frame)
            .multiply(BigInteger.valueOf(rate.denominator()))
            .multiply(BigInteger.valueOf(other.rate.numerator()));
    BigInteger right =
        BigInteger.valueOf(other.frame)
            .multiply(BigInteger.valueOf(other.rate.denominator()))
            .multiply(BigInteger.valueOf(rate.numerator()));
    return left.compareTo(right);
  }

  @Override
  public String toString() {
    return frame + "@" + rate;
  }
}
