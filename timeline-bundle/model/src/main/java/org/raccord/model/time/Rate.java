package org.raccord.model.time;

import java.math.BigInteger;

/**
 * A rate in units per second as an exact fraction in lowest terms, such as 25/1, 24000/1001 or
 * 48000/1.
 *
 * @param numerator units, at least 1
 * @param denominator seconds, at least 1
 */
public record Rate(long numerator, long denominator) implements Comparable<Rate> {

  public static final Rate FPS_24 = new Rate(24, 1);
  public static final Rate FPS_25 = new Rate(25, 1);
  public static final Rate FPS_30 = new Rate(30, 1);
  public static final Rate FPS_50 = new Rate(50, 1);
  public static final Rate FPS_60 = new Rate(60, 1);
  public static final Rate NTSC_24 = new Rate(24000, 1001);
  public static final Rate NTSC_30 = new Rate(30000, 1001);
  public static final Rate NTSC_60 = new Rate(60000, 1001);

  public Rate {
    if (numerator < 1 || denominator < 1) {
      throw new IllegalArgumentException(
          "A rate is a positive fraction, not " + numerator + "/" + denominator);
    }
    long divisor = numerator;
    for (long rest = denominator; rest != 0; ) {
      long next = divisor % rest;
      divisor = rest;
      rest = next;
    }
    numerator /= divisor;
    denominator /= divisor;
  }

  /** A whole number of units per second. */
  public static Rate of(long perSecond) {
    return new Rate(perSecond, 1);
  }

  /** Whether this is an NTSC rate, n x 1000/1001. */
  public boolean isNtsc() {
    return denominator == 1001;
  }

  /** The whole number of frames that timecode counts in a second: 24 for 24000/1001. */
  public long nominal() {
    return (numerator + denominator - 1) / denominator;
  }

  /** The rate as a floating-point number, for display and for formats that want one. */
  public double toDouble() {
    return (double) numerator / denominator;
  }

  @Override
  public int compareTo(Rate other) {
    return BigInteger.valueOf(numerator)
        .multiply(BigInteger.valueOf(other.denominator))
        .compareTo(BigInteger.valueOf(other.numerator).multiply(BigInteger.valueOf(denominator)));
  }

  @Override
  public String toString() {
    return denominator == 1 ? Long.toString(numerator) : numerator + "/" + denominator;
  }
}
