package org.raccord.media.internal;

import java.util.Arrays;
import org.raccord.model.picture.ColourTags.Range;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.Framing;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.picture.PixelLayout.Family;

/**
 * Brings pictures of one format into frames of another shape: scaled evenly, then cropped or set on
 * black.
 */
public final class Framed {

  /** Shapes that differ less are the same shape with other rounding. */
  private static final double SAME_SHAPE = 0.01;

  private final PictureFormat wanted;

  /** The picture alone at its size in the frame. */
  private final PictureFormat scaled;

  private Framed(PictureFormat wanted, PictureFormat scaled) {
    this.wanted = wanted;
    this.scaled = scaled;
  }

  /** The way from one format to another. */
  public static Framed of(PictureFormat from, PictureFormat wanted, Framing framing) {
    double width = from.width() * aspect(from) / aspect(wanted);
    double ratio = width * wanted.height() / ((double) from.height() * wanted.width());
    if (framing == Framing.STRETCH || Math.abs(ratio - 1) < SAME_SHAPE) {
      return new Framed(wanted, wanted);
    }
    double byWidth = wanted.width() / width;
    double byHeight = (double) wanted.height() / from.height();
    double scale =
        framing == Framing.CROP ? Math.max(byWidth, byHeight) : Math.min(byWidth, byHeight);
    int w = fitted(width * scale, wanted.width(), framing);
    int h = fitted(from.height() * scale, wanted.height(), framing);
    return new Framed(wanted, wanted.withSize(w, h));
  }

  private static double aspect(PictureFormat format) {
    return (double) format.pixelAspectNumerator() / format.pixelAspectDenominator();
  }

  /** An even number on the right side of the frame's own, so that chroma stays with its pixels. */
  private static int fitted(double size, int frame, Framing framing) {
    int even = Math.max(2, (int) Math.round(size / 2) * 2);
    return framing == Framing.CROP ? Math.max(frame, even) : Math.min(frame, even);
  }

  /** {@code frame} in the frame that is wanted. */
  public Frame apply(Frame frame) {
    return laid(PictureConversion.convert(frame, scaled));
  }

  /** The format of the picture alone. */
  public PictureFormat scaled() {
    return scaled;
  }

  /** A picture of that format in the frame that is wanted; itself where it fills it. */
  public Frame laid(Frame picture) {
    if (scaled.equals(wanted)) {
      return picture;
    }
    Frame out = Frame.allocate(wanted);
    PixelLayout layout = wanted.layout();
    boolean narrow = layout.family() != Family.RGB && wanted.colour().range() != Range.FULL;
    int unit = 1 << (layout.bitDepth() - 8);
    for (int p = 0; p < layout.planes(); p++) {
      boolean chroma = p > 0 && layout.family() == Family.YUV;
      int black = chroma ? 128 * unit : narrow ? 16 * unit : 0;
      Arrays.fill(out.plane(p), (short) black);
      int left = corner(wanted.width() - scaled.width(), chroma ? layout.chromaShiftX() : 0);
      int top = corner(wanted.height() - scaled.height(), chroma ? layout.chromaShiftY() : 0);
      copy(picture, out, p, left, top);
    }
    return out;
  }

  /** Where the picture's corner lies on a plane's samples; negative where it stands out. */
  private int corner(int room, int shift) {
    int most = Math.max(wanted.layout().chromaShiftX(), wanted.layout().chromaShiftY());
    int onSample = room / 2 / (1 << most) * (1 << most);
    return onSample >> shift;
  }

  private static void copy(Frame from, Frame to, int p, int left, int top) {
    int width = from.planeWidth(p);
    int target = to.planeWidth(p);
    int x = Math.max(0, left);
    int skip = Math.max(0, -left);
    int length = Math.min(width - skip, target - x);
    for (int y = Math.max(0, top); y < to.planeHeight(p) && y - top < from.planeHeight(p); y++) {
      System.arraycopy(
          from.plane(p), (y - top) * width + skip, to.plane(p), y * target + x, length);
    }
  }
}
