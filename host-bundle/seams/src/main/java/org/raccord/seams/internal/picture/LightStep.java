package org.raccord.seams.internal.picture;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.raccord.imaging.Flow;
import org.raccord.seams.internal.grade.Ordinary;

/**
 * What light and colour do from one frame to the next, where motion explains the rest: the median
 * over blocks of the picture, in which a block that lies in black has hardly a say, since more
 * light on it is still black.
 *
 * @param stops change of luminance, as a power of two
 * @param difference CIEDE2000 between the mean colour of those blocks and that colour changed
 */
public record LightStep(double stops, double difference) {

  private static final int ACROSS = 12;
  private static final int DOWN = 8;

  /** Luminance that black is never darker than, so that noise in black is no stop of light. */
  private static final double VEIL = 0.004;

  /**
   * Of a step of light the veil leaves the share that light has in light and veil, by which it is
   * made up for; where it leaves less than this, it is not.
   */
  private static final double LEAST_SHARE = 0.05;

  static LightStep measure(
      Look a, Look b, Flow flow, float[] rest, int gridWidth, int cell, float trusted) {
    int w = a.colourWidth();
    int h = a.colourHeight();
    int blocks = ACROSS * DOWN;
    double[][] sums = new double[blocks][8];
    int[] counts = new int[blocks];
    int gridHeight = rest.length / gridWidth;
    // Light that changes everywhere is no reason to distrust every place.
    double limit = Math.max(trusted, 2.5 * Ordinary.of(doubles(rest)).median());
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        int fx = Math.min(flow.width() - 1, 2 * x);
        int fy = Math.min(flow.height() - 1, 2 * y);
        int at = fy * flow.width() + fx;
        int tx = Math.round(x + flow.dx()[at] / 2);
        int ty = Math.round(y + flow.dy()[at] / 2);
        int g =
            Math.min(gridHeight - 1, fy / cell) * gridWidth + Math.min(gridWidth - 1, fx / cell);
        if (tx < 0 || ty < 0 || tx >= w || ty >= h || rest[g] > limit) {
          continue;
        }
        int i = y * w + x;
        int j = ty * w + tx;
        int block = (y * DOWN / h) * ACROSS + x * ACROSS / w;
        double[] sum = sums[block];
        for (int c = 0; c < 3; c++) {
          sum[c] += a.lab(c)[i];
          sum[4 + c] += b.lab(c)[j];
        }
        sum[3] += a.light()[i];
        sum[7] += b.light()[j];
        counts[block]++;
      }
    }
    double[][] steps = new double[4][blocks];
    double[] weights = new double[blocks];
    double[] trust = new double[blocks];
    double[] mean = new double[3];
    double all = 0;
    int used = 0;
    for (int k = 0; k < blocks; k++) {
      if (counts[k] > 8) {
        for (int c = 0; c < 3; c++) {
          steps[c][used] = (sums[k][4 + c] - sums[k][c]) / counts[k];
        }
        double lit = (sums[k][3] + sums[k][7]) / (2 * counts[k]);
        weights[used] = lit / (lit + VEIL);
        steps[3][used] =
            Math.log((sums[k][7] / counts[k] + VEIL) / (sums[k][3] / counts[k] + VEIL))
                / Math.log(2)
                / Math.max(LEAST_SHARE, weights[used]);
        trust[used] = weights[used] * weights[used];
        for (int c = 0; c < 3; c++) {
          mean[c] += weights[used] * sums[k][c];
        }
        all += weights[used] * counts[k];
        used++;
      }
    }
    if (used < 6 || all == 0) {
      return new LightStep(0, 0);
    }
    double l = mean[0] / all;
    double aa = mean[1] / all;
    double bb = mean[2] / all;
    return new LightStep(
        median(steps[3], trust, used),
        ColourDifference.of(
            l,
            aa,
            bb,
            l + median(steps[0], weights, used),
            aa + median(steps[1], weights, used),
            bb + median(steps[2], weights, used)));
  }

  private static double[] doubles(float[] values) {
    double[] out = new double[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = values[i];
    }
    return out;
  }

  /** The value that half of the weight lies below; between two where it lies between them. */
  static double median(double[] values, double[] weights, int count) {
    int[] order =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(i -> i)
            .toArray();
    double all = Arrays.stream(weights, 0, count).sum();
    double below = 0;
    for (int k = 0; k < count; k++) {
      below += weights[order[k]];
      if (Math.abs(2 * below - all) <= 1e-9 * all && k + 1 < count) {
        return (values[order[k]] + values[order[k + 1]]) / 2;
      }
      if (2 * below > all) {
        return values[order[k]];
      }
    }
    return count == 0 ? 0 : values[order[count - 1]];
  }
}
