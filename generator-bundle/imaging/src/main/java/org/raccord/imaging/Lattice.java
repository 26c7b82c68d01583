package org.raccord.imaging;

/**
 * Places of a plane that are looked at with what is close around them, evenly spread.
 *
 * @param first column and line of the first place
 * @param step from one to the next
 * @param reach how far around each is looked
 */
record Lattice(int first, int step, int reach) {

  /** Whether a column or line is looked at. */
  boolean has(int at) {
    return Math.floorMod(at - first + reach, step) <= 2 * reach;
  }

  /** Which of so many columns are looked at. */
  boolean[] of(int count) {
    boolean[] seen = new boolean[count];
    for (int i = 0; i < count; i++) {
      seen[i] = has(i);
    }
    return seen;
  }
}
