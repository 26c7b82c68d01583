package org.raccord.core.internal.prove;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A hole cut into a shot.
 *
 * @param kind where
 * @param first the clip's first frame that is missing
 * @param length missing frames
 */
record CutHole(HoleKind kind, int first, int length) {

  /** Frames that a contender is shown on each side, where the shot has them. */
  static final int CONTEXT = 56;

  /** Frames of one take that a side must have, tried in this order. */
  private static final int[] LEAST_CONTEXT = {24, 8, 4};

  /** A step so many times the usual one, and {@link #CUT_CODES} codes at least, is a cut. */
  private static final double CUT_TIMES = 6;

  private static final double CUT_CODES = 12;

  /** A step so small a part of the usual one is a frame shown twice. */
  private static final double TWICE_PART = 0.1;

  /** The frame after the hole. */
  int end() {
    return first + length;
  }

  /** Its name in files and reports. */
  String word() {
    return kind.word() + length + "-" + first;
  }

  /**
   * Holes at seeded places, none across a cut or inside a run of frames shown twice, and none over
   * another while there is room.
   *
   * @param steps how much each frame differs from the one before it, in 8-bit codes; one fewer than
   *     there are frames
   */
  static List<CutHole> choose(double[] steps, HoleKind kind, int length, int most, long seed) {
    if (steps.length == 0) {
      return List.of();
    }
    double[] sorted = steps.clone();
    Arrays.sort(sorted);
    double usual = sorted[sorted.length / 2];
    for (int context : LEAST_CONTEXT) {
      List<CutHole> found = new ArrayList<>();
      int before = kind.hasBefore() ? context : 0;
      int after = kind.hasAfter() ? context : 0;
      for (int first = before; first + length + after <= steps.length + 1; first++) {
        if (isOneTake(steps, usual, first, length, before, after)) {
          found.add(new CutHole(kind, first, length));
        }
      }
      if (!found.isEmpty()) {
        return spread(found, most, new Random(31 * (31 * seed + kind.word().hashCode()) + length));
      }
    }
    return List.of();
  }

  private static List<CutHole> spread(List<CutHole> found, int most, Random random) {
    Collections.shuffle(found, random);
    List<CutHole> chosen = new ArrayList<>();
    for (CutHole hole : found) {
      if (chosen.size() < most && chosen.stream().allMatch(c -> hole.isApartFrom(c))) {
        chosen.add(hole);
      }
    }
    for (CutHole hole : found) {
      if (chosen.size() < most && !chosen.contains(hole)) {
        chosen.add(hole);
      }
    }
    chosen.sort(Comparator.comparingInt(CutHole::first));
    return List.copyOf(chosen);
  }

  private boolean isApartFrom(CutHole other) {
    return end() <= other.first || other.end() <= first;
  }

  private static boolean isOneTake(
      double[] steps, double usual, int first, int length, int before, int after) {
    for (int i = Math.max(0, first - before);
        i < Math.min(steps.length, first + length + after - 1);
        i++) {
      // Step i leads from frame i to frame i + 1.
      boolean atHole = i >= first - 1 && i < first + length;
      if (steps[i] > CUT_TIMES * usual && steps[i] > CUT_CODES) {
        return false;
      }
      if (atHole && steps[i] < TWICE_PART * usual) {
        return false;
      }
    }
    return true;
  }
}
