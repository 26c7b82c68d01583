package org.raccord.qc.internal.picture;

import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.qc.Limit;

/**
 * How much of a frame lies outside the levels that EBU R 103 tolerates: luminance, and the red,
 * green and blue that its codes make. Looked at where chroma has a sample, with the mean of the
 * luma it belongs to, which is the low pass that R 103 asks to measure through.
 */
final class LevelMeter {

  /** Bits behind the point of the whole numbers that levels are computed in. */
  private static final int FINE = 12;

  /** One line of chroma in so many is looked at: an area is a share, and lines are alike. */
  private static final int LINES = 2;

  /** Pixels outside, in per cent. */
  double outside(Frame frame) {
    PictureFormat format = frame.format();
    return switch (format.layout().family()) {
      case RGB -> 0; // What a picture of red, green and blue can say is inside by nature.
      case GREY -> grey(frame, Scale.of(format));
      case YUV -> colour(frame, Scale.of(format));
    };
  }

  /**
   * Levels in whole numbers: luma counts four times, for it is summed over four pixels.
   *
   * @param low the least that is inside, from code zero
   * @param high the most
   * @param middle chroma's code of no colour
   */
  private record Scale(
      int low, int high, int middle, int red, int blue, int greenOfBlue, int greenOfRed) {

    static Scale of(PictureFormat format) {
      Codes codes = Codes.of(format);
      double unit = (codes.white() - codes.black()) / 219;
      double one = 4 << FINE;
      // A difference of chroma codes in luma codes.
      double chroma = one * (codes.white() - codes.black()) / Weights.chromaSpan(format);
      Weights w = Weights.of(format);
      return new Scale(
          (int) Math.round(one * (codes.black() + (Limit.LEVEL_LOW.value() - 16) * unit - 0.01)),
          (int) Math.round(one * (codes.black() + (Limit.LEVEL_HIGH.value() - 16) * unit + 0.01)),
          1 << (format.layout().bitDepth() - 1),
          (int) Math.round(chroma * w.red()),
          (int) Math.round(chroma * w.blue()),
          (int) Math.round(chroma * w.greenOfBlue()),
          (int) Math.round(chroma * w.greenOfRed()));
    }
  }

  private static double grey(Frame frame, Scale scale) {
    short[] luma = frame.plane(0);
    long out = 0;
    for (short code : luma) {
      int light = (code & 0xffff) << (FINE + 2);
      out += light < scale.low || light > scale.high ? 1 : 0;
    }
    return 100.0 * out / luma.length;
  }

  private static double colour(Frame frame, Scale scale) {
    int width = frame.planeWidth(0);
    int height = frame.planeHeight(0);
    int shiftX = frame.format().layout().chromaShiftX();
    int shiftY = frame.format().layout().chromaShiftY();
    int across = frame.planeWidth(1);
    // The last site of an odd width has fewer pixels, and does not count.
    int sites = Math.min(across, width >> shiftX);
    int apart = (1 << shiftX) - 1;
    short[] luma = frame.plane(0);
    short[] blue = frame.plane(1);
    short[] red = frame.plane(2);
    long out = 0;
    long looked = 0;
    for (int y = 0; y < frame.planeHeight(1); y += LINES) {
      int upper = Math.min(y << shiftY, height - 1) * width;
      int lower = Math.min((y << shiftY) + (1 << shiftY) - 1, height - 1) * width;
      int row = y * across;
      int outHere = 0;
      for (int x = 0; x < sites; x++) {
        int left = x << shiftX;
        int right = left + apart;
        int four =
            (luma[upper + left] & 0xffff)
                + (luma[upper + right] & 0xffff)
                + (luma[lower + left] & 0xffff)
                + (luma[lower + right] & 0xffff);
        int light = four << FINE;
        int cb = (blue[row + x] & 0xffff) - scale.middle;
        int cr = (red[row + x] & 0xffff) - scale.middle;
        int r = light + scale.red * cr;
        int b = light + scale.blue * cb;
        int g = light - scale.greenOfBlue * cb - scale.greenOfRed * cr;
        int least = Math.min(Math.min(light, r), Math.min(g, b));
        int most = Math.max(Math.max(light, r), Math.max(g, b));
        // One of the two differences is negative where a level is outside.
        outHere += ((least - scale.low) | (scale.high - most)) >>> 31;
      }
      out += outHere;
      looked += sites;
    }
    return looked == 0 ? 0 : 100.0 * out / looked;
  }
}
