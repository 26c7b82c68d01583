package org.raccord.imaging;

import java.util.Arrays;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

/** Where the samples of a plane lie on the raster of a field, row by row. */
final class Grid {
  final int width;
  final int height;

  /** Samples of the plane to a pixel of the raster. */
  final float scaleX;

  /** The same, downwards. */
  final float scaleY;

  private final Raster raster;
  private final float stepY;
  private final float startY;

  /** Per column of the plane the raster's column to its left, and how far it is to the next. */
  private final int[] left;

  private final float[] across;
  int row0;
  int row1;
  float down;

  Grid(PictureFormat format, Raster raster, int p) {
    this.raster = raster;
    PixelLayout layout = format.layout();
    int subX = p == 0 ? 1 : 1 << layout.chromaShiftX();
    int subY = p == 0 ? 1 : 1 << layout.chromaShiftY();
    int location = format.colour().chromaLocation();
    boolean centredX = location == 2;
    boolean centredY = location != 3;
    width = layout.planeWidth(p, format.width());
    height = layout.planeHeight(p, format.height());
    scaleX = (float) raster.divisor() / subX;
    scaleY = (float) raster.divisor() / subY;
    float stepX = (float) subX / raster.divisor();
    stepY = (float) subY / raster.divisor();
    float shiftX = centredX ? (subX - 1) / 2f : 0;
    float shiftY = centredY ? (subY - 1) / 2f : 0;
    float startX = (shiftX + 0.5f) / raster.divisor() - 0.5f;
    startY = (shiftY + 0.5f) / raster.divisor() - 0.5f;
    left = new int[width];
    across = new float[width];
    for (int x = 0; x < width; x++) {
      float at = Math.max(0, Math.min(raster.width() - 1, startX + x * stepX));
      left[x] = Math.max(0, Math.min(raster.width() - 2, (int) at));
      across[x] = at - left[x];
    }
  }

  /** Goes to a row of the plane. */
  void row(int y) {
    float at = Math.max(0, Math.min(raster.height() - 1, startY + y * stepY));
    int top = (int) at;
    row0 = top * raster.width();
    row1 = Math.min(raster.height() - 1, top + 1) * raster.width();
    down = at - top;
  }

  /** A row of the field, brought to every column of the plane. */
  void widen(float[] field, int row, float[] wide) {
    if (raster.width() == 1) {
      Arrays.fill(wide, field[row]);
      return;
    }
    for (int x = 0; x < width; x++) {
      int at = row + left[x];
      wide[x] = field[at] + (field[at + 1] - field[at]) * across[x];
    }
  }
}
