package org.raccord.matching.internal;

import java.util.Optional;

/**
 * How loud the place is on its way from one side of the slot to the other: a straight line in LU.
 *
 * @param before loudness of the place before the slot
 * @param after loudness of it after the slot
 */
record Trend(double before, double after) {

  /** A quiet side is raised by no more than this: its noise would come up with it. */
  private static final double HIGHEST_GAIN = 6;

  /** The trend between what is heard on the two sides; one side alone stands for both. */
  static Trend between(Optional<Neighbourhood> before, Optional<Neighbourhood> after) {
    double a = before.map(Neighbourhood::loudness).orElse(Double.NEGATIVE_INFINITY);
    double b = after.map(Neighbourhood::loudness).orElse(Double.NEGATIVE_INFINITY);
    if (Double.isInfinite(a)) {
      a = b;
    }
    if (Double.isInfinite(b)) {
      b = a;
    }
    return new Trend(a, b);
  }

  /** Loudness at {@code progress}, 0 at the slot's beginning and 1 at its end. */
  double at(double progress) {
    return before + Math.max(0, Math.min(1, progress)) * (after - before);
  }

  /** The loudness of the whole way: of the mean power along it. */
  double mean() {
    double sum = 0;
    int steps = 32;
    for (int k = 0; k < steps; k++) {
      sum += Math.pow(10, at((k + 0.5) / steps) / 10);
    }
    return 10 * Math.log10(sum / steps);
  }

  /** The factor that brings sound of loudness {@code own} to the trend at {@code progress}. */
  double factor(double own, double progress) {
    double gain = at(progress) - own;
    if (Double.isNaN(gain) || Double.isInfinite(gain)) {
      return 1;
    }
    return Math.pow(10, Math.min(HIGHEST_GAIN, gain) / 20);
  }
}
