package org.raccord.seams.internal.picture;

/**
 * The colour difference CIEDE2000 (CIE 142-2001; formulae after Sharma, Wu, Dalal: The CIEDE2000
 * Color-Difference Formula, 2005), with all weights 1.
 */
final class ColourDifference {

  private static final double P25 = Math.pow(25, 7);

  private ColourDifference() {}

  /** The difference of two colours in L*a*b*. */
  static double of(double l1, double a1, double b1, double l2, double a2, double b2) {
    double c = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
    double c7 = Math.pow(c, 7);
    double g = 0.5 * (1 - Math.sqrt(c7 / (c7 + P25)));
    double ap1 = (1 + g) * a1;
    double ap2 = (1 + g) * a2;
    double cp1 = Math.hypot(ap1, b1);
    double cp2 = Math.hypot(ap2, b2);
    double h1 = hue(ap1, b1);
    double h2 = hue(ap2, b2);
    double dl = l2 - l1;
    double dc = cp2 - cp1;
    boolean neutral = cp1 * cp2 == 0;
    double turn = neutral ? 0 : h2 - h1;
    turn = turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn;
    double dh = 2 * Math.sqrt(cp1 * cp2) * Math.sin(Math.toRadians(turn / 2));
    double l = (l1 + l2) / 2;
    double cp = (cp1 + cp2) / 2;
    double h = h1 + h2;
    if (!neutral) {
      boolean wraps = Math.abs(h1 - h2) > 180;
      h = wraps ? (h < 360 ? h + 360 : h - 360) / 2 : h / 2;
    }
    double t =
        1 - 0.17 * cos(h - 30) + 0.24 * cos(2 * h) + 0.32 * cos(3 * h + 6) - 0.20 * cos(4 * h - 63);
    double cp7 = Math.pow(cp, 7);
    double rotation =
        -2
            * Math.sqrt(cp7 / (cp7 + P25))
            * Math.sin(Math.toRadians(60 * Math.exp(-Math.pow((h - 275) / 25, 2))));
    double l50 = (l - 50) * (l - 50);
    double sl = dl / (1 + 0.015 * l50 / Math.sqrt(20 + l50));
    double sc = dc / (1 + 0.045 * cp);
    double sh = dh / (1 + 0.015 * cp * t);
    return Math.sqrt(Math.max(0, sl * sl + sc * sc + sh * sh + rotation * sc * sh));
  }

  private static double hue(double a, double b) {
    if (a == 0 && b == 0) {
      return 0;
    }
    double degrees = Math.toDegrees(Math.atan2(b, a));
    return degrees < 0 ? degrees + 360 : degrees;
  }

  private static double cos(double degrees) {
    return Math.cos(Math.toRadians(degrees));
  }
}
