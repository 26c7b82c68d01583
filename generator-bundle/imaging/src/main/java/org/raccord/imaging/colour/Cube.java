package org.raccord.imaging.colour;

/**
 * A table from red, green and blue to red, green and blue: one curve for each, or a grid that is
 * interpolated in tetrahedra. Values outside its domain are taken for those at its border.
 */
final class Cube {

  private final int size;
  private final boolean isGrid;
  private final float[] low;
  private final float[] high;

  /** Entries of three, red fastest. */
  private final float[] table;

  /**
   * @param size points of a curve, or along each edge of a grid, at least 2
   * @param isGrid whether it is a grid
   * @param low least red, green and blue of the domain
   * @param high greatest
   * @param table entries of three, {@code size} or {@code size}<sup>3</sup> of them
   */
  Cube(int size, boolean isGrid, float[] low, float[] high, float[] table) {
    this.size = size;
    this.isGrid = isGrid;
    this.low = low.clone();
    this.high = high.clone();
    this.table = table.clone();
  }

  boolean isGrid() {
    return isGrid;
  }

  /**
   * Points along each edge of a grid over 0 to 1 that says the same: its own where that is its
   * domain, else {@code others}.
   */
  int edgeWithin(int others) {
    for (int c = 0; c < 3; c++) {
      if (low[c] != 0 || high[c] != 1) {
        return others;
      }
    }
    return size;
  }

  double low(int channel) {
    return low[channel];
  }

  double high(int channel) {
    return high[channel];
  }

  /** Where a value lies between the points, 0 to {@code size - 1}. */
  private double place(double value, int channel) {
    double part = (value - low[channel]) / (high[channel] - low[channel]);
    return Math.max(0, Math.min(1, part)) * (size - 1);
  }

  /** The value of {@code rgb}, written over it. */
  void apply(double[] rgb) {
    if (isGrid) {
      grid(rgb, new double[9]);
    } else {
      for (int c = 0; c < 3; c++) {
        rgb[c] = curve(rgb[c], c);
      }
    }
  }

  /** One value through the curve of a channel; of curves alone. */
  double curve(double value, int c) {
    double at = place(value, c);
    int i = Math.min(size - 2, (int) at);
    double part = at - i;
    return table[3 * i + c] * (1 - part) + table[3 * i + 3 + c] * part;
  }

  /**
   * The value of {@code rgb}, written over it, and how it changes there; of a grid alone.
   *
   * @param slopes gets nine numbers, by row: change of red, green, blue for each of red, green,
   *     blue
   */
  void grid(double[] rgb, double[] slopes) {
    double x = place(rgb[0], 0);
    double y = place(rgb[1], 1);
    double z = place(rgb[2], 2);
    int i = Math.min(size - 2, (int) x);
    int j = Math.min(size - 2, (int) y);
    int k = Math.min(size - 2, (int) z);
    double[] parts = {x - i, y - j, z - k};
    int[] steps = {3, 3 * size, 3 * size * size};
    // From the corner along the axis of the largest part first: six ways, six tetrahedra.
    int first =
        parts[0] >= parts[1] ? (parts[0] >= parts[2] ? 0 : 2) : parts[1] >= parts[2] ? 1 : 2;
    int last = parts[0] < parts[1] ? (parts[0] < parts[2] ? 0 : 2) : parts[1] < parts[2] ? 1 : 2;
    int[] axes = {first, 3 - first - last, last};
    int at = 3 * (i + size * (j + size * k));
    for (int c = 0; c < 3; c++) {
      rgb[c] = table[at + c];
    }
    for (int axis : axes) {
      int next = at + steps[axis];
      double scale = (size - 1) / (double) (high[axis] - low[axis]);
      for (int c = 0; c < 3; c++) {
        double rise = table[next + c] - table[at + c];
        rgb[c] += parts[axis] * rise;
        slopes[3 * c + axis] = rise * scale;
      }
      at = next;
    }
  }
}
