package org.raccord.imaging.colour;

import org.raccord.imaging.Transfer;

/** How values stand for light; strictly rising, so that each way undoes the other. */
sealed interface Curve {

  /** The light of a value; 0.18 is that of a grey card, 1 that of a white which reflects all. */
  double light(double value);

  /** The value of a light. */
  double value(double light);

  /**
   * A logarithm with a straight foot: {@code a log10(b light + c) + d} from {@code cut} on, {@code
   * e light + f} below.
   */
  record Log(double a, double b, double c, double d, double e, double f, double cut)
      implements Curve {
    @Override
    public double light(double value) {
      return value >= e * cut + f ? above(value) : (value - f) / e;
    }

    private double above(double value) {
      return (Math.pow(10, (value - d) / a) - c) / b;
    }

    @Override
    public double value(double light) {
      return light >= cut ? a * Math.log10(b * light + c) + d : e * light + f;
    }
  }

  /** The same below black as above it, turned about the value of black: Canon's. */
  record Mirrored(Log above, double black) implements Curve {
    @Override
    public double light(double value) {
      return value >= black ? above.light(value) : -above.light(2 * black - value);
    }

    @Override
    public double value(double light) {
      return light >= 0 ? above.value(light) : 2 * black - above.value(-light);
    }
  }

  /**
   * A logarithm with a foot that is a parabola: Apple's. Below its lowest light it goes straight.
   */
  record Parabolic() implements Curve {
    private static final double LOWEST = -0.05641088;
    private static final double CUT = 0.01;
    private static final double BEND = 47.28711236;
    private static final Log ABOVE =
        new Log(0.08550479 / Math.log10(2), 1, 0.00964052, 0.69336945, 1, 0, CUT);

    @Override
    public double light(double value) {
      if (value >= BEND * (CUT - LOWEST) * (CUT - LOWEST)) {
        return ABOVE.above(value);
      }
      return LOWEST + Math.copySign(Math.sqrt(Math.abs(value) / BEND), value);
    }

    @Override
    public double value(double light) {
      double over = light - LOWEST;
      return light >= CUT ? ABOVE.value(light) : Math.copySign(BEND * over * over, over);
    }
  }

  /** A logarithm over a cube root: Nikon's. */
  record Rooted() implements Curve {
    private static final double SCALE = 650 / 1023.0;
    private static final double SHIFT = 0.0075;
    private static final double SLOPE = 150 / 1023.0;
    private static final double OFFSET = 619 / 1023.0;
    private static final double CUT = 0.328;
    private static final double CUT_VALUE = 452 / 1023.0;

    @Override
    public double light(double value) {
      return value >= CUT_VALUE
          ? Math.exp((value - OFFSET) / SLOPE)
          : Math.pow(value / SCALE, 3) - SHIFT;
    }

    @Override
    public double value(double light) {
      return light >= CUT ? SLOPE * Math.log(light) + OFFSET : SCALE * Math.cbrt(light + SHIFT);
    }
  }

  /** HDR, its white as the white of the scene; the same below black, turned. */
  record Hdr(Transfer transfer, double white) implements Curve {
    @Override
    public double light(double value) {
      return Math.copySign(transfer.light(Math.abs(value)) / white, value);
    }

    @Override
    public double value(double light) {
      return Math.copySign(transfer.openValue(Math.abs(light) * white), light);
    }
  }
}
