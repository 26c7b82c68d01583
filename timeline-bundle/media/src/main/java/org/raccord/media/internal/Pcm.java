package org.raccord.media.internal;

/** Sample values as whole numbers. */
public final class Pcm {

  private Pcm() {}

  /** A sample as 24 bits, rounded; beyond full scale clipped, not a number is silence. */
  public static int code24(float sample) {
    double scaled = Math.rint((double) sample * (1 << 23));
    return (int) Math.max(-(1 << 23), Math.min((1 << 23) - 1, scaled));
  }
}
