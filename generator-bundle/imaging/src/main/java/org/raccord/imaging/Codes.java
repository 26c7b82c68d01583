package org.raccord.imaging;

import org.raccord.model.picture.PictureFormat;

/**
 * What the code values of a YUV or grey picture stand for.
 *
 * @param black code of black
 * @param lumaSpan codes from black to white
 * @param neutral code of no chroma
 * @param chromaSpan codes from the least to the most chroma
 * @param kr share of red in luma
 * @param kb share of blue in luma
 */
public record Codes(
    float black, float lumaSpan, float neutral, float chromaSpan, double kr, double kb) {

  /** The codes of a format; an unspecified matrix is BT.601 below 720 lines, else BT.709. */
  public static Codes of(PictureFormat format) {
    int depth = format.layout().bitDepth();
    float unit = 1 << (depth - 8);
    float neutral = 1 << (depth - 1);
    double kr = 0.2126;
    double kb = 0.0722;
    int matrix = format.colour().matrix();
    boolean small = matrix == 2 && format.height() < 720;
    if (matrix == 5 || matrix == 6 || small) {
      kr = 0.299;
      kb = 0.114;
    } else if (matrix == 9 || matrix == 10) {
      kr = 0.2627;
      kb = 0.0593;
    }
    return format.colour().isFullRange()
        ? new Codes(0, format.layout().maxCode(), neutral, format.layout().maxCode(), kr, kb)
        : new Codes(16 * unit, 219 * unit, neutral, 224 * unit, kr, kb);
  }
}
