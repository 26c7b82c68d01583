package org.raccord.acoustics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GaussianTest {

  private static final int COUNT = 20_000;

  @Test
  void theDivergenceOfKnownDistributionsIsTheTextbooks() {
    Gaussian one = Gaussian.of(normal(new double[] {0, 0}, 1, 1, 0, 1));
    Gaussian two = Gaussian.of(normal(new double[] {3, 0}, 2, 1, 0, 2));
    // KL of N(0,1) to N(3,4) and back: ln 2 + (1 + 9) / 8 - 1/2 and -ln 2 + (4 + 9) / 2 - 1/2.
    double forth = Math.log(2) + 10 / 8.0 - 0.5;
    double back = -Math.log(2) + 13 / 2.0 - 0.5;
    assertEquals((forth + back) / 2, one.divergence(two), 0.15);
    assertEquals(0, one.divergence(one), 1e-6);
    assertEquals(one.divergence(two), two.divergence(one), 1e-6);
  }

  @Test
  void transportMakesOneDistributionTheOther() {
    double[][] rows = normal(new double[] {1, -1}, 1, 2, 0.6, 3);
    Gaussian from = Gaussian.of(rows);
    Gaussian to = Gaussian.of(normal(new double[] {4, 2}, 3, 0.5, -0.4, 4));
    Gaussian.Transport transport = from.transportTo(to);
    double[][] moved = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      moved[i] = transport.apply(rows[i]);
    }
    assertTrue(from.divergence(to) > 2);
    assertTrue(Gaussian.of(moved).divergence(to) < 0.01);
  }

  @Test
  void transportToItselfMovesNothing() {
    Gaussian one = Gaussian.of(normal(new double[] {1, -1}, 1, 2, 0.6, 5));
    double[] there = one.transportTo(one).apply(new double[] {0.3, 0.7});
    assertEquals(0.3, there[0], 1e-6);
    assertEquals(0.7, there[1], 1e-6);
  }

  private static double[][] normal(
      double[] mean, double sigma, double tau, double correlation, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] rows = new double[COUNT][2];
    for (double[] row : rows) {
      double x = gauss(random);
      double y = correlation * x + Math.sqrt(1 - correlation * correlation) * gauss(random);
      row[0] = mean[0] + sigma * x;
      row[1] = mean[1] + tau * y;
    }
    return rows;
  }

  private static double gauss(SplittableRandom random) {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }
}
