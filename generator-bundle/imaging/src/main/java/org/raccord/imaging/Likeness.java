package org.raccord.imaging;

import java.util.Arrays;

/**
 * How like two pictures of one size are, by measures that know the truth. All of luma in 8-bit code
 * values.
 */
public final class Likeness {

  private static final double PEAK = 255;

  /** PSNR of equal pictures: what a mean squared error of 0.001 gives. */
  private static final double LEAST_ERROR = 1e-3;

  private static final float C1 = (float) Math.pow(0.01 * PEAK, 2);
  private static final float C2 = (float) Math.pow(0.03 * PEAK, 2);
  private static final double[] SCALE_WEIGHTS = {0.0448, 0.2856, 0.3001, 0.2363, 0.1333};
  private static final int RADIUS = 5;
  private static final float[] WINDOW = gaussian(RADIUS, 1.5);

  /** Stability constant of GMSD for gradients of 8-bit pictures, as published. */
  private static final float GRADIENT_FLOOR = 170;

  private Likeness() {}

  /** Peak signal-to-noise ratio in dB; equal pictures give 78.1. */
  public static double psnr(Luma one, Luma truth) {
    one.requireSameSize(truth);
    double sum = 0;
    for (int i = 0; i < one.values().length; i++) {
      double d = one.values()[i] - truth.values()[i];
      sum += d * d;
    }
    return 10 * Math.log10(PEAK * PEAK / Math.max(LEAST_ERROR, sum / one.values().length));
  }

  /**
   * The map of structural similarity (Wang, Bovik, Sheikh, Simoncelli: Image Quality Assessment,
   * IEEE TIP 2004): Gaussian window of 11 pixels and sigma 1.5, K1 0.01, K2 0.03.
   */
  public static Map ssim(Luma one, Luma truth) {
    return similarity(one, truth, true);
  }

  private static Map similarity(Luma one, Luma truth, boolean withLightness) {
    one.requireSameSize(truth);
    int n = one.values().length;
    float[] a = one.values();
    float[] b = truth.values();
    int w = one.width();
    int h = one.height();
    float[] product = new float[n];
    for (int i = 0; i < n; i++) {
      product[i] = a[i] * b[i];
    }
    float[] ab = blur(product, w, h);
    for (int i = 0; i < n; i++) {
      product[i] = a[i] * a[i];
    }
    float[] aa = blur(product, w, h);
    for (int i = 0; i < n; i++) {
      product[i] = b[i] * b[i];
    }
    float[] bb = blur(product, w, h);
    float[] meanA = blur(a, w, h);
    float[] meanB = blur(b, w, h);
    float[] map = new float[n];
    for (int i = 0; i < n; i++) {
      float both = meanA[i] * meanB[i];
      float squares = meanA[i] * meanA[i] + meanB[i] * meanB[i];
      float structure = (2 * (ab[i] - both) + C2) / (aa[i] + bb[i] - squares + C2);
      map[i] = withLightness ? structure * (2 * both + C1) / (squares + C1) : structure;
    }
    return new Map(w, h, map);
  }

  /**
   * Structural similarity over scales (Wang, Simoncelli, Bovik: Multiscale Structural Similarity,
   * Asilomar 2003) with its published weights; scales too small for a window are left out and the
   * weights of the others spread over them.
   */
  public static double multiScaleSsim(Luma one, Luma truth) {
    Luma a = one;
    Luma b = truth;
    double product = 1;
    double used = 0;
    int scales = 1;
    while (scales < SCALE_WEIGHTS.length
        && Math.min(one.width(), one.height()) >> scales >= 2 * RADIUS + 1) {
      scales++;
    }
    for (int s = 0; s < scales; s++) {
      double mean = similarity(a, b, s == scales - 1).mean();
      product *= Math.pow(Math.max(0, mean), SCALE_WEIGHTS[s]);
      used += SCALE_WEIGHTS[s];
      a = a.halved();
      b = b.halved();
    }
    return Math.pow(product, 1 / used);
  }

  /**
   * Deviation of the gradients' similarity (Xue, Zhang, Mou, Bovik: Gradient Magnitude Similarity
   * Deviation, IEEE TIP 2014): 0 where the pictures are equal, more is worse.
   */
  public static double gmsd(Luma one, Luma truth) {
    one.requireSameSize(truth);
    Luma a = one.halved();
    Luma b = truth.halved();
    float[] ga = gradient(a);
    float[] gb = gradient(b);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < ga.length; i++) {
      double s =
          (2 * ga[i] * gb[i] + GRADIENT_FLOOR)
              / (ga[i] * ga[i] + gb[i] * gb[i] + (double) GRADIENT_FLOOR);
      sum += s;
      squares += s * s;
    }
    double mean = sum / ga.length;
    return Math.sqrt(Math.max(0, squares / ga.length - mean * mean));
  }

  /** Length of the Prewitt gradient; the edge pixels repeat their neighbours. */
  private static float[] gradient(Luma luma) {
    int w = luma.width();
    int h = luma.height();
    float[] v = luma.values();
    float[] lengths = new float[w * h];
    for (int y = 0; y < h; y++) {
      int up = Math.max(0, y - 1) * w;
      int at = y * w;
      int down = Math.min(h - 1, y + 1) * w;
      for (int x = 0; x < w; x++) {
        int l = Math.max(0, x - 1);
        int r = Math.min(w - 1, x + 1);
        float gx = v[up + r] + v[at + r] + v[down + r] - v[up + l] - v[at + l] - v[down + l];
        float gy = v[down + l] + v[down + x] + v[down + r] - v[up + l] - v[up + x] - v[up + r];
        lengths[at + x] = (float) Math.sqrt(gx * gx + gy * gy) / 3;
      }
    }
    return lengths;
  }

  private static float[] gaussian(int radius, double sigma) {
    float[] window = new float[2 * radius + 1];
    double sum = 0;
    for (int i = -radius; i <= radius; i++) {
      sum += Math.exp(-i * i / (2 * sigma * sigma));
    }
    for (int i = -radius; i <= radius; i++) {
      window[i + radius] = (float) (Math.exp(-i * i / (2 * sigma * sigma)) / sum);
    }
    return window;
  }

  /** Gaussian of the window; beyond the edge the edge repeats. */
  private static float[] blur(float[] from, int w, int h) {
    float[] across = new float[from.length];
    float[] row = new float[w + 2 * RADIUS];
    for (int y = 0; y < h; y++) {
      int at = y * w;
      Arrays.fill(row, 0, RADIUS, from[at]);
      System.arraycopy(from, at, row, RADIUS, w);
      Arrays.fill(row, RADIUS + w, row.length, from[at + w - 1]);
      for (int x = 0; x < w; x++) {
        float sum = 0;
        for (int k = 0; k <= 2 * RADIUS; k++) {
          sum += WINDOW[k] * row[x + k];
        }
        across[at + x] = sum;
      }
    }
    float[] out = new float[from.length];
    for (int y = 0; y < h; y++) {
      int at = y * w;
      for (int k = -RADIUS; k <= RADIUS; k++) {
        int source = Math.max(0, Math.min(h - 1, y + k)) * w;
        float weight = WINDOW[k + RADIUS];
        for (int x = 0; x < w; x++) {
          out[at + x] += weight * across[source + x];
        }
      }
    }
    return out;
  }

  /**
   * A measure at each pixel. Immutable once handed on.
   *
   * @param width pixels
   * @param height lines
   * @param values row by row, 1 where the pictures are alike
   */
  @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
  public record Map(int width, int height, float[] values) {

    /** The mean of all pixels. */
    public double mean() {
      double sum = 0;
      for (float value : values) {
        sum += value;
      }
      return sum / values.length;
    }

    /**
     * The means of square blocks, lowest first; what is left at the right and lower edge joins the
     * last block where it is less than half of one.
     *
     * @param side pixels of a block's side
     */
    public double[] blocks(int side) {
      int columns = Math.max(1, Math.round(width / (float) side));
      int rows = Math.max(1, Math.round(height / (float) side));
      double[] means = new double[columns * rows];
      for (int r = 0; r < rows; r++) {
        for (int c = 0; c < columns; c++) {
          int x1 = c == columns - 1 ? width : Math.min(width, (c + 1) * side);
          int y1 = r == rows - 1 ? height : Math.min(height, (r + 1) * side);
          means[r * columns + c] = mean(c * side, r * side, x1, y1);
        }
      }
      Arrays.sort(means);
      return means;
    }

    private double mean(int x0, int y0, int x1, int y1) {
      double sum = 0;
      for (int y = y0; y < y1; y++) {
        for (int x = x0; x < x1; x++) {
          sum += values[y * width + x];
        }
      }
      return sum / Math.max(1, (x1 - x0) * (y1 - y0));
    }
  }
}
