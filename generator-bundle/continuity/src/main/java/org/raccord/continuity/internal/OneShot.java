package org.raccord.continuity.internal;

import java.util.ArrayList;
import java.util.List;
import org.raccord.imaging.Grey;

/**
 * Keeps what is beside a slot to the shot that touches it: a neighbour cut from a film may hold
 * more than one, and the motion and the beat of another shot tell nothing of this one.
 */
final class OneShot {

  /** A cut changes at least this much, in lightness of 255. */
  private static final double CUT = 12;

  /**
   * And this many times as much as each of the steps around it: a sudden motion goes on, and a
   * drawing that is held for some frames is followed by another.
   */
  private static final double APART = 4;

  /** Steps looked at on either side: as many as the longest beat that is heard. */
  private static final int AROUND = Cadence.LONGEST;

  private OneShot() {}

  /**
   * The pictures up to the first cut; always two where there are two.
   *
   * @param pictures nearest the slot first
   */
  static List<Grey> of(List<Grey> pictures) {
    List<Double> changes = new ArrayList<>();
    for (int i = 0; i + 1 < pictures.size(); i++) {
      changes.add(pictures.get(i).difference(pictures.get(i + 1)));
    }
    for (int i = 1; i < changes.size(); i++) {
      if (changes.get(i) > CUT && changes.get(i) > APART * mostAround(changes, i)) {
        return pictures.subList(0, i + 1);
      }
    }
    return pictures;
  }

  private static double mostAround(List<Double> changes, int i) {
    double most = 0;
    for (int k = Math.max(0, i - AROUND); k <= Math.min(changes.size() - 1, i + AROUND); k++) {
      most = k == i ? most : Math.max(most, changes.get(k));
    }
    return most;
  }
}
