package org.raccord.program.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/**
 * An instant or a distance as an exact fraction of a second: what durations of different rates add
 * up to, and what a speed makes of them.
 *
 * @param top numerator, in lowest terms
 * @param bottom denominator, at least 1
 */
record ExactTime(BigInteger top, BigInteger bottom) implements Comparable<ExactTime> {

  static final ExactTime ZERO = new ExactTime(BigInteger.ZERO, BigInteger.ONE);

  /** Speeds come as rounded decimals: what is this near to the next frame counts as that frame. */
  private static final ExactTime SNAP = new ExactTime(BigInteger.ONE, BigInteger.valueOf(10_000));

  ExactTime {
    BigInteger divisor = top.gcd(bottom);
    if (bottom.signum() < 0) {
      divisor = divisor.negate();
    }
    if (!divisor.equals(BigInteger.ONE)) {
      top = top.divide(divisor);
      bottom = bottom.divide(divisor);
    }
  }

  static ExactTime of(FrameTime time) {
    return of(time.frame(), time.rate());
  }

  static ExactTime of(long frame, Rate rate) {
    return new ExactTime(
        BigInteger.valueOf(frame).multiply(BigInteger.valueOf(rate.denominator())),
        BigInteger.valueOf(rate.numerator()));
  }

  /** A plain number, such as a speed. */
  static ExactTime number(double value) {
    BigDecimal exact = new BigDecimal(value);
    return exact.scale() <= 0
        ? new ExactTime(exact.toBigIntegerExact(), BigInteger.ONE)
        : new ExactTime(exact.unscaledValue(), BigInteger.TEN.pow(exact.scale()));
  }

  ExactTime plus(ExactTime other) {
    return new ExactTime(
        top.multiply(other.bottom).add(other.top.multiply(bottom)), bottom.multiply(other.bottom));
  }

  ExactTime minus(ExactTime other) {
    return plus(other.negated());
  }

  ExactTime negated() {
    return new ExactTime(top.negate(), bottom);
  }

  ExactTime times(ExactTime factor) {
    return new ExactTime(top.multiply(factor.top), bottom.multiply(factor.bottom));
  }

  /** The quotient; {@code other} is not zero. */
  ExactTime over(ExactTime other) {
    return new ExactTime(top.multiply(other.bottom), bottom.multiply(other.top));
  }

  ExactTime half() {
    return new ExactTime(top, bottom.shiftLeft(1));
  }

  ExactTime abs() {
    return top.signum() < 0 ? negated() : this;
  }

  ExactTime min(ExactTime other) {
    return compareTo(other) <= 0 ? this : other;
  }

  ExactTime max(ExactTime other) {
    return compareTo(other) >= 0 ? this : other;
  }

  int sign() {
    return top.signum();
  }

  /** The frame that is shown at this instant; an instant a hair before a frame is that frame. */
  long frameShown(Rate rate) {
    return units(rate).plus(SNAP).floor();
  }

  /** The frame that ends at this instant or is shown just before it. */
  long frameJustBefore(Rate rate) {
    return -units(rate).negated().plus(SNAP).floor() - 1;
  }

  /** The nearest frame edge (or sample); halves go up. */
  long nearest(Rate rate) {
    return new ExactTime(BigInteger.ONE, BigInteger.TWO).plus(units(rate)).floor();
  }

  /** The nearest frame edge (or sample); halves go down. */
  long nearestDown(Rate rate) {
    return -negated().nearest(rate);
  }

  double toDouble() {
    return new BigDecimal(top)
        .divide(new BigDecimal(bottom), java.math.MathContext.DECIMAL64)
        .doubleValue();
  }

  private ExactTime units(Rate rate) {
    return new ExactTime(
        top.multiply(BigInteger.valueOf(rate.numerator())),
        bottom.multiply(BigInteger.valueOf(rate.denominator())));
  }

  private long floor() {
    BigInteger[] parts = top.divideAndRemainder(bottom);
    BigInteger floor = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    return floor.longValueExact();
  }

  @Override
  public int compareTo(ExactTime other) {
    return top.multiply(other.bottom).compareTo(other.top.multiply(bottom));
  }
}
