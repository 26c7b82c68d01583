package org.raccord.model.picture;

/**
 * One picture: unsigned 16-bit samples in tightly packed planes, row by row from the top left,
 * whatever the bit depth.
 *
 * <p>A frame owns its planes. Whoever makes it fills them; after it has been handed on nobody
 * writes to it.
 */
public final class Frame {

  private final PictureFormat format;
  private final short[][] planes;

  private Frame(PictureFormat format, short[][] planes) {
    this.format = format;
    this.planes = planes;
  }

  /** A frame of zeros (which is green in YUV: fill it). */
  public static Frame allocate(PictureFormat format) {
    PixelLayout layout = format.layout();
    short[][] planes = new short[layout.planes()][];
    for (int p = 0; p < planes.length; p++) {
      planes[p] =
          new short
              [Math.multiplyExact(
                  layout.planeWidth(p, format.width()), layout.planeHeight(p, format.height()))];
    }
    return new Frame(format, planes);
  }

  public PictureFormat format() {
    return format;
  }

  /** Samples of plane {@code p}; read with {@code & 0xffff}. The frame's own array, not a copy. */
  public short[] plane(int p) {
    return planes[p];
  }

  public int planeWidth(int p) {
    return format.layout().planeWidth(p, format.width());
  }

  public int planeHeight(int p) {
    return format.layout().planeHeight(p, format.height());
  }

  /**
   * A code value of plane {@code p}; for tests and single look-ups, not for loops over a picture.
   */
  public int sample(int p, int x, int y) {
    return planes[p][y * planeWidth(p) + x] & 0xffff;
  }

  /** A deep copy. */
  public Frame copy() {
    Frame copy = allocate(format);
    for (int p = 0; p < planes.length; p++) {
      System.arraycopy(planes[p], 0, copy.planes[p], 0, planes[p].length);
    }
    return copy;
  }
}
