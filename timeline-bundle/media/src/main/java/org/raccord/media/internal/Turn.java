package org.raccord.media.internal;

import java.util.Optional;
import org.bytedeco.javacpp.IntPointer;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

/** By how many quarters, clockwise, stored pictures are turned to stand upright. */
enum Turn {
  NONE,
  QUARTER,
  HALF,
  THREE_QUARTERS;

  /**
   * The turn that a display matrix asks for (QuickTime file format, "matrix structures": x' = ax +
   * cy, y' = bx + dy); empty where it mirrors, slants or turns by another angle. Scale and offset
   * are left aside.
   */
  static Optional<Turn> of(IntPointer matrix) {
    int a = Integer.signum(matrix.get(0));
    int b = Integer.signum(matrix.get(1));
    int c = Integer.signum(matrix.get(3));
    int d = Integer.signum(matrix.get(4));
    if (b == 0 && c == 0 && a == d && a != 0) {
      return Optional.of(a > 0 ? NONE : HALF);
    }
    if (a == 0 && d == 0 && b == -c && b != 0) {
      return Optional.of(b > 0 ? QUARTER : THREE_QUARTERS);
    }
    return Optional.empty();
  }

  private boolean liesDown() {
    return this == QUARTER || this == THREE_QUARTERS;
  }

  /** The format of upright pictures. */
  PictureFormat upright(PictureFormat stored) {
    if (this == NONE) {
      return stored;
    }
    PixelLayout layout = stored.layout();
    ColourTags colour = stored.colour();
    boolean sited = layout.chromaShiftX() + layout.chromaShiftY() > 0;
    ColourTags turned =
        new ColourTags(
            colour.primaries(),
            colour.transfer(),
            colour.matrix(),
            colour.range(),
            sited ? siting(colour.chromaLocation()) : colour.chromaLocation());
    if (!liesDown()) {
      return stored.withColour(turned);
    }
    return new PictureFormat(
        /* width= */ stored.height(),
        /* height= */ stored.width(),
        /* pixelAspectNumerator= */ stored.pixelAspectDenominator(),
        /* pixelAspectDenominator= */ stored.pixelAspectNumerator(),
        new PixelLayout(
            layout.family(), layout.bitDepth(), layout.chromaShiftY(), layout.chromaShiftX()),
        turned);
  }

  /**
   * Where chroma sits after the turn, in FFmpeg's numbers. There is no number for the right edge:
   * what comes to lie there is called centred, half a pixel off, rather than resampled.
   */
  private int siting(int stored) {
    // Halves of a pixel from the left and the top of the block that shares a sample.
    int x = stored == 2 || stored == 4 || stored == 6 ? 1 : 0;
    int y = stored == 3 || stored == 4 ? 0 : stored == 5 || stored == 6 ? 2 : 1;
    int across =
        switch (this) {
          case NONE -> x;
          case QUARTER -> 2 - y;
          case HALF -> 2 - x;
          case THREE_QUARTERS -> y;
        };
    int down =
        switch (this) {
          case NONE -> y;
          case QUARTER -> x;
          case HALF -> 2 - y;
          case THREE_QUARTERS -> 2 - x;
        };
    int[] left = {3, 1, 5};
    int[] centred = {4, 2, 6};
    return across == 0 ? left[down] : centred[down];
  }

  /** {@code stored} standing upright; value for value. */
  Frame upright(Frame stored) {
    if (this == NONE) {
      return stored;
    }
    Frame result = Frame.allocate(upright(stored.format()));
    for (int p = 0; p < stored.format().layout().planes(); p++) {
      turn(stored.plane(p), stored.planeWidth(p), stored.planeHeight(p), result.plane(p));
    }
    return result;
  }

  private void turn(short[] from, int width, int height, short[] to) {
    for (int y = 0, i = 0; y < height; y++) {
      // Where the row's first sample goes, and how far each next one is from it.
      int at;
      int step;
      switch (this) {
        case QUARTER -> {
          at = height - 1 - y;
          step = height;
        }
        case THREE_QUARTERS -> {
          at = (width - 1) * height + y;
          step = -height;
        }
        default -> {
          at = (height - y) * width - 1;
          step = -1;
        }
      }
      for (int x = 0; x < width; x++, i++, at += step) {
        to[at] = from[i];
      }
    }
  }
}
