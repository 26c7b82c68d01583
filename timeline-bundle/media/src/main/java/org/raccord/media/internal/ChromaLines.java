package org.raccord.media.internal;

/**
 * Twice and half the lines of a chroma plane whose samples sit between two lines of luma, as 4:2:0
 * has them.
 *
 * <p>Doubling puts a straight slope through each sample, limited so that nothing overshoots (van
 * Leer's monotonised central limiter), and keeps its mean; halving takes the mean of two lines.
 * Halving after doubling therefore gives back exactly what was there: a 4:2:0 source loses nothing
 * by being stored as 4:2:2.
 */
final class ChromaLines {

  private ChromaLines() {}

  /** {@code height} lines from half as many (rounded up). */
  static float[] doubled(float[] source, int width, int height) {
    float[] result = new float[width * height];
    int lines = (height + 1) / 2;
    for (int k = 0; k < lines; k++) {
      int at = k * width;
      int above = Math.max(0, k - 1) * width;
      int below = Math.min(lines - 1, k + 1) * width;
      int first = 2 * k * width;
      boolean second = 2 * k + 1 < height;
      for (int x = 0; x < width; x++) {
        float c = source[at + x];
        float down = source[below + x] - c;
        float up = c - source[above + x];
        // A quarter of the limited slope: the two lines lie a quarter of a sample off.
        float slope =
            up * down > 0
                ? Math.copySign(
                    Math.min(Math.abs(up + down) / 8, Math.min(Math.abs(up), Math.abs(down)) / 2),
                    down)
                : 0;
        result[first + x] = second ? c - slope : c;
        if (second) {
          result[first + width + x] = c + slope;
        }
      }
    }
    return result;
  }

  /** Half the lines (rounded up) of {@code height}. */
  static float[] halved(float[] source, int width, int height) {
    int lines = (height + 1) / 2;
    float[] result = new float[width * lines];
    for (int k = 0; k < lines; k++) {
      int a = 2 * k * width;
      int b = Math.min(height - 1, 2 * k + 1) * width;
      for (int x = 0; x < width; x++) {
        result[k * width + x] = (source[a + x] + source[b + x]) * 0.5f;
      }
    }
    return result;
  }
}
