package org.raccord.imaging;

import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PixelLayout;

/**
 * How much fine detail a picture has, place by place, and its return where interpolation and mixing
 * took some: both act on fine detail as a low-pass filter does. The measure is the energy of the
 * discrete Laplacian of luma (of green in RGB), averaged around each pixel of the raster.
 */
public final class Detail {

  /** Detail grows at most by this factor: what was torn or doubled must not be drawn sharply. */
  private static final float MOST = 1.5f;

  /** A 3 x 3 mean takes away less than the Laplacian's band, so its return counts for more. */
  private static final float BAND = 0.95f;

  /** Radius of the average in pixels of the raster. */
  private static final int SPREAD = 3;

  private final Raster raster;
  private final float[] energy;

  private Detail(Raster raster, float[] energy) {
    this.raster = raster;
    this.energy = energy;
  }

  /** The discrete Laplacian of a plane at the sample {@code i}, not at its border. */
  public static int laplacian(short[] plane, int width, int i) {
    return 4 * (plane[i] & 0xffff)
        - (plane[i - 1] & 0xffff)
        - (plane[i + 1] & 0xffff)
        - (plane[i - width] & 0xffff)
        - (plane[i + width] & 0xffff);
  }

  private static boolean isRgb(Frame frame) {
    return frame.format().layout().family() == PixelLayout.Family.RGB;
  }

  /** Measures a picture. */
  public static Detail of(Frame frame, Raster raster) {
    int w = frame.format().width();
    int h = frame.format().height();
    int d = raster.divisor();
    short[] p = frame.plane(isRgb(frame) ? 1 : 0);
    float[] sums = new float[raster.width() * raster.height()];
    float[] counts = new float[sums.length];
    for (int y = 1; y < h - 1; y++) {
      int row = y / d * raster.width();
      for (int x = 1, i = y * w + 1; x < w - 1; x++, i++) {
        int cell = x / d;
        int l = laplacian(p, w, i);
        sums[row + cell] += (float) l * l;
        counts[row + cell]++;
      }
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= Math.max(1, counts[i]);
    }
    return new Detail(raster, Fields.boxBlur(sums, raster.width(), raster.height(), SPREAD));
  }

  /**
   * Measures the detail of a picture that another one of the same things shows too. What only one
   * of two pictures shows, grain above all, lies elsewhere in the pictures between them: no fill
   * can know where, and the mean of both is nearer to it than anything sharper.
   *
   * @param across where the pixels of {@code picture} are found in {@code other}
   */
  public static Detail shared(Frame picture, Frame other, Flow across, Raster raster) {
    int w = picture.format().width();
    int h = picture.format().height();
    int d = raster.divisor();
    int p = isRgb(picture) ? 1 : 0;
    short[] own = picture.plane(p);
    short[] laid = new Warper(picture.format(), raster).fetch(other, across, p);
    float[] owns = new float[raster.width() * raster.height()];
    float[] others = new float[owns.length];
    float[] both = new float[owns.length];
    for (int y = 1; y < h - 1; y++) {
      int row = y / d * raster.width();
      for (int x = 1, i = y * w + 1; x < w - 1; x++, i++) {
        float a = laplacian(own, w, i);
        float b = laplacian(laid, w, i);
        int cell = row + x / d;
        owns[cell] += a * a;
        others[cell] += b * b;
        both[cell] += a * b;
      }
    }
    owns = Fields.boxBlur(owns, raster.width(), raster.height(), SPREAD);
    others = Fields.boxBlur(others, raster.width(), raster.height(), SPREAD);
    both = Fields.boxBlur(both, raster.width(), raster.height(), SPREAD);
    float[] energy = of(picture, raster).energy.clone();
    for (int i = 0; i < energy.length; i++) {
      // The correlation: a fetched picture is softer, which is not to count.
      double alike = both[i] / Math.sqrt((double) owns[i] * others[i] + 1);
      energy[i] *= (float) Math.max(0, Math.min(1, alike));
    }
    return new Detail(raster, energy);
  }

  /**
   * Gives a woven picture the detail that its sources have where it comes from.
   *
   * @param a detail of the last picture before the gap
   * @param b detail of the first picture after it
   */
  public static void restore(Frame frame, Moment moment, Detail a, Detail b) {
    Raster raster = a.raster;
    float[] wanted = new float[raster.width() * raster.height()];
    for (int y = 0, i = 0; y < raster.height(); y++) {
      for (int x = 0; x < raster.width(); x++, i++) {
        float s = moment.shareB()[i];
        wanted[i] =
            (1 - s) * a.at(x + moment.toA().dx()[i], y + moment.toA().dy()[i])
                + s * b.at(x + moment.toB().dx()[i], y + moment.toB().dy()[i]);
      }
    }
    sharpen(frame, raster, wanted);
  }

  /**
   * Gives a picture that was fetched along {@code flow} the detail of the one it was fetched from.
   */
  public static void restore(Frame frame, Flow flow, Detail source) {
    Raster raster = source.raster;
    float[] wanted = new float[raster.width() * raster.height()];
    for (int y = 0, i = 0; y < raster.height(); y++) {
      for (int x = 0; x < raster.width(); x++, i++) {
        wanted[i] = source.at(x + flow.dx()[i], y + flow.dy()[i]);
      }
    }
    sharpen(frame, raster, wanted);
  }

  /** Mean squared Laplacian over the whole picture, in squared code values. */
  public double energy() {
    double sum = 0;
    for (float e : energy) {
      sum += e;
    }
    return sum / energy.length;
  }

  private float at(float x, float y) {
    return Fields.bilinear(energy, raster.width(), raster.height(), x, y);
  }

  private static void sharpen(Frame frame, Raster raster, float[] wanted) {
    float[] has = of(frame, raster).energy;
    float unit = 1 << (frame.format().layout().bitDepth() - 8);
    float floor = 2 * unit * unit;
    float[] gain = new float[wanted.length];
    for (int i = 0; i < gain.length; i++) {
      float ratio = (wanted[i] + floor) / (has[i] + floor);
      gain[i] = ratio <= 1 ? 0 : (Math.min(MOST, (float) Math.sqrt(ratio)) - 1) * BAND;
    }
    for (int p = 0; p < (isRgb(frame) ? 3 : 1); p++) {
      apply(frame, p, raster, gain);
    }
  }

  private static void apply(Frame frame, int p, Raster raster, float[] gain) {
    int w = frame.format().width();
    int h = frame.format().height();
    int top = frame.format().layout().maxCode();
    int d = raster.divisor();
    short[] plane = frame.plane(p);
    short[] above = new short[w];
    short[] here = new short[w];
    System.arraycopy(plane, 0, here, 0, w);
    for (int y = 1; y < h - 1; y++) {
      short[] swap = above;
      above = here;
      here = swap;
      int row = y * w;
      System.arraycopy(plane, row, here, 0, w);
      int cells = Math.min(raster.height() - 1, y / d) * raster.width();
      for (int x = 1; x < w - 1; x++) {
        float g = gain[cells + x / d];
        if (g == 0) {
          continue;
        }
        int below = row + w + x;
        int centre = here[x] & 0xffff;
        int sides =
            (above[x] & 0xffff)
                + (plane[below] & 0xffff)
                + (here[x - 1] & 0xffff)
                + (here[x + 1] & 0xffff);
        int corners =
            (above[x - 1] & 0xffff)
                + (above[x + 1] & 0xffff)
                + (plane[below - 1] & 0xffff)
                + (plane[below + 1] & 0xffff);
        float fine = centre - (4 * centre + 2 * sides + corners) / 16f;
        float v = centre + g * fine + 0.5f;
        plane[row + x] = (short) (v < 0 ? 0 : v > top ? top : (int) v);
      }
    }
  }
}
