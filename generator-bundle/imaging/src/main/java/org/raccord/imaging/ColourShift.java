package org.raccord.imaging;

import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

/**
 * How exposure and white balance change from one picture to another: a gain of each of red, green
 * and blue, which can be carried part of the way as a power of itself. Under a power law a gain of
 * light is a gain of code values, and is measured and applied as one; PQ and HLG are taken to light
 * and back.
 *
 * @param red gain of red: of code values over black under a power law, of light otherwise
 * @param green gain of green
 * @param blue gain of blue
 */
public record ColourShift(double red, double green, double blue) {

  public static final ColourShift NONE = new ColourShift(1, 1, 1);

  private static final double MOST = 1.6;

  /** The same of light, where the eye's own law is a power of 2.4. */
  private static final double MOST_LIGHT = 3.1;

  /**
   * Measures the change on what both pictures show.
   *
   * @param flow where the pixels of {@code from} are found in {@code to}
   * @param raster the raster of {@code flow}
   * @param doubt per pixel of {@code flow}, 0 sure to 1
   */
  public static ColourShift between(Frame from, Frame to, Flow flow, Raster raster, float[] doubt) {
    double[] a = new double[3];
    double[] b = new double[3];
    long count = 0;
    int d = raster.divisor();
    PictureFormat format = from.format();
    Transfer transfer = Transfer.of(format.colour());
    for (int y = 1; y < flow.height() - 1; y += 3) {
      for (int x = 1; x < flow.width() - 1; x += 3) {
        int i = y * flow.width() + x;
        int fx = x * d;
        int fy = y * d;
        int tx = fx + Math.round(flow.dx()[i] * d);
        int ty = fy + Math.round(flow.dy()[i] * d);
        if (doubt[i] > 0.25f
            || tx < 0
            || ty < 0
            || tx >= format.width()
            || ty >= format.height()
            || fx >= format.width()
            || fy >= format.height()) {
          continue;
        }
        double[] one = rgb(from, fx, fy);
        double[] two = rgb(to, tx, ty);
        if (isClipped(one) || isClipped(two)) {
          continue;
        }
        for (int c = 0; c < 3; c++) {
          a[c] += measured(transfer, one[c]);
          b[c] += measured(transfer, two[c]);
        }
        count++;
      }
    }
    if (count < 50) {
      return NONE;
    }
    double most = transfer == Transfer.POWER ? MOST : MOST_LIGHT;
    return new ColourShift(gain(a[0], b[0], most), gain(a[1], b[1], most), gain(a[2], b[2], most));
  }

  private static double measured(Transfer transfer, double value) {
    return transfer == Transfer.POWER ? value : transfer.light(Math.max(0, Math.min(1, value)));
  }

  private static double gain(double from, double to, double most) {
    return from < 1e-3 || to < 1e-3 ? 1 : Math.max(1 / most, Math.min(most, to / from));
  }

  private static boolean isClipped(double[] rgb) {
    return Math.max(rgb[0], Math.max(rgb[1], rgb[2])) > 0.95;
  }

  /** Part of the way: 0 is no change, 1 all of it, negative the way back. */
  public ColourShift part(double share) {
    return new ColourShift(Math.pow(red, share), Math.pow(green, share), Math.pow(blue, share));
  }

  /** Whether applying it would change nothing that can be seen. */
  public boolean isNone() {
    return Math.abs(red - 1) < 0.002 && Math.abs(green - 1) < 0.002 && Math.abs(blue - 1) < 0.002;
  }

  private static double[] rgb(Frame frame, int x, int y) {
    PictureFormat format = frame.format();
    PixelLayout layout = format.layout();
    double top = layout.maxCode();
    if (layout.family() == PixelLayout.Family.RGB) {
      return new double[] {
        frame.sample(0, x, y) / top, frame.sample(1, x, y) / top, frame.sample(2, x, y) / top
      };
    }
    Codes codes = Codes.of(format);
    double luma = (frame.sample(0, x, y) - codes.black()) / codes.lumaSpan();
    if (layout.family() == PixelLayout.Family.GREY) {
      return new double[] {luma, luma, luma};
    }
    int cx = Math.min(frame.planeWidth(1) - 1, x >> layout.chromaShiftX());
    int cy = Math.min(frame.planeHeight(1) - 1, y >> layout.chromaShiftY());
    double u = (frame.sample(1, cx, cy) - codes.neutral()) / codes.chromaSpan();
    double v = (frame.sample(2, cx, cy) - codes.neutral()) / codes.chromaSpan();
    double r = luma + 2 * (1 - codes.kr()) * v;
    double b = luma + 2 * (1 - codes.kb()) * u;
    double g = (luma - codes.kr() * r - codes.kb() * b) / (1 - codes.kr() - codes.kb());
    return new double[] {r, g, b};
  }

  /**
   * Applies the change in place. Under a power law, in YUV, the common gain acts on all planes and
   * the rest as the chroma that a grey of the pixel's lightness takes on, exact for greys and
   * first-order for colours.
   */
  public void apply(Frame frame) {
    if (isNone()) {
      return;
    }
    Transfer transfer = Transfer.of(frame.format().colour());
    if (transfer != Transfer.POWER) {
      new Relight(transfer, red, green, blue).apply(frame);
      return;
    }
    PixelLayout layout = frame.format().layout();
    int top = layout.maxCode();
    if (layout.family() == PixelLayout.Family.RGB) {
      double[] gains = {red, green, blue};
      for (int c = 0; c < 3; c++) {
        scale(frame.plane(c), 0, (float) gains[c], top);
      }
      return;
    }
    Codes codes = Codes.of(frame.format());
    double common = codes.kr() * red + (1 - codes.kr() - codes.kb()) * green + codes.kb() * blue;
    if (layout.family() == PixelLayout.Family.YUV) {
      double u = (blue - common) / (2 * (1 - codes.kb()));
      double v = (red - common) / (2 * (1 - codes.kr()));
      tint(frame, 1, codes, (float) common, (float) (u * codes.chromaSpan() / codes.lumaSpan()));
      tint(frame, 2, codes, (float) common, (float) (v * codes.chromaSpan() / codes.lumaSpan()));
    }
    scale(frame.plane(0), codes.black(), (float) common, top);
  }

  private static void scale(short[] plane, float zero, float gain, int top) {
    for (int i = 0; i < plane.length; i++) {
      float v = ((plane[i] & 0xffff) - zero) * gain + zero + 0.5f;
      plane[i] = (short) (v < 0 ? 0 : v > top ? top : (int) v);
    }
  }

  private static void tint(Frame frame, int p, Codes codes, float gain, float tint) {
    PixelLayout layout = frame.format().layout();
    short[] luma = frame.plane(0);
    short[] plane = frame.plane(p);
    int width = frame.planeWidth(p);
    int height = frame.planeHeight(p);
    int top = layout.maxCode();
    for (int y = 0, i = 0; y < height; y++) {
      int row = (y << layout.chromaShiftY()) * frame.format().width();
      for (int x = 0; x < width; x++, i++) {
        float light = (luma[row + (x << layout.chromaShiftX())] & 0xffff) - codes.black();
        float v = ((plane[i] & 0xffff) - codes.neutral()) * gain + codes.neutral();
        v += tint * light + 0.5f;
        plane[i] = (short) (v < 0 ? 0 : v > top ? top : (int) v);
      }
    }
  }
}
