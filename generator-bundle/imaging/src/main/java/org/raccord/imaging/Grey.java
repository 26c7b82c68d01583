package org.raccord.imaging;

/**
 * A picture of 8-bit lightness for the eye of the motion search, often smaller than the frame it
 * was made from. Immutable once handed on.
 *
 * @param width pixels
 * @param height lines
 * @param pixels row by row from the top left
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody; a picture is its pixels.
public record Grey(int width, int height, byte[] pixels) {

  public Grey {
    if (width < 1 || height < 1 || pixels.length != width * height) {
      throw new IllegalArgumentException("A grey picture has width x height pixels");
    }
  }

  /** The lightness at a pixel, 0 to 255. */
  public int at(int x, int y) {
    return pixels[y * width + x] & 0xff;
  }
}
