package org.raccord.model.timeline;

import java.math.BigInteger;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/**
 * Seconds as an exact fraction: sums of times at many rates, rounded only when asked.
 *
 * @param top numerator
 * @param bottom denominator, above 0, in lowest terms
 */
record ExactTime(BigInteger top, BigInteger bottom) implements Comparable<ExactTime> {

  static final ExactTime ZERO = new ExactTime(BigInteger.ZERO, BigInteger.ONE);

  ExactTime {
    if (isShort(top, 62) && isShort(bottom, 62)) {
      long divisor = common(top.longValue(), bottom.longValue());
      if (divisor > 1) {
        top = BigInteger.valueOf(top.longValue() / divisor);
        bottom = BigInteger.valueOf(bottom.longValue() / divisor);
      }
    } else {
      BigInteger divisor = top.gcd(bottom);
      if (divisor.signum() != 0 && !divisor.equals(BigInteger.ONE)) {
        top = top.divide(divisor);
        bottom = bottom.divide(divisor);
      }
    }
  }

  /** Long timelines add up hundreds of thousands of times, nearly always of small numbers. */
  private static boolean isShort(BigInteger number, int bits) {
    return number.bitLength() <= bits;
  }

  private boolean isShort() {
    return isShort(top, 30) && isShort(bottom, 30);
  }

  private static long common(long top, long bottom) {
    long a = Math.abs(top);
    long b = Math.abs(bottom);
    while (b != 0) {
      long rest = a % b;
      a = b;
      b = rest;
    }
    return a;
  }

  static ExactTime of(FrameTime time) {
    return new ExactTime(
        BigInteger.valueOf(time.frame()).multiply(BigInteger.valueOf(time.rate().denominator())),
        BigInteger.valueOf(time.rate().numerator()));
  }

  ExactTime plus(ExactTime other) {
    if (isShort() && other.isShort()) {
      long left = top.longValue() * other.bottom.longValue();
      long right = other.top.longValue() * bottom.longValue();
      return new ExactTime(
          BigInteger.valueOf(left + right),
          BigInteger.valueOf(bottom.longValue() * other.bottom.longValue()));
    }
    return new ExactTime(
        top.multiply(other.bottom).add(other.top.multiply(bottom)), bottom.multiply(other.bottom));
  }

  ExactTime plus(FrameTime other) {
    return plus(of(other));
  }

  ExactTime minus(FrameTime other) {
    return plus(of(FrameTime.of(Math.negateExact(other.frame()), other.rate())));
  }

  ExactTime minus(ExactTime other) {
    return plus(new ExactTime(other.top.negate(), other.bottom));
  }

  /** At {@code rate} where that is exact, else at the slowest multiple of it that is. */
  FrameTime exactly(Rate rate) {
    FrameTime rounded = at(rate);
    if (of(rounded).equals(this)) {
      return rounded;
    }
    BigInteger multiple =
        bottom
            .multiply(BigInteger.valueOf(rate.denominator()))
            .divide(
                top.multiply(BigInteger.valueOf(rate.numerator()))
                    .gcd(bottom.multiply(BigInteger.valueOf(rate.denominator()))));
    return multiple.bitLength() > 40
        ? rounded
        : at(
            new Rate(
                Math.multiplyExact(rate.numerator(), multiple.longValueExact()),
                rate.denominator()));
  }

  @Override
  public int compareTo(ExactTime other) {
    if (isShort() && other.isShort()) {
      return Long.compare(
          top.longValue() * other.bottom.longValue(), other.top.longValue() * bottom.longValue());
    }
    return top.multiply(other.bottom).compareTo(other.top.multiply(bottom));
  }

  /** To the nearest frame of {@code rate}, halves up. */
  FrameTime at(Rate rate) {
    if (isShort() && rate.numerator() < 1 << 30 && rate.denominator() < 1 << 30) {
      long part = bottom.longValue() * rate.denominator();
      return FrameTime.of(
          Math.floorDiv(2 * top.longValue() * rate.numerator() + part, 2 * part), rate);
    }
    BigInteger frames =
        floor(
            top.multiply(BigInteger.valueOf(rate.numerator()))
                .shiftLeft(1)
                .add(bottom.multiply(BigInteger.valueOf(rate.denominator()))),
            bottom.multiply(BigInteger.valueOf(rate.denominator())).shiftLeft(1));
    return FrameTime.of(frames.longValueExact(), rate);
  }

  static BigInteger floor(BigInteger numerator, BigInteger denominator) {
    BigInteger[] parts = numerator.divideAndRemainder(denominator);
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }
}
