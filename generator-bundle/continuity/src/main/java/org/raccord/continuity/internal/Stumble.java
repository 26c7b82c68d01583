package org.raccord.continuity.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.raccord.imaging.Grey;

/**
 * Pictures that a shot shows again without a beat: a camera or a converter of rates that had no new
 * one in time. They tell nothing of the motion; at an edge they would tell that there is none.
 *
 * @param kept the numbers of the pictures that are new, nearest the edge first
 * @param share the part of the steps that bring a new picture, above 0 to 1
 */
record Stumble(List<Integer> kept, double share) {

  /** A picture shown again changes at most this part of what moving steps change. */
  private static final double AGAIN = 0.1;

  /** The steps around it change at least this part: what comes to rest slows down before. */
  private static final double GOES_ON = 0.5;

  /** Shown again more often than this on end, a picture is at rest. */
  private static final int MOST_ON_END = 2;

  /** Changes smaller than this, in lightness of 255, may all be noise. */
  private static final double MOVING = 0.5;

  Stumble {
    kept = List.copyOf(kept);
  }

  /**
   * Looks for pictures shown again.
   *
   * @param pictures nearest the edge first, without those of a regular beat
   */
  static Stumble of(List<Grey> pictures) {
    int steps = Math.max(0, pictures.size() - 1);
    double[] changes = new double[steps];
    for (int i = 0; i < steps; i++) {
      changes[i] = pictures.get(i).difference(pictures.get(i + 1));
    }
    double[] sorted = changes.clone();
    Arrays.sort(sorted);
    double moving = steps == 0 ? 0 : sorted[steps * 3 / 4];
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i <= steps; i++) {
      if (i == 0 || moving < MOVING || !isAgain(changes, i - 1, moving)) {
        kept.add(i);
      }
    }
    return new Stumble(kept, steps == 0 ? 1 : (kept.size() - 1) / (double) steps);
  }

  /** Whether step {@code i} lies in a short run of small ones that large ones stand next to. */
  private static boolean isAgain(double[] changes, int i, double moving) {
    if (changes[i] >= AGAIN * moving) {
      return false;
    }
    int from = i;
    int to = i;
    while (from > 0 && changes[from - 1] < AGAIN * moving) {
      from--;
    }
    while (to + 1 < changes.length && changes[to + 1] < AGAIN * moving) {
      to++;
    }
    boolean before = from == 0 || changes[from - 1] >= GOES_ON * moving;
    boolean behind = to + 1 < changes.length && changes[to + 1] >= GOES_ON * moving;
    return to - from < MOST_ON_END && before && behind;
  }

  /** Those of {@code all} that are new. */
  <T> List<T> without(List<T> all) {
    List<T> left = new ArrayList<>();
    for (int i : kept) {
      if (i < all.size()) {
        left.add(all.get(i));
      }
    }
    return left;
  }
}
