package org.raccord.models.internal;

/** Numbers of 16 bits, as IEEE 754 has them. */
final class Halves {

  private Halves() {}

  /** The nearest number of 16 bits. */
  static short of(float value) {
    int bits = Float.floatToIntBits(value);
    int sign = (bits >>> 16) & 0x8000;
    int rest = bits & 0x7fffffff;
    if (rest >= 0x47800000) {
      return (short) (sign | (rest > 0x7f800000 ? 0x7e00 : 0x7c00));
    }
    if (rest < 0x38800000) {
      // Too small for an exponent of its own: counted in steps of 2^-24.
      return (short) (sign | Math.round(Math.abs(value) * 0x1p24f));
    }
    int rounded = rest + 0xfff + ((rest >>> 13) & 1);
    return (short) (sign | ((rounded - 0x38000000) >>> 13));
  }

  static float value(short half) {
    int sign = (half & 0x8000) << 16;
    int exponent = (half >>> 10) & 0x1f;
    int fraction = half & 0x3ff;
    if (exponent == 0) {
      return Math.copySign(fraction * 0x1p-24f, Float.intBitsToFloat(sign | 0x3f800000));
    }
    int bits = exponent == 31 ? 0x7f800000 : (exponent + 112) << 23;
    return Float.intBitsToFloat(sign | bits | (fraction << 13));
  }
}
