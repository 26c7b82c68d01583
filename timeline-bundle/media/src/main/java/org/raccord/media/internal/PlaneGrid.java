package org.raccord.media.internal;

import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout.Family;

/**
 * Where the samples of a plane sit in its picture, in pixels: sample i at {@code step x i + offset}
 * with the first pixel's centre at 0.5.
 */
record PlaneGrid(
    int width,
    int height,
    int pictureWidth,
    int pictureHeight,
    int stepX,
    double offsetX,
    int stepY,
    double offsetY) {

  static PlaneGrid of(PictureFormat format, int plane) {
    int shiftX = plane == 0 ? 0 : format.layout().chromaShiftX();
    int shiftY = plane == 0 ? 0 : format.layout().chromaShiftY();
    int siting = siting(format);
    boolean centred = siting == 2 || siting == 4 || siting == 6;
    int stepX = 1 << shiftX;
    int stepY = 1 << shiftY;
    double offsetX = centred ? stepX / 2.0 : 0.5;
    double offsetY =
        switch (siting) {
          case 3, 4 -> 0.5;
          case 5, 6 -> stepY - 0.5;
          default -> stepY / 2.0;
        };
    return new PlaneGrid(
        format.layout().planeWidth(plane, format.width()),
        format.layout().planeHeight(plane, format.height()),
        format.width(),
        format.height(),
        stepX,
        offsetX,
        stepY,
        offsetY);
  }

  /** FFmpeg's number of the siting; unspecified is left, as MPEG-2 and its successors have it. */
  private static int siting(PictureFormat format) {
    int stated = format.colour().chromaLocation();
    return format.layout().family() == Family.YUV && stated > 0 && stated <= 6 ? stated : 1;
  }

  /** The same raster with a sample in every pixel. */
  PlaneGrid everyPixel() {
    return new PlaneGrid(pictureWidth, pictureHeight, pictureWidth, pictureHeight, 1, 0.5, 1, 0.5);
  }

  private boolean isBetweenLines(PlaneGrid other) {
    return pictureHeight == other.pictureHeight && stepY == 2 && offsetY == 1 && other.stepY == 1;
  }

  /** Brings a plane from this grid to another; the plane itself where nothing changes. */
  float[] to(PlaneGrid other, float[] plane) {
    if (equals(other)) {
      return plane;
    }
    float[] lines = plane;
    if (isBetweenLines(other)) {
      lines = ChromaLines.doubled(plane, width, other.height);
    } else if (other.isBetweenLines(this)) {
      lines = ChromaLines.halved(plane, width, height);
    } else {
      double scale = (double) pictureHeight / other.pictureHeight;
      Taps taps =
          Taps.of(
              height,
              other.height,
              other.stepY * scale / stepY,
              (other.offsetY * scale - offsetY) / stepY);
      lines = taps.isIdentity() ? plane : taps.columns(plane, width);
    }
    double scale = (double) pictureWidth / other.pictureWidth;
    Taps taps =
        Taps.of(
            width,
            other.width,
            other.stepX * scale / stepX,
            (other.offsetX * scale - offsetX) / stepX);
    return taps.isIdentity() ? lines : taps.rows(lines, width, other.height);
  }
}
