package org.raccord.acoustics.internal;

/** Symmetric positive matrices, by Jacobi's rotations (1846). */
public final class Symmetric {

  private static final int SWEEPS = 60;
  private static final double LEAST = 1e-9;

  private Symmetric() {}

  /** The product of two square matrices, made symmetric where rounding left it uneven. */
  public static double[][] product(double[][] a, double[][] b) {
    int n = a.length;
    double[][] c = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        for (int j = 0; j < n; j++) {
          c[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return c;
  }

  /** A power of a symmetric positive matrix. */
  public static double[][] power(double[][] matrix, double exponent) {
    int n = matrix.length;
    double[][] vectors = new double[n][n];
    double[] values = eigen(matrix, vectors);
    double[][] result = new double[n][n];
    for (int k = 0; k < n; k++) {
      double value = Math.pow(Math.max(LEAST, values[k]), exponent);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          result[i][j] += vectors[i][k] * value * vectors[j][k];
        }
      }
    }
    return result;
  }

  /** The inverse of a symmetric positive matrix. */
  public static double[][] inverse(double[][] matrix) {
    return power(matrix, -1);
  }

  /** The natural logarithm of the determinant, by Cholesky's decomposition. */
  public static double logDeterminant(double[][] matrix) {
    int n = matrix.length;
    double[][] root = new double[n][n];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = matrix[i][j];
        for (int k = 0; k < j; k++) {
          rest -= root[i][k] * root[j][k];
        }
        root[i][j] = i == j ? Math.sqrt(Math.max(LEAST, rest)) : rest / root[j][j];
      }
      sum += 2 * Math.log(root[i][i]);
    }
    return sum;
  }

  /** Values of {@code matrix}; the columns of {@code vectors} receive its vectors. */
  private static double[] eigen(double[][] matrix, double[][] vectors) {
    int n = matrix.length;
    double[][] a = new double[n][n];
    for (int i = 0; i < n; i++) {
      vectors[i][i] = 1;
      for (int j = 0; j < n; j++) {
        a[i][j] = (matrix[i][j] + matrix[j][i]) / 2;
      }
    }
    for (int sweep = 0; sweep < SWEEPS && off(a) > 1e-22; sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          rotate(a, vectors, p, q);
        }
      }
    }
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = a[i][i];
    }
    return values;
  }

  private static double off(double[][] a) {
    double off = 0;
    double all = 1e-300;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        all += a[i][j] * a[i][j];
        off += i == j ? 0 : a[i][j] * a[i][j];
      }
    }
    return off / all;
  }

  private static void rotate(double[][] a, double[][] vectors, int p, int q) {
    if (Math.abs(a[p][q]) < 1e-300) {
      return;
    }
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    int n = a.length;
    for (int k = 0; k < n; k++) {
      double x = a[k][p];
      double y = a[k][q];
      a[k][p] = c * x - s * y;
      a[k][q] = s * x + c * y;
    }
    for (int k = 0; k < n; k++) {
      double x = a[p][k];
      double y = a[q][k];
      a[p][k] = c * x - s * y;
      a[q][k] = s * x + c * y;
      double v = vectors[k][p];
      double w = vectors[k][q];
      vectors[k][p] = c * v - s * w;
      vectors[k][q] = s * v + c * w;
    }
  }
}
