package org.raccord.core.internal.prove;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * A mean with its uncertainty. Holes of one clip are alike, so clips, not holes, are drawn again
 * and again (cluster bootstrap); where there is one clip, its holes are.
 *
 * @param mean of all values
 * @param low 2.5th percentile of the means of the drawings
 * @param high 97.5th percentile
 * @param count how many values
 */
record Sample(double mean, double low, double high, int count) {

  private static final int DRAWINGS = 1000;

  /** The mean of a figure over rows. */
  static Sample of(List<ProofRow> rows, ToDoubleFunction<ProofRow> figure) {
    Map<String, List<Double>> byClip = new LinkedHashMap<>();
    for (ProofRow row : rows) {
      byClip.computeIfAbsent(row.clip(), c -> new ArrayList<>()).add(figure.applyAsDouble(row));
    }
    List<List<Double>> clusters =
        byClip.size() > 1
            ? List.copyOf(byClip.values())
            : byClip.values().stream().flatMap(List::stream).map(List::of).toList();
    int count = rows.size();
    if (count == 0) {
      return new Sample(0, 0, 0, 0);
    }
    Random random = new Random(1);
    double[] means = new double[DRAWINGS];
    for (int d = 0; d < DRAWINGS; d++) {
      double sum = 0;
      int n = 0;
      for (int i = 0; i < clusters.size(); i++) {
        for (double value : clusters.get(random.nextInt(clusters.size()))) {
          sum += value;
          n++;
        }
      }
      means[d] = sum / n;
    }
    Arrays.sort(means);
    double mean = rows.stream().mapToDouble(figure).average().orElse(0);
    return new Sample(
        mean, means[(int) (0.025 * DRAWINGS)], means[(int) (0.975 * DRAWINGS)], count);
  }
}
