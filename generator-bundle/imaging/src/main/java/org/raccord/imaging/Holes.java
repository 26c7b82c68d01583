package org.raccord.imaging;

/** Fills what is not known from its surroundings. */
final class Holes {

  private Holes() {}

  /** Grows the known values of all fields into holes, a ring at a time. */
  static void grow(int w, int h, boolean[] known, float[][] fields) {
    int[] holes = new int[known.length];
    int count = 0;
    for (int i = 0; i < known.length; i++) {
      if (!known[i]) {
        holes[count++] = i;
      }
    }
    int[] ring = new int[count];
    while (count > 0) {
      int grown = 0;
      int kept = 0;
      for (int k = 0; k < count; k++) {
        if (mean(w, h, known, fields, holes[k])) {
          ring[grown++] = holes[k];
        } else {
          holes[kept++] = holes[k];
        }
      }
      if (grown == 0) {
        return;
      }
      for (int k = 0; k < grown; k++) {
        known[ring[k]] = true;
      }
      count = kept;
    }
  }

  private static boolean mean(int w, int h, boolean[] known, float[][] fields, int i) {
    int x = i % w;
    int y = i / w;
    int from = 0;
    for (int k = 0; k < 9; k++) {
      int nx = x + k % 3 - 1;
      int ny = y + k / 3 - 1;
      if (nx < 0 || ny < 0 || nx >= w || ny >= h || !known[ny * w + nx]) {
        continue;
      }
      from++;
      for (float[] field : fields) {
        field[i] += (field[ny * w + nx] - field[i]) / from;
      }
    }
    return from > 0;
  }
}
