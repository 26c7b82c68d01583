package org.raccord.imaging;

/**
 * Where each pixel of one picture is found in another: pixel (x, y) lies at (x + dx, y + dy).
 * Immutable once handed on.
 *
 * @param width pixels
 * @param height lines
 * @param dx shift to the right in pixels, row by row
 * @param dy shift downwards in pixels, row by row
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody; a field is its vectors.
public record Flow(int width, int height, float[] dx, float[] dy) {

  public Flow {
    if (width < 1 || height < 1 || dx.length != width * height || dy.length != dx.length) {
      throw new IllegalArgumentException("A flow has width x height vectors");
    }
  }

  /** A field at rest. */
  public static Flow still(int width, int height) {
    return new Flow(width, height, new float[width * height], new float[width * height]);
  }

  /** The length of one vector in pixels. */
  float length(int i) {
    return (float) Math.sqrt(dx[i] * dx[i] + dy[i] * dy[i]);
  }

  /** The mean length of its vectors in pixels. */
  public double meanLength() {
    double sum = 0;
    for (int i = 0; i < dx.length; i++) {
      sum += length(i);
    }
    return sum / dx.length;
  }
}
