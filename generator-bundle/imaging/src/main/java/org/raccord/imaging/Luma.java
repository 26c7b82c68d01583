package org.raccord.imaging;

import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PixelLayout;

/**
 * The luma of a picture at its own size, in 8-bit code values whatever the depth, for comparing
 * pictures. Immutable once handed on.
 *
 * @param width pixels
 * @param height lines
 * @param values row by row from the top left
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody; a picture is its pixels.
public record Luma(int width, int height, float[] values) {

  public Luma {
    if (width < 1 || height < 1 || values.length != width * height) {
      throw new IllegalArgumentException("A luma picture has width x height values");
    }
  }

  /** The luma of {@code frame}; of an RGB frame, the weighted sum of BT.709. */
  public static Luma of(Frame frame) {
    int w = frame.planeWidth(0);
    int h = frame.planeHeight(0);
    PixelLayout layout = frame.format().layout();
    float scale = 1f / (1 << (layout.bitDepth() - 8));
    float[] values = new float[w * h];
    short[] first = frame.plane(0);
    if (layout.family() == PixelLayout.Family.RGB) {
      short[] green = frame.plane(1);
      short[] blue = frame.plane(2);
      for (int i = 0; i < values.length; i++) {
        values[i] =
            scale
                * (0.2126f * (first[i] & 0xffff)
                    + 0.7152f * (green[i] & 0xffff)
                    + 0.0722f * (blue[i] & 0xffff));
      }
    } else {
      for (int i = 0; i < values.length; i++) {
        values[i] = scale * (first[i] & 0xffff);
      }
    }
    return new Luma(w, h, values);
  }

  /** Half as wide and as high, each value the mean of four; an odd last row or column is left. */
  public Luma halved() {
    int w = Math.max(1, width / 2);
    int h = Math.max(1, height / 2);
    float[] half = new float[w * h];
    for (int y = 0, i = 0; y < h; y++) {
      int upper = 2 * y * width;
      int lower = Math.min(2 * y + 1, height - 1) * width;
      for (int x = 0; x < w; x++, i++) {
        int left = 2 * x;
        int right = Math.min(2 * x + 1, width - 1);
        half[i] =
            (values[upper + left]
                    + values[upper + right]
                    + values[lower + left]
                    + values[lower + right])
                / 4;
      }
    }
    return new Luma(w, h, half);
  }

  /** Variance of the Laplacian: how sharp the picture is, in squared code values. */
  public double sharpness() {
    double sum = 0;
    double squares = 0;
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int i = y * width + x;
        double l =
            4 * values[i] - values[i - 1] - values[i + 1] - values[i - width] - values[i + width];
        sum += l;
        squares += l * l;
      }
    }
    double n = Math.max(1, (width - 2.0) * (height - 2));
    return squares / n - sum / n * (sum / n);
  }

  /** The mean difference to another picture of the same size, in code values without sign. */
  public double difference(Luma other) {
    requireSameSize(other);
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += Math.abs(values[i] - other.values[i]);
    }
    return sum / values.length;
  }

  void requireSameSize(Luma other) {
    if (width != other.width || height != other.height) {
      throw new IllegalArgumentException(
          "Pictures of one size are compared, not "
              + width
              + "x"
              + height
              + " and "
              + other.width
              + "x"
              + other.height);
    }
  }
}
