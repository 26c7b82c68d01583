package org.raccord.qc.internal.picture;

import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout.Family;

/**
 * What code values mean.
 *
 * @param black luma code of black
 * @param white luma code of white
 * @param depth bits
 */
public record Codes(double black, double white, int depth) {

  /** Of a format's luma; of RGB, of each plane. */
  public static Codes of(PictureFormat format) {
    int depth = format.layout().bitDepth();
    double unit = 1 << (depth - 8);
    boolean full = format.colour().isFullRange() || format.layout().family() == Family.RGB;
    return full
        ? new Codes(0, format.layout().maxCode(), depth)
        : new Codes(16 * unit, 235 * unit, depth);
  }

  /** The code of a share of white. */
  public int luma(double share) {
    return (int) Math.round(black + share * (white - black));
  }

  /** The share of white of a code. */
  public double light(double code) {
    return (code - black) / (white - black);
  }

  /** A difference of codes in units of 8-bit narrow range. */
  public double inEightBits(double difference) {
    return difference * 219 / (white - black);
  }
}
