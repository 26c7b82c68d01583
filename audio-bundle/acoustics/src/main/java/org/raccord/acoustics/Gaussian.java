package org.raccord.acoustics;

import org.raccord.acoustics.internal.Symmetric;

/**
 * A normal distribution of feature vectors: their mean and covariance, drawn a little towards its
 * diagonal so that few vectors give one too.
 */
public final class Gaussian {

  private final double[] mean;
  private final double[][] covariance;
  private final int count;

  private Gaussian(double[] mean, double[][] covariance, int count) {
    this.mean = mean;
    this.covariance = covariance;
    this.count = count;
  }

  /**
   * Fits to rows of {@code dimensions} values.
   *
   * @param rows at least two vectors of one length
   */
  public static Gaussian of(double[][] rows) {
    if (rows.length < 2) {
      throw new IllegalArgumentException("A distribution needs two vectors, not " + rows.length);
    }
    int n = rows[0].length;
    double[] mean = new double[n];
    for (double[] row : rows) {
      for (int i = 0; i < n; i++) {
        mean[i] += row[i] / rows.length;
      }
    }
    double[][] covariance = new double[n][n];
    for (double[] row : rows) {
      for (int i = 0; i < n; i++) {
        double a = (row[i] - mean[i]) / rows.length;
        for (int j = 0; j <= i; j++) {
          covariance[i][j] += a * (row[j] - mean[j]);
        }
      }
    }
    // Neighbouring frames say much the same: about one in four counts as an observation.
    double shrink = Math.min(0.5, n / (n + rows.length / 4.0));
    for (int i = 0; i < n; i++) {
      covariance[i][i] += 1e-6;
      for (int j = 0; j < i; j++) {
        covariance[i][j] *= 1 - shrink;
        covariance[j][i] = covariance[i][j];
      }
    }
    return new Gaussian(mean, covariance, rows.length);
  }

  public int dimensions() {
    return mean.length;
  }

  /** Vectors it was fitted to. */
  public int count() {
    return count;
  }

  /** The mean of value {@code i}. */
  public double mean(int i) {
    return mean[i];
  }

  /** The variance of value {@code i}. */
  public double variance(int i) {
    return covariance[i][i];
  }

  /** The natural logarithm of the determinant of the covariance. */
  public double logVolume() {
    return Symmetric.logDeterminant(covariance);
  }

  /**
   * The Kullback-Leibler divergence to {@code other} and back, halved; 0 for the same distribution.
   */
  public double divergence(Gaussian other) {
    int n = dimensions();
    double[][] mine = Symmetric.inverse(covariance);
    double[][] theirs = Symmetric.inverse(other.covariance);
    double sum = -2.0 * n;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double step = (mean[i] - other.mean[i]) * (mean[j] - other.mean[j]);
        sum += mine[i][j] * (other.covariance[i][j] + step);
        sum += theirs[i][j] * (covariance[i][j] + step);
      }
    }
    return Math.max(0, sum / 4);
  }

  /**
   * The optimal transport of this distribution onto {@code other}: the affine map with the linear
   * part {@code Cx^-1/2 (Cx^1/2 Cy Cx^1/2)^1/2 Cx^-1/2} (Dowson and Landau, 1982; Knott and Smith,
   * 1984).
   */
  public Transport transportTo(Gaussian other) {
    double[][] root = Symmetric.power(covariance, 0.5);
    double[][] inverse = Symmetric.power(covariance, -0.5);
    double[][] inner =
        Symmetric.power(Symmetric.product(Symmetric.product(root, other.covariance), root), 0.5);
    return new Transport(
        mean, Symmetric.product(Symmetric.product(inverse, inner), inverse), other.mean);
  }

  /** An affine map of feature vectors. */
  public static final class Transport {
    private final double[] from;
    private final double[][] linear;
    private final double[] to;

    private Transport(double[] from, double[][] linear, double[] to) {
      this.from = from;
      this.linear = linear;
      this.to = to;
    }

    /** Where {@code vector} is brought. */
    public double[] apply(double[] vector) {
      double[] moved = to.clone();
      for (int i = 0; i < moved.length; i++) {
        for (int j = 0; j < moved.length; j++) {
          moved[i] += linear[i][j] * (vector[j] - from[j]);
        }
      }
      return moved;
    }
  }
}
