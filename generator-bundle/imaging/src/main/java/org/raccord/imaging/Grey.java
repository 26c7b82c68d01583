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
    byte[] one = pixels;
    byte[] two = other.pixels;
    long sum = 0;
    for (int y = 0; y < height; y++) {
      int row = 0;
      for (int i = y * width; i < (y + 1) * width; i++) {
        row += Math.abs((one[i] & 0xff) - (two[i] & 0xff));
      }
      sum += row;
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
    int area = factor * factor;
    for (int y = 0, i = 0; y < h; y++) {
      for (int x = 0; x < w; x++, i++) {
        int sum = 0;
        for (int fy = 0; fy < factor; fy++) {
          int row = (y * factor + fy) * width + x * factor;
          for (int at = row; at < row + factor; at++) {
            sum += pixels[at] & 0xff;
          }
        }
        out[i] = (byte) ((sum + area / 2) / area);
      }
    }
    return new Grey(w, h, out);
  }
}
