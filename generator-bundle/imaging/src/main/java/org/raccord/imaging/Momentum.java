package org.raccord.imaging;

import java.util.ArrayList;
import java.util.List;

/**
 * How far the speeds at the edges of a gap foretell the way across it. A dolly keeps its speed, a
 * hand that holds a camera does not: gaps of the same length are laid into the frames on either
 * side, where the way is known, and the part of the foretold bend that fits best is taken.
 */
public final class Momentum {

  /** What is believed before anything is seen. */
  private static final double USUAL = 0.9;

  /** Variance of the mean position of a tile in pixels of the small picture. */
  private static final double NOISE = 0.1;

  private static final int SMALL_SIDE = 96;
  private static final int COLUMNS = 6;
  private static final int ROWS = 4;

  private Momentum() {}

  /**
   * The part of the foretold bend to believe, 0 to 1.
   *
   * @param before pictures before the gap, nearest first
   * @param after pictures after it, nearest first
   * @param missing how many pictures are missing between them
   */
  public static double measured(List<Grey> before, List<Grey> after, int missing) {
    double[] sums = {0, 0};
    for (List<Grey> side : List.of(before, after)) {
      int steps = Math.min(missing + 1, side.size() - 5);
      if (steps < 2) {
        continue;
      }
      double[][] speeds = speeds(side);
      for (int from = 2; from + steps + 2 <= speeds.length; from++) {
        for (int c = 0; c < speeds[0].length; c++) {
          compare(speeds, from, steps, c, sums);
        }
      }
    }
    double trust = NOISE * COLUMNS * ROWS;
    return Math.max(0, Math.min(1, (sums[0] + trust * USUAL) / (sums[1] + trust)));
  }

  /** Adds foretold bend times true bend, and foretold bend squared, inside one known gap. */
  private static void compare(double[][] speeds, int from, int steps, int c, double[] sums) {
    double way = 0;
    for (int k = 0; k < steps; k++) {
      way += speeds[from + k][c];
    }
    double start = 0.75 * speeds[from - 1][c] + 0.25 * speeds[from - 2][c];
    double end = 0.75 * speeds[from + steps][c] + 0.25 * speeds[from + steps + 1][c];
    double at = 0;
    for (int k = 1; k < steps; k++) {
      at += speeds[from + k - 1][c];
      double t = k / (double) steps;
      double foretold =
          (start * steps - way) * t * (1 - t) * (1 - t) - (end * steps - way) * t * t * (1 - t);
      sums[0] += foretold * (at - way * t) / (steps - 1);
      sums[1] += foretold * foretold / (steps - 1);
    }
  }

  /** Per step, away from the gap, the mean motion of each tile: x and y. */
  private static double[][] speeds(List<Grey> side) {
    FlowEstimator search = FlowEstimator.forMeans(FlowEstimator.Effort.FULL);
    List<Grey> small = new ArrayList<>();
    for (Grey grey : side) {
      small.add(grey.shrunk(Math.max(1, Math.min(grey.width(), grey.height()) / SMALL_SIDE)));
    }
    double[][] speeds = new double[Math.max(0, small.size() - 1)][];
    for (int i = 0; i < speeds.length; i++) {
      speeds[i] = tiles(search.estimate(small.get(i), small.get(i + 1)));
    }
    return speeds;
  }

  private static double[] tiles(Flow flow) {
    double[] sums = new double[2 * COLUMNS * ROWS];
    int[] counts = new int[COLUMNS * ROWS];
    for (int y = 0, i = 0; y < flow.height(); y++) {
      for (int x = 0; x < flow.width(); x++, i++) {
        int tile = y * ROWS / flow.height() * COLUMNS + x * COLUMNS / flow.width();
        sums[2 * tile] += flow.dx()[i];
        sums[2 * tile + 1] += flow.dy()[i];
        counts[tile]++;
      }
    }
    for (int c = 0; c < sums.length; c++) {
      sums[c] /= Math.max(1, counts[c / 2]);
    }
    return sums;
  }
}
