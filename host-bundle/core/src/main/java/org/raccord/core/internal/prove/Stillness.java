package org.raccord.core.internal.prove;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.raccord.imaging.Luma;
import org.raccord.model.picture.Frame;

/**
 * Whether frames stand still or come back: what a viewer notices of an extension however like its
 * single frames are to the truth.
 *
 * @param frozen share of the steps, from the frame before the hole to the one after it, that change
 *     less than a tenth of what the truth's usual step changes
 * @param repeats how far the frames come back to what was shown before, 0 to 1: the largest fall of
 *     the mean difference between a frame of the hole and the one {@code lag} frames before (for a
 *     head, after) it, in parts of the largest at shorter lags. Never falls: 0; the same frames
 *     again: 1
 */
record Stillness(double frozen, double repeats) {

  private static final double FROZEN_PART = 0.1;

  /** Small enough to compare every frame with every other. */
  private static final int SIDE = 32;

  /** Means over fewer frames are chance. */
  private static final int LEAST = 4;

  /**
   * Looks at frames in their shot.
   *
   * @param before frames before the hole in playing order, may be none
   * @param hole the frames inside
   * @param after frames after it, may be none
   * @param usual what the truth's usual step changes, in 8-bit codes
   */
  static Stillness of(List<Luma> before, List<Luma> hole, List<Luma> after, double usual) {
    List<Luma> all = new ArrayList<>(before);
    all.addAll(hole);
    all.addAll(after);
    double[] steps = steps(before, hole, after);
    long frozen = Arrays.stream(steps).filter(step -> step < FROZEN_PART * usual).count();
    double most = 0;
    double repeats = 0;
    int direction = before.isEmpty() ? 1 : -1;
    for (int lag = 1; lag < all.size(); lag++) {
      double sum = 0;
      int count = 0;
      for (int k = 0; k < hole.size(); k++) {
        int at = before.size() + k;
        int other = at + direction * lag;
        if (other >= 0 && other < all.size()) {
          sum += all.get(at).difference(all.get(other));
          count++;
        }
      }
      if (count < Math.max(LEAST, hole.size() / 2)) {
        break;
      }
      double mean = sum / count;
      repeats = most > 0 ? Math.max(repeats, 1 - mean / most) : 0;
      most = Math.max(most, mean);
    }
    return new Stillness(steps.length == 0 ? 0 : frozen / (double) steps.length, repeats);
  }

  /** What the steps into, inside and out of the hole change. */
  static double[] steps(List<Luma> before, List<Luma> hole, List<Luma> after) {
    List<Luma> shown = new ArrayList<>();
    if (!before.isEmpty()) {
      shown.add(before.get(before.size() - 1));
    }
    shown.addAll(hole);
    after.stream().findFirst().ifPresent(shown::add);
    double[] steps = new double[Math.max(0, shown.size() - 1)];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = shown.get(i).difference(shown.get(i + 1));
    }
    return steps;
  }

  /** The middle one of the steps, 0 where there is none. */
  static double usual(double[] steps) {
    double[] sorted = steps.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  /** A frame as it is looked at: its luma, made small. */
  static Luma small(Frame frame) {
    Luma luma = Luma.of(frame);
    while (Math.min(luma.width(), luma.height()) >= 2 * SIDE) {
      luma = luma.halved();
    }
    return luma;
  }
}
