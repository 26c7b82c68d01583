package org.raccord.imaging;

import org.raccord.model.picture.ColourTags;

/** How code values stand for light: in steps that a gain of light keeps even, or not. */
public enum Transfer {
  /** A power of the value, as BT.1886 has it: a gain of light is a gain of code values. */
  POWER,
  /** SMPTE ST 2084: light of a display, 1 at 10,000 cd/m2. */
  PQ,
  /** ARIB STD-B67 as in BT.2100: light of the scene, 1 at the highest value. */
  HLG;

  private static final double DISPLAY_GAMMA = 2.4;
  private static final double M1 = 0.1593017578125;
  private static final double M2 = 78.84375;
  private static final double C1 = 0.8359375;
  private static final double C2 = 18.8515625;
  private static final double C3 = 18.6875;
  private static final double A = 0.17883277;
  private static final double B = 0.28466892;
  private static final double C = 0.55991073;

  /** That of a picture with these tags. */
  public static Transfer of(ColourTags colour) {
    return switch (colour.transfer()) {
      case 16 -> PQ;
      case 18 -> HLG;
      default -> POWER;
    };
  }

  /** The light of a value between 0 and 1. */
  public double light(double value) {
    return switch (this) {
      case POWER -> Math.pow(value, DISPLAY_GAMMA);
      case PQ -> {
        double p = Math.pow(value, 1 / M2);
        yield Math.pow(Math.max(0, p - C1) / (C2 - C3 * p), 1 / M1);
      }
      case HLG -> value <= 0.5 ? value * value / 3 : (Math.exp((value - C) / A) + B) / 12;
    };
  }

  /** The value that stands for light, between 0 and 1. */
  public double value(double light) {
    return Math.min(1, openValue(light));
  }

  /** The value that stands for light, beyond 1 where the light is. */
  public double openValue(double light) {
    return switch (this) {
      case POWER -> Math.pow(light, 1 / DISPLAY_GAMMA);
      case PQ -> {
        double p = Math.pow(light, M1);
        yield Math.pow((C1 + C2 * p) / (1 + C3 * p), M2);
      }
      case HLG -> light <= 1 / 12.0 ? Math.sqrt(3 * light) : A * Math.log(12 * light - B) + C;
    };
  }
}
