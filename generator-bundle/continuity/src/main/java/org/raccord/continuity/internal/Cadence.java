package org.raccord.continuity.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.raccord.imaging.Grey;

/**
 * The beat in which a shot repeats its pictures: silent film stretched to a faster rate, pulldown,
 * animation on twos. A step is from one frame to the next and numbered from the slot: step 0 leads
 * out of the last frame before it.
 *
 * @param repeats the steps that show a picture again: seen beside the slot, expected inside it
 */
record Cadence(Set<Integer> repeats) {

  static final Cadence NONE = new Cadence(Set.of());

  static final int LONGEST = 6;

  /** The longest round of several repeats that is listened for: 24 to 30 and 25 are shorter. */
  private static final int LONGEST_ROUND = 12;

  /** A repeat changes at most this part of what other steps change: codecs touch it up. */
  private static final double REPEAT = 0.35;

  /**
   * In a beat the smallest step that moves is so many times the largest that repeats: hands and
   * shaking cameras have small steps too, but steps of every size between.
   */
  private static final double APART = 1.7;

  /** Repeats that must be seen to call it a beat. */
  private static final int LEAST = 3;

  /** Steps smaller than this, in lightness of 255, may all be noise. */
  private static final double MOVING = 0.5;

  Cadence {
    repeats = Set.copyOf(repeats);
  }

  /**
   * Listens to the frames beside a slot.
   *
   * @param before pictures before it, nearest first; none where there is no clip
   * @param after pictures after it, nearest first; none where there is no clip
   * @param missing frames between them
   */
  static Cadence of(List<Grey> before, List<Grey> after, int missing) {
    TreeSet<Integer> seen = new TreeSet<>();
    for (int i : small(before)) {
      seen.add(-1 - i);
    }
    for (int i : small(after)) {
      seen.add(missing + 1 + i);
    }
    if (seen.size() < LEAST) {
      return NONE;
    }
    int round = round(seen, before.size() - 1, after.size() - 1, missing);
    if (round > 0) {
      for (int step = 0; step <= missing; step++) {
        int place = step;
        if (seen.stream().anyMatch(s -> Math.floorMod(s - place, round) == 0)) {
          seen.add(step);
        }
      }
      return new Cadence(seen);
    }
    List<Integer> spaces = new ArrayList<>();
    for (int step : seen) {
      Integer next = seen.higher(step);
      if (next != null && (step >= 0 || next < 0)) {
        spaces.add(next - step);
      }
    }
    spaces.sort(null);
    int usual = spaces.isEmpty() ? 0 : spaces.get(spaces.size() / 2);
    if (usual < 2 || usual > LONGEST || !isBeat(spaces, usual)) {
      return NONE;
    }
    fill(seen, usual, missing);
    return new Cadence(seen);
  }

  /**
   * The steps after which the very same ones repeat, on both sides of the slot and across it: two
   * repeats in ten where 20 frames a second became 25, say. 0 where there is no such round; each of
   * its steps must be seen on each side.
   *
   * @param before steps seen before the slot
   * @param after steps seen after it
   */
  private static int round(TreeSet<Integer> seen, int before, int after, int missing) {
    int most = Math.min(LONGEST_ROUND, Math.min(before, after));
    for (int round = 2; round <= most; round++) {
      boolean[] still = new boolean[round];
      boolean[] moving = new boolean[round];
      for (int i = 0; i < before + after; i++) {
        int step = i < before ? -1 - i : missing + 1 + i - before;
        (seen.contains(step) ? still : moving)[Math.floorMod(step, round)] = true;
      }
      boolean same = true;
      for (int k = 0; k < round; k++) {
        same &= still[k] != moving[k];
      }
      if (same) {
        return round;
      }
    }
    return 0;
  }

  /** Whether spaces are of one length; one step more or less where the rates do not divide. */
  private static boolean isBeat(List<Integer> spaces, int usual) {
    int slack = usual > 2 ? 1 : 0;
    int odd = 0;
    for (int space : spaces) {
      // A repeat that the codec drew anew is missed: two spaces seem one.
      int beats = Math.max(1, Math.round(space / (float) usual));
      if (Math.abs(space - beats * usual) > slack || beats > 2) {
        odd++;
      }
    }
    return odd == 0;
  }

  /** Numbers of the steps that change much less than the others. */
  private static List<Integer> small(List<Grey> pictures) {
    List<Double> changes = new ArrayList<>();
    for (int i = 0; i + 1 < pictures.size(); i++) {
      changes.add(pictures.get(i).difference(pictures.get(i + 1)));
    }
    List<Integer> small = new ArrayList<>();
    if (changes.isEmpty()) {
      return small;
    }
    // On twos half of the steps repeat: what moves is the upper half.
    List<Double> sorted = changes.stream().sorted().toList();
    double moving = sorted.get(sorted.size() * 3 / 4);
    double repeat = 0;
    double step = Double.MAX_VALUE;
    for (int i = 0; i < changes.size(); i++) {
      double change = changes.get(i);
      if (moving > MOVING && change < REPEAT * moving) {
        small.add(i);
        repeat = Math.max(repeat, change);
      } else {
        step = Math.min(step, change);
      }
    }
    return repeat * APART < step ? small : List.of();
  }

  /** Carries the beat through the slot, evenly between the repeats on either side. */
  private static void fill(TreeSet<Integer> seen, int usual, int missing) {
    Integer last = seen.lower(0);
    Integer first = seen.ceiling(missing + 1);
    if (last != null && first != null) {
      int beats = Math.max(1, Math.round((first - last) / (float) usual));
      for (int k = 1; k < beats; k++) {
        seen.add(last + Math.round(k * (first - last) / (float) beats));
      }
    } else if (last != null) {
      for (int step = last + usual; step <= missing; step += usual) {
        seen.add(step);
      }
    } else if (first != null) {
      for (int step = first - usual; step >= 0; step -= usual) {
        seen.add(step);
      }
    }
  }

  /** How many of the steps from {@code from} until before {@code to} bring a new picture. */
  int moving(int from, int to) {
    int moving = 0;
    for (int step = from; step < to; step++) {
      moving += repeats.contains(step) ? 0 : 1;
    }
    return moving;
  }

  /**
   * The different ones of pictures beside the slot.
   *
   * @param pictures nearest first
   * @param firstStep number of the step between the first two
   * @param direction whether numbers rise (1) or fall (-1) away from the slot
   */
  <T> List<T> different(List<T> pictures, int firstStep, int direction) {
    List<T> different = new ArrayList<>();
    for (int i = 0; i < pictures.size(); i++) {
      if (i == 0 || !repeats.contains(firstStep + direction * (i - 1))) {
        different.add(pictures.get(i));
      }
    }
    return different;
  }
}
