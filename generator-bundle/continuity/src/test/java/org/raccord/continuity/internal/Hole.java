package org.raccord.continuity.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.raccord.model.picture.Frame;

/**
 * A hole cut into a shot.
 *
 * @param a number of the last frame before it
 * @param length missing frames
 */
record Hole(int a, int length) {

  /** The first frame after it. */
  int b() {
    return a + length + 1;
  }

  /** Seeded holes of one length, never across a cut or a run of duplicated frames. */
  static List<Hole> in(List<Frame> shot, int length, int most) {
    double[] step = new double[shot.size() - 1];
    for (int i = 0; i < step.length; i++) {
      step[i] = Measures.difference(shot.get(i), shot.get(i + 1));
    }
    double[] sorted = step.clone();
    java.util.Arrays.sort(sorted);
    double median = sorted[sorted.length / 2];
    for (int context = 8; context >= 0; context -= 4) {
      List<Hole> holes = new ArrayList<>();
      for (int a = context; a + length + 1 + context < shot.size(); a++) {
        if (isOneTake(step, a, a + length + 1, median)) {
          holes.add(new Hole(a, length));
        }
      }
      if (!holes.isEmpty()) {
        Collections.shuffle(holes, new Random(7));
        return List.copyOf(holes.subList(0, Math.min(most, holes.size())));
      }
    }
    return List.of();
  }

  private static boolean isOneTake(double[] step, int from, int to, double median) {
    for (int i = Math.max(0, from - 3); i < Math.min(step.length, to + 3); i++) {
      boolean inside = i >= from && i < to;
      if ((step[i] > 6 * median && step[i] > 12) || (inside && step[i] < 0.1 * median)) {
        return false;
      }
    }
    return true;
  }
}
