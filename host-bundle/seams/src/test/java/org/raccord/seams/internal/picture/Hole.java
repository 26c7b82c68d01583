package org.raccord.seams.internal.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.raccord.model.picture.Frame;

/**
 * A hole cut into a shot.
 *
 * @param first the first frame cut out
 * @param length frames cut out
 */
record Hole(int first, int length) {

  /** The frame after the last one cut out. */
  int end() {
    return first + length;
  }

  /** Seeded holes of one length, never across a cut or a run of duplicated frames. */
  static List<Hole> in(List<Frame> shot, int length, int most, int context) {
    double[] change = new double[shot.size() - 1];
    for (int i = 0; i < change.length; i++) {
      change[i] = change(shot.get(i), shot.get(i + 1));
    }
    double[] sorted = change.clone();
    Arrays.sort(sorted);
    double median = sorted[sorted.length / 2];
    List<Hole> holes = new ArrayList<>();
    for (int first = context; first + length + context <= shot.size(); first++) {
      boolean one = true;
      for (int i = first - 4; i < first + length + 3; i++) {
        boolean cut = change[i] > 6 * median && change[i] > 12;
        boolean twice = change[i] < 0.1 * median;
        one &= !cut && !twice;
      }
      if (one) {
        holes.add(new Hole(first, length));
      }
    }
    Collections.shuffle(holes, new Random(11));
    return holes.subList(0, Math.min(most, holes.size()));
  }

  private static double change(Frame one, Frame two) {
    short[] a = one.plane(0);
    short[] b = two.plane(0);
    double sum = 0;
    int n = 0;
    for (int i = 0; i < a.length; i += 7) {
      sum += Math.abs((a[i] & 0xffff) - (b[i] & 0xffff));
      n++;
    }
    return sum / n;
  }
}
