package org.raccord.program.internal;

import java.math.BigInteger;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

/**
 * Where a picture of one raster lies in another: as large as fits, in the middle, black around it.
 * Pixels have the shapes that the formats declare. Places and sizes keep to the chroma grid.
 *
 * @param wanted the whole frame
 * @param inner the picture in it; {@code wanted} itself where it fills the frame
 * @param left columns of black before it
 * @param top lines of black above it
 */
record Fit(PictureFormat wanted, PictureFormat inner, int left, int top) {

  static Fit of(PictureFormat source, PictureFormat wanted) {
    // Width over height of the source in pixels as the frame has them.
    long wide = (long) source.pixelAspectNumerator() * wanted.pixelAspectDenominator();
    long high = (long) source.pixelAspectDenominator() * wanted.pixelAspectNumerator();
    long common = BigInteger.valueOf(wide).gcd(BigInteger.valueOf(high)).longValueExact();
    wide = wide / common * source.width();
    high = high / common * source.height();
    long across = wanted.width() * high;
    long down = wanted.height() * wide;
    int width = wanted.width();
    int height = wanted.height();
    if (across > down) {
      width = grid(down, high, wanted.layout().chromaShiftX(), wanted.width());
    } else if (across < down) {
      height = grid(across, wide, wanted.layout().chromaShiftY(), wanted.height());
    }
    int left = even((wanted.width() - width) / 2, wanted.layout().chromaShiftX());
    int top = even((wanted.height() - height) / 2, wanted.layout().chromaShiftY());
    PictureFormat inner =
        width == wanted.width() && height == wanted.height()
            ? wanted
            : wanted.withSize(width, height);
    return new Fit(wanted, inner, left, top);
  }

  /**
   * {@code top / bottom} to the nearest multiple of the chroma step; the frame's own size whole.
   */
  private static int grid(long top, long bottom, int shift, int frame) {
    long step = 1L << shift;
    long size = (2 * top + step * bottom) / (2 * step * bottom) * step;
    // A sliver of a bar is a rounding error, not a bar.
    return size > frame - step ? frame : (int) Math.max(step, size);
  }

  private static int even(int size, int shift) {
    return size >> shift << shift;
  }

  /** The frame that holds {@code picture}; {@code picture} itself where it fills the frame. */
  Frame place(Frame picture) {
    if (inner.equals(wanted)) {
      return picture;
    }
    Frame whole = Blanks.black(wanted);
    PixelLayout layout = wanted.layout();
    for (int p = 0; p < layout.planes(); p++) {
      int shiftX = p == 0 ? 0 : layout.chromaShiftX();
      int shiftY = p == 0 ? 0 : layout.chromaShiftY();
      int width = picture.planeWidth(p);
      int stride = whole.planeWidth(p);
      for (int y = 0; y < picture.planeHeight(p); y++) {
        System.arraycopy(
            picture.plane(p),
            y * width,
            whole.plane(p),
            (y + (top >> shiftY)) * stride + (left >> shiftX),
            width);
      }
    }
    return whole;
  }
}
