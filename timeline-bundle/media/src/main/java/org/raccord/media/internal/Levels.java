package org.raccord.media.internal;

import org.raccord.model.picture.Frame;

/**
 * What code values of a plane mean: value = (code - zero) / unit, 0..1 for luma and RGB, -0.5..0.5
 * for colour differences (ITU-T H.273, equations 20 to 31).
 *
 * @param depth bits
 * @param zero the code of value 0
 * @param unit codes from value 0 to value 1
 */
record Levels(int depth, double zero, double unit) {

  private static final float WHOLE = 1 << 23;

  static Levels luma(int depth, boolean full) {
    return full
        ? new Levels(depth, 0, (1 << depth) - 1)
        : new Levels(depth, 16 << (depth - 8), 219 << (depth - 8));
  }

  static Levels chroma(int depth, boolean full) {
    return full
        ? new Levels(depth, 1 << (depth - 1), (1 << depth) - 1)
        : new Levels(depth, 128 << (depth - 8), 224 << (depth - 8));
  }

  /** The values of a plane. */
  float[] values(Frame frame, int plane) {
    float[] table = new float[1 << depth];
    for (int code = 0; code < table.length; code++) {
      table[code] = (float) ((code - zero) / unit);
    }
    short[] codes = frame.plane(plane);
    float[] values = new float[codes.length];
    int top = table.length - 1;
    for (int i = 0; i < codes.length; i++) {
      values[i] = table[Math.min(top, codes[i] & 0xffff)];
    }
    return values;
  }

  /**
   * Writes values as codes, rounded to the nearest and held inside the depth. Halves go to the even
   * code: they are common (means of two lines, dropped bits), and going up would brighten.
   */
  void codes(float[] values, short[] codes) {
    float scale = (float) unit;
    float offset = (float) zero;
    float top = (1 << depth) - 1;
    for (int i = 0; i < codes.length; i++) {
      float code = Math.max(0, Math.min(top, values[i] * scale + offset));
      // Beyond 2^23 floats are whole: adding and taking away rounds to even.
      codes[i] = (short) (int) ((code + WHOLE) - WHOLE);
    }
  }

  /** Writes codes of this meaning as codes of another. */
  void recode(short[] from, Levels other, short[] to) {
    short[] table = new short[1 << depth];
    int limit = (1 << other.depth) - 1;
    for (int code = 0; code < table.length; code++) {
      double exact = (code - zero) / unit * other.unit + other.zero;
      table[code] = (short) (int) Math.max(0, Math.min(limit, Math.rint(exact)));
    }
    int top = table.length - 1;
    for (int i = 0; i < from.length; i++) {
      to[i] = table[Math.min(top, from[i] & 0xffff)];
    }
  }
}
