package org.raccord.seams.internal.grade;

import java.util.Arrays;

/**
 * What a measure does at ordinary frame boundaries of a shot.
 *
 * @param count boundaries measured
 * @param median the middle value
 * @param spread 1.4826 times the median deviation from it: the standard deviation, were it normal
 * @param top the largest value, or the second largest of a dozen or more: one flash is no habit
 */
public record Ordinary(int count, double median, double spread, double top) {

  private static final int MANY = 12;

  /** From values, of which those that are no numbers do not count. */
  public static Ordinary of(double... values) {
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    int n = sorted.length;
    if (n == 0) {
      return new Ordinary(0, 0, 0, 0);
    }
    double median = middle(sorted);
    double[] deviations = Arrays.stream(sorted).map(v -> Math.abs(v - median)).sorted().toArray();
    return new Ordinary(n, median, 1.4826 * middle(deviations), sorted[n >= MANY ? n - 2 : n - 1]);
  }

  private static double middle(double[] sorted) {
    int n = sorted.length;
    return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
  }
}
