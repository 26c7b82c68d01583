package org.raccord.imaging.colour;

import java.util.Arrays;

/**
 * A table the other way about, found by search: curves by halves; grids by Newton's method, whose
 * slopes are exact within a tetrahedron, from the nearest of a coarse set of points.
 */
final class CubeInverse {

  private static final int COARSE = 17;
  private static final int SEEDS = 16;
  private static final int STEPS = 40;
  private static final double NEAR = 1e-7;

  private final Cube cube;

  /** For each cell of what comes out, 0 to 1 in {@value #SEEDS} parts, the point to begin at. */
  private final double[] seeds;

  CubeInverse(Cube cube) {
    this.cube = cube;
    this.seeds = cube.isGrid() ? seeds(cube) : new double[0];
  }

  /** What the table turns into {@code rgb}, or comes nearest to it; written over it. */
  void apply(double[] rgb) {
    if (cube.isGrid()) {
      newton(rgb);
    } else {
      for (int c = 0; c < 3; c++) {
        rgb[c] = halves(rgb[c], c);
      }
    }
  }

  private double halves(double wanted, int c) {
    double low = cube.low(c);
    double high = cube.high(c);
    for (int i = 0; i < 50; i++) {
      double middle = (low + high) / 2;
      if (cube.curve(middle, c) < wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private void newton(double[] rgb) {
    double[] at = seed(rgb);
    double[] best = at.clone();
    double[] slopes = new double[9];
    double least = Double.POSITIVE_INFINITY;
    for (int step = 0; step < STEPS; step++) {
      double[] there = at.clone();
      cube.grid(there, slopes);
      double[] off = {rgb[0] - there[0], rgb[1] - there[1], rgb[2] - there[2]};
      double error = off[0] * off[0] + off[1] * off[1] + off[2] * off[2];
      if (error < least) {
        least = error;
        best = at.clone();
      }
      if (error < NEAR * NEAR) {
        break;
      }
      double[] move = solved(slopes, off);
      // Far from the goal the slopes of here say little of there; and no step repeats for ever.
      double longest = (step < STEPS / 2 ? 0.2 : 0.05) * (cube.high(0) - cube.low(0));
      double length = Math.sqrt(move[0] * move[0] + move[1] * move[1] + move[2] * move[2]);
      double scale = length > longest ? longest / length : 1;
      for (int c = 0; c < 3; c++) {
        at[c] = Math.max(cube.low(c), Math.min(cube.high(c), at[c] + scale * move[c]));
      }
    }
    System.arraycopy(best, 0, rgb, 0, 3);
  }

  /** Least squares with a little weight on staying, so that flat places do not throw it away. */
  private static double[] solved(double[] m, double[] off) {
    double[] square = new double[9];
    double[] right = new double[3];
    double trace = 1e-12;
    for (int r = 0; r < 3; r++) {
      for (int c = 0; c < 3; c++) {
        for (int k = 0; k < 3; k++) {
          square[3 * r + c] += m[3 * k + r] * m[3 * k + c];
        }
        right[r] += m[3 * c + r] * off[c];
      }
      trace += square[4 * r];
    }
    for (int r = 0; r < 3; r++) {
      square[4 * r] += 1e-9 * trace;
    }
    double[] back = Gamut.inverse(square);
    double[] move = new double[3];
    for (int r = 0; r < 3; r++) {
      move[r] = back[3 * r] * right[0] + back[3 * r + 1] * right[1] + back[3 * r + 2] * right[2];
    }
    return move;
  }

  private static int cell(double value) {
    return (int) Math.max(0, Math.min(SEEDS - 1, value * SEEDS));
  }

  private double[] seed(double[] rgb) {
    int at = 3 * (cell(rgb[0]) + SEEDS * (cell(rgb[1]) + SEEDS * cell(rgb[2])));
    return Arrays.copyOfRange(seeds, at, at + 3);
  }

  private static double[] seeds(Cube cube) {
    double[] in = new double[3 * COARSE * COARSE * COARSE];
    double[] out = new double[in.length];
    double[] point = new double[3];
    for (int n = 0; n < in.length; n += 3) {
      int i = n / 3;
      int[] steps = {i % COARSE, i / COARSE % COARSE, i / COARSE / COARSE};
      for (int c = 0; c < 3; c++) {
        double part = steps[c] / (COARSE - 1.0);
        in[n + c] = cube.low(c) + (cube.high(c) - cube.low(c)) * part;
        point[c] = in[n + c];
      }
      cube.apply(point);
      System.arraycopy(point, 0, out, n, 3);
    }
    double[] seeds = new double[3 * SEEDS * SEEDS * SEEDS];
    for (int n = 0; n < seeds.length; n += 3) {
      int i = n / 3;
      int j = i / SEEDS;
      int layer = j / SEEDS;
      double r = (i % SEEDS + 0.5) / SEEDS;
      double g = (j % SEEDS + 0.5) / SEEDS;
      double b = (layer + 0.5) / SEEDS;
      int nearest = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int k = 0; k < out.length; k += 3) {
        double dr = out[k] - r;
        double dg = out[k + 1] - g;
        double db = out[k + 2] - b;
        double apart = dr * dr + dg * dg + db * db;
        if (apart < least) {
          least = apart;
          nearest = k;
        }
      }
      System.arraycopy(in, nearest, seeds, n, 3);
    }
    return seeds;
  }
}
