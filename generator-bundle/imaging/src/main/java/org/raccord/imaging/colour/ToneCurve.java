package org.raccord.imaging.colour;

/**
 * From light of a scene to values of an ordinary display, so that all of it comes through: {@code y
 * = a x / (x + s)}, Reinhard's curve with a white point (Photographic Tone Reproduction for Digital
 * Images, 2002, eq. 4, per channel, with the slope chosen instead of the key), then the curve of
 * sRGB (IEC 61966-2-1). A grey card comes to 14 % of the display's light, which is value 0.41 as
 * with BT.709's own camera curve; the brightest light a shot can hold comes to 1. Below black the
 * straight foot bends towards {@code -FOOT}, so that sixteen bits with foot room hold it.
 *
 * @param s where light is pressed to half
 * @param a {@code y} of endless light
 * @param most {@code y} of the brightest code there is
 */
record ToneCurve(double s, double a, double most) {

  private static final double GREY = 0.14;
  private static final double FOOT = 0.06;
  private static final double LINEAR = 12.92;

  /**
   * The curve of a shot.
   *
   * @param grey light of a grey card
   * @param white light that comes to 1, more than {@code 1 / GREY} times {@code grey}
   * @param brightest the most light that can be, at least {@code white}
   */
  static ToneCurve of(double grey, double white, double brightest) {
    double s = (1 - GREY) * white * grey / (GREY * white - grey);
    double a = (white + s) / white;
    return new ToneCurve(s, a, a * brightest / (brightest + s));
  }

  double value(double light) {
    double y = light > 0 ? a * light / (light + s) : a / s * light;
    if (y < 0) {
      double z = LINEAR * y;
      return z / (1 - z / FOOT);
    }
    return y <= 0.0031308 ? LINEAR * y : 1.055 * Math.pow(y, 1 / 2.4) - 0.055;
  }

  double light(double value) {
    if (value < 0) {
      double v = Math.max(value, -0.99 * FOOT);
      return v / (1 + v / FOOT) / LINEAR * s / a;
    }
    double y = value <= 0.04045 ? value / LINEAR : Math.pow((value + 0.055) / 1.055, 2.4);
    double held = Math.min(y, most);
    return s * held / (a - held);
  }
}
