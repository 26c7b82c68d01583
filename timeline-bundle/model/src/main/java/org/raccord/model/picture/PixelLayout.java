package org.raccord.model.picture;

/**
 * How the samples of a frame lie in its planes.
 *
 * <p>Planes of {@link Family#YUV}: Y, U (Cb), V (Cr); of {@link Family#RGB}: R, G, B; of {@link
 * Family#GREY}: one. Planes 1 and 2 of YUV are subsampled by {@code 1 << chromaShiftX} and {@code 1
 * << chromaShiftY}, sizes rounded up.
 *
 * @param family what the planes are
 * @param bitDepth significant bits of a sample, 8 to 16; samples are right-aligned (a 10-bit sample
 *     is 0..1023)
 * @param chromaShiftX 0 (4:4:4) or 1 (4:2:2, 4:2:0)
 * @param chromaShiftY 0 (4:4:4, 4:2:2) or 1 (4:2:0)
 */
public record PixelLayout(Family family, int bitDepth, int chromaShiftX, int chromaShiftY) {

  /** What the planes of a layout are. */
  public enum Family {
    YUV(3),
    RGB(3),
    GREY(1);

    private final int planes;

    Family(int planes) {
      this.planes = planes;
    }

    /** How many planes a frame of this family has. */
    public int planes() {
      return planes;
    }
  }

  public static final PixelLayout YUV420_8 = new PixelLayout(Family.YUV, 8, 1, 1);
  public static final PixelLayout YUV420_10 = new PixelLayout(Family.YUV, 10, 1, 1);
  public static final PixelLayout YUV422_8 = new PixelLayout(Family.YUV, 8, 1, 0);
  public static final PixelLayout YUV422_10 = new PixelLayout(Family.YUV, 10, 1, 0);
  public static final PixelLayout YUV444_8 = new PixelLayout(Family.YUV, 8, 0, 0);
  public static final PixelLayout YUV444_10 = new PixelLayout(Family.YUV, 10, 0, 0);
  public static final PixelLayout RGB_8 = new PixelLayout(Family.RGB, 8, 0, 0);
  public static final PixelLayout RGB_16 = new PixelLayout(Family.RGB, 16, 0, 0);
  public static final PixelLayout GREY_8 = new PixelLayout(Family.GREY, 8, 0, 0);

  public PixelLayout {
    if (bitDepth < 8 || bitDepth > 16) {
      throw new IllegalArgumentException("Bit depth is 8 to 16, not " + bitDepth);
    }
    if (chromaShiftX < 0 || chromaShiftX > 2 || chromaShiftY < 0 || chromaShiftY > 2) {
      throw new IllegalArgumentException("Chroma shift is 0 to 2");
    }
    if (family != Family.YUV && (chromaShiftX != 0 || chromaShiftY != 0)) {
      throw new IllegalArgumentException("Only YUV has subsampled planes");
    }
  }

  public int planes() {
    return family.planes();
  }

  /** The largest code value, {@code 2^bitDepth - 1}. */
  public int maxCode() {
    return (1 << bitDepth) - 1;
  }

  /** Width in samples of a plane of a frame {@code width} pixels wide. */
  public int planeWidth(int plane, int width) {
    return plane == 0 ? width : (width + (1 << chromaShiftX) - 1) >> chromaShiftX;
  }

  /** Height in samples of a plane of a frame {@code height} pixels high. */
  public int planeHeight(int plane, int height) {
    return plane == 0 ? height : (height + (1 << chromaShiftY) - 1) >> chromaShiftY;
  }
}
