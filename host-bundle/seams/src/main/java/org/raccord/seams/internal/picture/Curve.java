package org.raccord.seams.internal.picture;

import java.util.Arrays;

/**
 * One measure along a strip.
 *
 * @param name such as {@code exposure}
 * @param unit its unit
 * @param values one a step or frame; {@link Double#NaN} where it cannot be measured
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
public record Curve(String name, String unit, double[] values) {

  static Curve empty(String name, String unit, int length) {
    double[] values = new double[length];
    Arrays.fill(values, Double.NaN);
    return new Curve(name, unit, values);
  }
}
