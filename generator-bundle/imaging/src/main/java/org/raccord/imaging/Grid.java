package org.raccord.imaging;

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
  private final float stepX;
  private final float stepY;
  private final float startX;
  private final float startY;
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
    stepX = (float) subX / raster.divisor();
    stepY = (float) subY / raster.divisor();
    float shiftX = centredX ? (subX - 1) / 2f : 0;
    float shiftY = centredY ? (subY - 1) / 2f : 0;
    startX = (shiftX + 0.5f) / raster.divisor() - 0.5f;
    startY = (shiftY + 0.5f) / raster.divisor() - 0.5f;
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
    for (int x = 0; x < width; x++) {
      float at = Math.max(0, Math.min(raster.width() - 1, startX + x * stepX));
      int x0 = (int) at;
      int x1 = Math.min(raster.width() - 1, x0 + 1);
      wide[x] = field[row + x0] + (field[row + x1] - field[row + x0]) * (at - x0);
    }
  }
}
