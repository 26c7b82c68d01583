package org.raccord.imaging.colour;

/**
 * Presses colours that a display does not have into those it has, so that they can be brought back:
 * how far a component lies below the strongest one, as a part of that, stays what it is up to
 * {@value #KEPT}; from there to {@code limit} it is pressed to 1, where the component is 0. That is
 * the reference gamut compression of ACES (Academy S-2020-001) with a power of 1 and the limit
 * taken from the primaries; greys and plain colours are not touched.
 *
 * @param limit the farthest that a colour of the shot's primaries lies, more than 1
 */
record GamutPress(double limit) {

  private static final double KEPT = 0.8;

  /** What the farthest corner of a gamut needs. */
  static GamutPress of(double[] toDisplay) {
    double limit = 1.02;
    for (int corner = 1; corner < 7; corner++) {
      double[] rgb = new double[3];
      double strongest = 0;
      for (int r = 0; r < 3; r++) {
        for (int c = 0; c < 3; c++) {
          rgb[r] += (corner >> c & 1) * toDisplay[3 * r + c];
        }
        strongest = Math.max(strongest, rgb[r]);
      }
      for (double part : rgb) {
        limit = Math.max(limit, 1 - part / strongest);
      }
    }
    return new GamutPress(limit);
  }

  private double softness() {
    return (limit - KEPT) * (1 - KEPT) / (limit - 1);
  }

  /** A component beside the strongest, pressed. */
  double press(double part, double strongest) {
    double over = strongest <= 0 ? 0 : (strongest - part) / strongest - KEPT;
    return over <= 0 ? part : strongest * (1 - KEPT - over / (1 + over / softness()));
  }

  /** The way back. */
  double release(double part, double strongest) {
    double over = strongest <= 0 ? 0 : (strongest - part) / strongest - KEPT;
    if (over <= 0) {
      return part;
    }
    // At its end the way back runs off to colours without bound.
    double held = Math.min(over / softness(), 0.995);
    return strongest * (1 - KEPT - held * softness() / (1 - held));
  }
}
