package org.raccord.imaging;

/**
 * A field brought to every pixel of a plane, row by row: what lies between two columns is worked
 * out once for all rows of the picture that fall between the same two rows of the field.
 */
final class Spread {
  private final Grid grid;
  private final float[] field;
  private final float[] row;
  private float[] upper;
  private float[] lower;
  private int upperRow = -1;
  private int lowerRow = -1;

  Spread(Grid grid, float[] field) {
    this.grid = grid;
    this.field = field;
    this.row = new float[grid.width];
    this.upper = new float[grid.width];
    this.lower = new float[grid.width];
  }

  /** The row that the grid stands at; valid until the next call. */
  float[] row() {
    if (upperRow != grid.row0) {
      if (lowerRow == grid.row0) {
        float[] free = upper;
        upper = lower;
        lower = free;
        lowerRow = -1;
      } else {
        grid.widen(field, grid.row0, upper);
      }
      upperRow = grid.row0;
    }
    if (lowerRow != grid.row1) {
      grid.widen(field, grid.row1, lower);
      lowerRow = grid.row1;
    }
    float[] above = upper;
    float[] below = lower;
    float down = grid.down;
    for (int x = 0; x < row.length; x++) {
      row[x] = above[x] + (below[x] - above[x]) * down;
    }
    return row;
  }
}
