package org.raccord.seams.internal.picture;

import org.raccord.imaging.Detail;
import org.raccord.imaging.Grey;
import org.raccord.imaging.Raster;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

/**
 * A frame reduced to what a report needs of it: its lightness on a small raster, its colours on one
 * half as fine, its sharpness at full size.
 */
public final class Look {

  private static final int SHORT_SIDE = 216;
  private static final int SHARPNESS_SAMPLES = 400_000;

  private final Raster raster;
  private final Grey grey;
  private final float[] coarse;
  private final int colourWidth;
  private final int colourHeight;
  private final float[][] lab;
  private final float[] light;
  private final int[] display;
  private final double sharpness;

  private Look(Frame frame) {
    PictureFormat format = frame.format();
    raster = raster(format);
    grey = raster.grey(frame);
    coarse = coarse(grey);
    int block = 2 * raster.divisor();
    colourWidth = Math.max(1, format.width() / block);
    colourHeight = Math.max(1, format.height() / block);
    int n = colourWidth * colourHeight;
    lab = new float[3][n];
    light = new float[n];
    display = new int[n];
    see(frame, block);
    sharpness = sharpness(frame);
  }

  /** Looks at a frame, which is not kept. */
  public static Look at(Frame frame) {
    return new Look(frame);
  }

  /** The raster on which motion is measured: about 216 lines on the shorter side. */
  static Raster raster(PictureFormat format) {
    int side = Math.min(format.width(), format.height());
    int divisor = Math.max(1, Math.round(side / (float) SHORT_SIDE));
    return new Raster(
        (format.width() + divisor - 1) / divisor,
        (format.height() + divisor - 1) / divisor,
        divisor);
  }

  Raster raster() {
    return raster;
  }

  Grey grey() {
    return grey;
  }

  /** Lightness at a quarter of the raster, where grain hardly counts. */
  float[] coarse() {
    return coarse;
  }

  public int colourWidth() {
    return colourWidth;
  }

  public int colourHeight() {
    return colourHeight;
  }

  /** L*, a* or b* (0, 1, 2), row by row. */
  float[] lab(int channel) {
    return lab[channel];
  }

  /** Luminance, 1 for white, row by row. */
  float[] light() {
    return light;
  }

  /** Display red, green and blue in one number a pixel, for pictures of it. */
  public int[] display() {
    return display;
  }

  /** Mean square of the Laplacian of luma at full size, in dB over one 8-bit code. */
  double sharpness() {
    return sharpness;
  }

  private void see(Frame frame, int block) {
    PixelLayout layout = frame.format().layout();
    Viewing viewing = new Viewing(frame.format());
    boolean one = layout.planes() == 1;
    float[] means = new float[3];
    float[] rgb = new float[3];
    for (int y = 0, i = 0; y < colourHeight; y++) {
      for (int x = 0; x < colourWidth; x++, i++) {
        for (int p = 0; p < layout.planes(); p++) {
          int sx = p == 0 ? 0 : layout.chromaShiftX();
          int sy = p == 0 ? 0 : layout.chromaShiftY();
          means[p] = mean(frame, p, (x * block) >> sx, (y * block) >> sy, block >> sx, block >> sy);
        }
        viewing.display(means[0], one ? 0 : means[1], one ? 0 : means[2], rgb);
        Viewing.Seen seen = viewing.seen(rgb);
        lab[0][i] = seen.lightness();
        lab[1][i] = seen.a();
        lab[2][i] = seen.b();
        light[i] = seen.light();
        display[i] = code(rgb[0]) << 16 | code(rgb[1]) << 8 | code(rgb[2]);
      }
    }
  }

  private static int code(float v) {
    return Math.round(v * 255);
  }

  private static float mean(Frame frame, int p, int x0, int y0, int w, int h) {
    short[] plane = frame.plane(p);
    int width = frame.planeWidth(p);
    int x1 = Math.min(width, x0 + Math.max(1, w));
    int y1 = Math.min(frame.planeHeight(p), y0 + Math.max(1, h));
    long sum = 0;
    for (int y = y0; y < y1; y++) {
      for (int x = x0; x < x1; x++) {
        sum += plane[y * width + x] & 0xffff;
      }
    }
    return sum / (float) Math.max(1, (x1 - x0) * (y1 - y0));
  }

  private static double sharpness(Frame frame) {
    int w = frame.planeWidth(0);
    int h = frame.planeHeight(0);
    // Green is where the detail of an RGB picture is.
    short[] p = frame.plane(frame.format().layout().family() == PixelLayout.Family.RGB ? 1 : 0);
    int step = Math.max(1, (int) ((long) w * h / SHARPNESS_SAMPLES));
    double sum = 0;
    long n = 0;
    for (int y = 1; y < h - 1; y += step) {
      for (int x = 1; x < w - 1; x++) {
        int l = Detail.laplacian(p, w, y * w + x);
        sum += (double) l * l;
        n++;
      }
    }
    float unit = Viewing.lumaUnit(frame);
    return 10 * Math.log10(sum / Math.max(1, n) * unit * unit + 1);
  }

  private static float[] coarse(Grey grey) {
    int w = Math.max(1, grey.width() / 4);
    int h = Math.max(1, grey.height() / 4);
    float[] out = new float[w * h];
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        int sum = 0;
        for (int k = 0; k < 16; k++) {
          sum +=
              grey.at(
                  Math.min(grey.width() - 1, 4 * x + k % 4),
                  Math.min(grey.height() - 1, 4 * y + k / 4));
        }
        out[y * w + x] = sum / 16f;
      }
    }
    return out;
  }

  /** Mean difference of the coarse lightness of two looks, in 8-bit codes. */
  static double distance(Look one, Look other) {
    double sum = 0;
    for (int i = 0; i < one.coarse.length; i++) {
      sum += Math.abs(one.coarse[i] - other.coarse[i]);
    }
    return sum / one.coarse.length;
  }
}
