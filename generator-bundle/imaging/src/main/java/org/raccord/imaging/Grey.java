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

  /** The mean difference from another picture of the same size. */
  public double difference(Grey other) {
    long sum = 0;
    for (int i = 0; i < pixels.length; i++) {
      sum += Math.abs((pixels[i] & 0xff) - (other.pixels[i] & 0xff));
    }
    return sum / (double) pixels.length;
  }

  /** The same picture, each pixel the mean of a square of {@code factor} pixels a side. */
  Grey shrunk(int factor) {
    if (factor == 1) {
      return this;
    }
    int w = width / factor;
    int h = height / factor;
    byte[] out = new byte[w * h];
    for (int y = 0, i = 0; y < h; y++) {
      for (int x = 0; x < w; x++, i++) {
        int sum = 0;
        for (int k = 0; k < factor * factor; k++) {
          sum += at(x * factor + k % factor, y * factor + k / factor);
        }
        out[i] = (byte) ((sum + factor * factor / 2) / (factor * factor));
      }
    }
    return new Grey(w, h, out);
  }
}
