package org.raccord.imaging;

import org.raccord.model.picture.Frame;

/**
 * The grain or noise of a shot: its strength in each plane by lightness, and how far it clumps.
 * Measured on what a picture and its neighbour, laid over it along the motion, do not share.
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
public record Grain(float[][] strength, float[] clump) {

  private static final int BANDS = 8;
  private static final int BINS = 512;

  /** Part of the noise that an interpolated fetch keeps, as variance; mean over positions. */
  private static final float KEPT_BY_FETCH = 0.72f;

  private static final Grain NONE = new Grain(new float[3][BANDS], new float[3]);

  /** A clean picture. */
  public static Grain none() {
    return NONE;
  }

  /**
   * Measures the grain of {@code picture}.
   *
   * @param other the next picture of the same shot
   * @param flow where the pixels of {@code picture} are found in {@code other}
   */
  public static Grain measure(Frame picture, Frame other, Flow flow, Raster raster) {
    Frame laid = new Warper(picture.format(), raster).fetch(other, flow);
    int planes = picture.format().layout().planes();
    float[][] strength = new float[planes][];
    float[] clump = new float[planes];
    for (int p = 0; p < planes; p++) {
      Residual residual = new Residual(picture, laid, p);
      strength[p] = residual.strength();
      clump[p] = residual.clump();
    }
    return new Grain(strength, clump);
  }

  /** Halfway between two: what a bridge carries. */
  public Grain mixed(Grain other, double share) {
    float[][] mixed = new float[strength.length][BANDS];
    float[] clumps = new float[clump.length];
    for (int p = 0; p < mixed.length; p++) {
      int q = Math.min(p, other.strength.length - 1);
      for (int b = 0; b < BANDS; b++) {
        mixed[p][b] = (float) (strength[p][b] * (1 - share) + other.strength[q][b] * share);
      }
      clumps[p] = (float) (clump[p] * (1 - share) + other.clump[q] * share);
    }
    return new Grain(mixed, clumps);
  }

  /** The strength in plane 0 over all lightness, in code values. */
  public double luma() {
    double sum = 0;
    for (float s : strength[0]) {
      sum += s;
    }
    return sum / BANDS;
  }

  /** What of the noise is missing where pictures were mixed with {@code share}, as amplitude. */
  static float missing(float share) {
    float kept = (share * share + (1 - share) * (1 - share)) * KEPT_BY_FETCH;
    return (float) Math.sqrt(Math.max(0, 1 - kept));
  }

  /**
   * Gives a picture woven by {@code moment} the grain that the mixing took.
   *
   * @param seed decides the grain, together with {@code index}
   * @param index number of the picture in the take
   */
  public void restore(Frame frame, Moment moment, Raster raster, long seed, long index) {
    float[] share = moment.shareB();
    for (int p = 0; p < strength.length; p++) {
      new Sprinkler(frame, p, seed, index)
          .sprinkle(strength[p], clump[p], raster, (i) -> missing(share[i]));
    }
  }

  /** Gives a picture the part {@code amount} of the grain. */
  public void add(Frame frame, Raster raster, float amount, long seed, long index) {
    for (int p = 0; p < strength.length; p++) {
      new Sprinkler(frame, p, seed, index).sprinkle(strength[p], clump[p], raster, (i) -> amount);
    }
  }

  /** The lightness band of a luma code. */
  static int band(int code, int maxCode) {
    return Math.min(BANDS - 1, code * BANDS / (maxCode + 1));
  }

  /** What two pictures that should be alike do not share, in one plane. */
  private static final class Residual {
    private final float[][] absolute = new float[BANDS][BINS];
    private final float[] seen = new float[BANDS];
    private final float unit;
    private double product;
    private double square;

    private Residual(Frame one, Frame two, int p) {
      int w = one.planeWidth(p);
      int h = one.planeHeight(p);
      int depth = one.format().layout().bitDepth();
      unit = (1 << (depth - 8)) / 16f;
      int step = Math.max(3, (int) Math.sqrt(w * (double) h / 20000));
      int sx = p == 0 ? 0 : one.format().layout().chromaShiftX();
      int sy = p == 0 ? 0 : one.format().layout().chromaShiftY();
      for (int y = 4; y < h - 4; y += step) {
        for (int x = 4; x < w - 4; x += step) {
          float mean = 0;
          for (int k = 0; k < 25; k++) {
            mean += difference(one, two, p, x + k % 5 - 2, y + k / 5 - 2);
          }
          mean /= 25;
          float here = difference(one, two, p, x, y) - mean;
          float next = difference(one, two, p, x + 1, y) - mean;
          int code =
              one.sample(
                  0,
                  Math.min(one.planeWidth(0) - 1, x << sx),
                  Math.min(one.planeHeight(0) - 1, y << sy));
          int b = band(code, one.format().layout().maxCode());
          absolute[b][Math.min(BINS - 1, (int) (Math.abs(here) / unit))]++;
          seen[b]++;
          if (Math.abs(here) < 64 * unit && Math.abs(next) < 64 * unit) {
            product += here * next;
            square += here * here;
          }
        }
      }
    }

    private static float difference(Frame one, Frame two, int p, int x, int y) {
      return one.sample(p, x, y) - two.sample(p, x, y);
    }

    /** From the median, which edges and errors of motion hardly move. */
    private float[] strength() {
      float[] strength = new float[BANDS];
      float last = 0;
      for (int b = 0; b < BANDS; b++) {
        if (seen[b] >= 60) {
          float left = seen[b] / 2;
          int bin = 0;
          while (bin < BINS - 1 && left > absolute[b][bin]) {
            left -= absolute[b][bin++];
          }
          float median = bin == 0 ? 0 : (bin + left / Math.max(1, absolute[b][bin])) * unit;
          // Both pictures carry it, one of them smoothed by the fetch; a 5 x 5 mean took 1/25.
          last = median / 0.6745f / (float) Math.sqrt((1 + KEPT_BY_FETCH) * 0.96);
        }
        strength[b] = last;
      }
      for (int b = BANDS - 2; b >= 0; b--) {
        if (seen[b] < 60) {
          strength[b] = Math.max(strength[b], strength[b + 1] * (strength[b] == 0 ? 1 : 0));
        }
      }
      return strength;
    }

    private float clump() {
      double correlation = square < 1e-9 ? 0 : Math.max(0, Math.min(0.6, 0.8 * product / square));
      return correlation < 0.02
          ? 0
          : (float) ((1 - Math.sqrt(1 - 2 * correlation * correlation)) / (2 * correlation));
    }
  }
}
