package org.raccord.media.internal;

import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.ColourTags.Range;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout.Family;

/** One conversion from a picture format to another. Immutable. */
public final class PictureConversion {

  private final PictureFormat from;
  private final PictureFormat to;
  private final boolean fromFull;
  private final boolean toFull;
  private final Matrix fromMatrix;
  private final Matrix toMatrix;

  private PictureConversion(PictureFormat from, PictureFormat to) {
    this.from = from;
    this.to = to;
    boolean sameFamily = isRgb(from) == isRgb(to);
    this.fromFull = isFull(from, sameFamily ? to : from);
    this.toFull = isFull(to, sameFamily ? from : to);
    int fromTag = matrixTag(from, to);
    int toTag = matrixTag(to, from);
    this.fromMatrix = Matrix.of(fromTag, from.height());
    // Unspecified on both sides is the same matrix, whatever happens to the raster.
    this.toMatrix = Matrix.of(toTag, fromTag == toTag ? from.height() : to.height());
  }

  /** {@code frame} in another format; {@code frame} itself where nothing changes. */
  public static Frame convert(Frame frame, PictureFormat wanted) {
    return frame.format().equals(wanted)
        ? frame
        : new PictureConversion(frame.format(), wanted).apply(frame);
  }

  private static boolean isRgb(PictureFormat format) {
    return format.layout().family() == Family.RGB;
  }

  private static boolean isFull(PictureFormat format, PictureFormat other) {
    Range range = format.colour().range();
    if (range == Range.UNSPECIFIED) {
      range = other.colour().range();
    }
    return range == Range.UNSPECIFIED ? isRgb(format) : range == Range.FULL;
  }

  /** The matrix of a YUV format, borrowed from the other side where it is unspecified. */
  private static int matrixTag(PictureFormat format, PictureFormat other) {
    int own = isRgb(format) ? ColourTags.UNKNOWN : format.colour().matrix();
    if (own != ColourTags.UNKNOWN && own != 0) {
      return own;
    }
    return isRgb(other) ? ColourTags.UNKNOWN : other.colour().matrix();
  }

  private Levels levels(PictureFormat format, boolean full, int plane) {
    int depth = format.layout().bitDepth();
    return plane > 0 && format.layout().family() == Family.YUV
        ? Levels.chroma(depth, full)
        : Levels.luma(depth, full);
  }

  private Frame apply(Frame frame) {
    Frame result = Frame.allocate(to);
    Family source = from.layout().family();
    Family target = to.layout().family();
    if (source == Family.RGB && target != Family.RGB) {
      fromRgb(frame, result);
    } else if (source == Family.YUV && target == Family.RGB) {
      toRgb(frame, result);
    } else if (source == Family.YUV && target == Family.YUV && !fromMatrix.equals(toMatrix)) {
      otherMatrix(frame, result);
    } else {
      for (int p = 0; p < to.layout().planes(); p++) {
        // Grey to RGB repeats its plane; grey to YUV leaves colour differences at zero.
        if (p > 0 && source == Family.GREY && target == Family.YUV) {
          java.util.Arrays.fill(result.plane(p), (short) (int) levels(to, toFull, p).zero());
        } else {
          plane(frame, source == Family.GREY ? 0 : p, result, p);
        }
      }
    }
    return result;
  }

  private void plane(Frame frame, int p, Frame result, int q) {
    Levels before = levels(from, fromFull, p);
    Levels after = levels(to, toFull, q);
    PlaneGrid grid = PlaneGrid.of(from, p);
    PlaneGrid wanted = PlaneGrid.of(to, q);
    if (grid.equals(wanted)) {
      before.recode(frame.plane(p), after, result.plane(q));
    } else {
      after.codes(grid.to(wanted, before.values(frame, p)), result.plane(q));
    }
  }

  private float[] values(Frame frame, int p, PlaneGrid wanted) {
    return PlaneGrid.of(from, p).to(wanted, levels(from, fromFull, p).values(frame, p));
  }

  private void put(float[] values, Frame result, int p) {
    levels(to, toFull, p).codes(values, result.plane(p));
  }

  private void toRgb(Frame frame, Frame result) {
    PlaneGrid wanted = PlaneGrid.of(to, 0);
    float[] y = values(frame, 0, wanted);
    float[] cb = values(frame, 1, wanted);
    float[] cr = values(frame, 2, wanted);
    fromMatrix.toRgb(y, cb, cr);
    put(y, result, 0);
    put(cb, result, 1);
    put(cr, result, 2);
  }

  private void fromRgb(Frame frame, Frame result) {
    PlaneGrid pixels = PlaneGrid.of(to, 0);
    float[] r = values(frame, 0, pixels);
    float[] g = values(frame, 1, pixels);
    float[] b = values(frame, 2, pixels);
    toMatrix.fromRgb(r, g, b);
    put(r, result, 0);
    if (to.layout().family() == Family.YUV) {
      put(pixels.to(PlaneGrid.of(to, 1), g), result, 1);
      put(pixels.to(PlaneGrid.of(to, 2), b), result, 2);
    }
  }

  private void otherMatrix(Frame frame, Frame result) {
    PlaneGrid pixels = PlaneGrid.of(to, 0);
    float[] y = values(frame, 0, pixels);
    fromMatrix.lumaTo(toMatrix, y, values(frame, 1, pixels), values(frame, 2, pixels));
    put(y, result, 0);
    float[] cb = values(frame, 1, PlaneGrid.of(to, 1));
    float[] cr = values(frame, 2, PlaneGrid.of(to, 2));
    fromMatrix.chromaTo(toMatrix, cb, cr);
    put(cb, result, 1);
    put(cr, result, 2);
  }
}
