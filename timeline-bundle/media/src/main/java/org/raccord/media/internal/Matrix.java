package org.raccord.media.internal;

import org.raccord.model.picture.ColourTags;

/**
 * Luma weights of a matrix (ITU-T H.273, table 4), and what follows from them.
 *
 * @param kr weight of red in luma
 * @param kb weight of blue in luma
 */
record Matrix(double kr, double kb) {

  private static final Matrix BT709 = new Matrix(0.2126, 0.0722);
  private static final Matrix BT601 = new Matrix(0.299, 0.114);
  private static final Matrix BT2020 = new Matrix(0.2627, 0.0593);

  /** Whether a matrix tag is one that is computed here (or is unspecified, or RGB). */
  static boolean isKnown(int tag) {
    return (tag >= 0 && tag <= 7) || tag == 9;
  }

  /** The matrix of a tag; unspecified goes by the number of lines. */
  static Matrix of(int tag, int lines) {
    return switch (tag) {
      case 1 -> BT709;
      case 4 -> new Matrix(0.30, 0.11);
      case 5, 6 -> BT601;
      case 7 -> new Matrix(0.212, 0.087);
      case 9 -> BT2020;
      case ColourTags.UNKNOWN -> lines >= 720 ? BT709 : BT601;
      default -> BT709;
    };
  }

  /** Turns planes Y, Cb, Cr of one size into R, G, B, in place. */
  void toRgb(float[] y, float[] cb, float[] cr) {
    float r = (float) (2 * (1 - kr));
    float b = (float) (2 * (1 - kb));
    float kg = (float) (1 - kr - kb);
    float gr = (float) kr / kg * r;
    float gb = (float) kb / kg * b;
    for (int i = 0; i < y.length; i++) {
      float red = y[i] + r * cr[i];
      float blue = y[i] + b * cb[i];
      float green = y[i] - gr * cr[i] - gb * cb[i];
      y[i] = red;
      cb[i] = green;
      cr[i] = blue;
    }
  }

  /** Turns planes R, G, B into Y, Cb, Cr, in place. */
  void fromRgb(float[] red, float[] green, float[] blue) {
    float r = (float) kr;
    float b = (float) kb;
    float g = (float) (1 - kr - kb);
    float cbScale = (float) (0.5 / (1 - kb));
    float crScale = (float) (0.5 / (1 - kr));
    for (int i = 0; i < red.length; i++) {
      float y = r * red[i] + g * green[i] + b * blue[i];
      float cb = (blue[i] - y) * cbScale;
      float cr = (red[i] - y) * crScale;
      red[i] = y;
      green[i] = cb;
      blue[i] = cr;
    }
  }

  /**
   * Adds to luma what the same colours have more of it under {@code other}; all planes of one size.
   */
  void lumaTo(Matrix other, float[] y, float[] cb, float[] cr) {
    double[] m = towards(other);
    float b = (float) m[0];
    float r = (float) m[1];
    for (int i = 0; i < y.length; i++) {
      y[i] += b * cb[i] + r * cr[i];
    }
  }

  /** Turns colour differences into those of {@code other}, in place; luma does not enter. */
  void chromaTo(Matrix other, float[] cb, float[] cr) {
    double[] m = towards(other);
    // B - Y and R - Y in terms of Cb and Cr, less the change of Y, at the other's scale.
    float cbScale = (float) (0.5 / (1 - other.kb));
    float crScale = (float) (0.5 / (1 - other.kr));
    float bb = cbScale * (float) (2 * (1 - kb) - m[0]);
    float br = -cbScale * (float) m[1];
    float rr = crScale * (float) (2 * (1 - kr) - m[1]);
    float rb = -crScale * (float) m[0];
    for (int i = 0; i < cb.length; i++) {
      float b = cb[i];
      float r = cr[i];
      cb[i] = bb * b + br * r;
      cr[i] = rb * b + rr * r;
    }
  }

  /** How much Cb and Cr add to luma on the way to {@code other}. */
  private double[] towards(Matrix other) {
    double kg = 1 - kr - kb;
    double green = 1 - other.kr - other.kb;
    double r = 2 * (1 - kr);
    double b = 2 * (1 - kb);
    // Y' - Y = kr'(R - Y) + kg'(G - Y) + kb'(B - Y).
    return new double[] {
      other.kb * b - green * kb / kg * b, other.kr * r - green * kr / kg * r,
    };
  }
}
