package org.raccord.media.internal;

/**
 * Weights of a one-dimensional resampling: each target sample is a weighted sum of {@code count}
 * consecutive source samples. Bicubic (Catmull-Rom; R. Keys, 1981), stretched where it shrinks so
 * that what the target cannot hold does not alias. Beyond the ends the outermost sample repeats.
 */
final class Taps {

  private final int[] first;
  private final float[] weights;
  private final int count;
  private final boolean identity;

  private Taps(int[] first, float[] weights, int count, boolean identity) {
    this.first = first;
    this.weights = weights;
    this.count = count;
    this.identity = identity;
  }

  /**
   * The taps of {@code target} samples, of which number i lies at {@code step x i + offset} in
   * source samples.
   */
  static Taps of(int source, int target, double step, double offset) {
    if (source == target && step == 1 && offset == 0) {
      return new Taps(new int[0], new float[0], 0, true);
    }
    double stretch = Math.max(1, step);
    double reach = 2 * stretch;
    int count = Math.min(source, (int) Math.ceil(2 * reach) + 1);
    int[] first = new int[target];
    float[] weights = new float[target * count];
    double[] sums = new double[count];
    for (int i = 0; i < target; i++) {
      double centre = step * i + offset;
      int from = (int) Math.ceil(centre - reach);
      int to = (int) Math.floor(centre + reach);
      int begin = Math.max(0, Math.min(source - count, from));
      java.util.Arrays.fill(sums, 0);
      double total = 0;
      for (int s = from; s <= to; s++) {
        double w = kernel((s - centre) / stretch);
        sums[Math.max(0, Math.min(count - 1, Math.max(0, Math.min(source - 1, s)) - begin))] += w;
        total += w;
      }
      first[i] = begin;
      for (int t = 0; t < count; t++) {
        weights[i * count + t] = (float) (sums[t] / total);
      }
    }
    return new Taps(first, weights, count, false);
  }

  private static double kernel(double x) {
    double a = Math.abs(x);
    if (a < 1) {
      return (1.5 * a - 2.5) * a * a + 1;
    }
    return a < 2 ? ((-0.5 * a + 2.5) * a - 4) * a + 2 : 0;
  }

  /** Whether nothing changes. */
  boolean isIdentity() {
    return identity;
  }

  /** Resamples along the rows of a plane {@code width} wide. */
  float[] rows(float[] source, int width, int height) {
    int target = first.length;
    float[] result = new float[target * height];
    for (int y = 0; y < height; y++) {
      int from = y * width;
      int to = y * target;
      for (int x = 0; x < target; x++) {
        int s = from + first[x];
        int w = x * count;
        float sum = 0;
        for (int t = 0; t < count; t++) {
          sum += source[s + t] * weights[w + t];
        }
        result[to + x] = sum;
      }
    }
    return result;
  }

  /** Resamples along the columns of a plane {@code width} wide. */
  float[] columns(float[] source, int width) {
    int target = first.length;
    float[] result = new float[width * target];
    for (int y = 0; y < target; y++) {
      int to = y * width;
      for (int t = 0; t < count; t++) {
        float weight = weights[y * count + t];
        if (weight == 0) {
          continue;
        }
        int from = (first[y] + t) * width;
        for (int x = 0; x < width; x++) {
          result[to + x] += source[from + x] * weight;
        }
      }
    }
    return result;
  }
}
