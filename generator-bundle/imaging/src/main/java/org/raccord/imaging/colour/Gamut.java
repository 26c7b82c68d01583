package org.raccord.imaging.colour;

/**
 * The colours of red, green and blue, as CIE 1931 x and y; white is D65.
 *
 * <p>Its matrix to CIE XYZ is that of SMPTE RP 177: the primaries, scaled so that equal parts make
 * white.
 */
record Gamut(String name, double rx, double ry, double gx, double gy, double bx, double by) {

  static final Gamut BT709 = new Gamut("BT.709", 0.64, 0.33, 0.30, 0.60, 0.15, 0.06);
  static final Gamut BT2020 = new Gamut("BT.2020", 0.708, 0.292, 0.170, 0.797, 0.131, 0.046);
  static final Gamut P3 = new Gamut("P3-D65", 0.68, 0.32, 0.265, 0.69, 0.15, 0.06);

  private static final double WHITE_X = 0.3127;
  private static final double WHITE_Y = 0.3290;

  /** Nine numbers, row by row, that turn red, green and blue of this gamut into another's. */
  double[] to(Gamut other) {
    return times(inverse(other.toXyz()), toXyz());
  }

  private double[] toXyz() {
    double[] columns = {
      rx / ry, gx / gy, bx / by, 1, 1, 1, (1 - rx - ry) / ry, (1 - gx - gy) / gy, (1 - bx - by) / by
    };
    double[] white = {WHITE_X / WHITE_Y, 1, (1 - WHITE_X - WHITE_Y) / WHITE_Y};
    double[] back = inverse(columns);
    double[] xyz = new double[9];
    for (int c = 0; c < 3; c++) {
      double part =
          back[3 * c] * white[0] + back[3 * c + 1] * white[1] + back[3 * c + 2] * white[2];
      for (int r = 0; r < 3; r++) {
        xyz[3 * r + c] = columns[3 * r + c] * part;
      }
    }
    return xyz;
  }

  private static double[] times(double[] a, double[] b) {
    double[] product = new double[9];
    for (int r = 0; r < 3; r++) {
      for (int c = 0; c < 3; c++) {
        product[3 * r + c] = a[3 * r] * b[c] + a[3 * r + 1] * b[3 + c] + a[3 * r + 2] * b[6 + c];
      }
    }
    return product;
  }

  /** By cofactors. */
  static double[] inverse(double[] m) {
    double a = m[4] * m[8] - m[5] * m[7];
    double b = m[5] * m[6] - m[3] * m[8];
    double c = m[3] * m[7] - m[4] * m[6];
    double det = m[0] * a + m[1] * b + m[2] * c;
    return new double[] {
      a / det,
      (m[2] * m[7] - m[1] * m[8]) / det,
      (m[1] * m[5] - m[2] * m[4]) / det,
      b / det,
      (m[0] * m[8] - m[2] * m[6]) / det,
      (m[2] * m[3] - m[0] * m[5]) / det,
      c / det,
      (m[1] * m[6] - m[0] * m[7]) / det,
      (m[0] * m[4] - m[1] * m[3]) / det
    };
  }
}
