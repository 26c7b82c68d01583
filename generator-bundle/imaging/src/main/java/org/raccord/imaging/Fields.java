package org.raccord.imaging;

/** Arithmetic of fields: reading between pixels, smoothing, errors. */
final class Fields {

  private Fields() {}

  /** A value of a field between its pixels, edges continued. */
  static float bilinear(float[] field, int width, int height, float x, float y) {
    float cx = x < 0 ? 0 : x > width - 1 ? width - 1 : x;
    float cy = y < 0 ? 0 : y > height - 1 ? height - 1 : y;
    int x0 = (int) cx;
    int y0 = (int) cy;
    int x1 = x0 + 1 < width ? x0 + 1 : x0;
    int y1 = y0 + 1 < height ? y0 + 1 : y0;
    float fx = cx - x0;
    float fy = cy - y0;
    float top = field[y0 * width + x0] * (1 - fx) + field[y0 * width + x1] * fx;
    float bottom = field[y1 * width + x0] * (1 - fx) + field[y1 * width + x1] * fx;
    return top * (1 - fy) + bottom * fy;
  }

  /** Lightness between pixels, edges continued. */
  static float bilinear(Grey grey, float x, float y) {
    int width = grey.width();
    int height = grey.height();
    byte[] p = grey.pixels();
    float cx = x < 0 ? 0 : x > width - 1 ? width - 1 : x;
    float cy = y < 0 ? 0 : y > height - 1 ? height - 1 : y;
    int x0 = (int) cx;
    int y0 = (int) cy;
    int x1 = x0 + 1 < width ? x0 + 1 : x0;
    int y1 = y0 + 1 < height ? y0 + 1 : y0;
    float fx = cx - x0;
    float fy = cy - y0;
    float top = (p[y0 * width + x0] & 0xff) * (1 - fx) + (p[y0 * width + x1] & 0xff) * fx;
    float bottom = (p[y1 * width + x0] & 0xff) * (1 - fx) + (p[y1 * width + x1] & 0xff) * fx;
    return top * (1 - fy) + bottom * fy;
  }

  /** The picture that {@code grey} becomes when each pixel is fetched along {@code flow}. */
  static Grey fetch(Grey grey, Flow flow) {
    int w = flow.width();
    int h = flow.height();
    byte[] out = new byte[w * h];
    for (int y = 0, i = 0; y < h; y++) {
      for (int x = 0; x < w; x++, i++) {
        out[i] = (byte) (int) (bilinear(grey, x + flow.dx()[i], y + flow.dy()[i]) + 0.5f);
      }
    }
    return new Grey(w, h, out);
  }

  /** A field fetched along another, edges continued. */
  static float[] fetch(float[] field, Flow flow) {
    int w = flow.width();
    int h = flow.height();
    float[] out = new float[w * h];
    for (int y = 0, i = 0; y < h; y++) {
      for (int x = 0; x < w; x++, i++) {
        out[i] = bilinear(field, w, h, x + flow.dx()[i], y + flow.dy()[i]);
      }
    }
    return out;
  }

  /** Mean over a square of side {@code 2 radius + 1}, edges continued. */
  static float[] boxBlur(float[] field, int width, int height, int radius) {
    float[] across = new float[field.length];
    float scale = 1f / (2 * radius + 1);
    for (int y = 0; y < height; y++) {
      int row = y * width;
      double sum = 0;
      for (int k = -radius; k <= radius; k++) {
        sum += field[row + Math.min(width - 1, Math.max(0, k))];
      }
      for (int x = 0; x < width; x++) {
        across[row + x] = (float) (sum * scale);
        sum +=
            field[row + Math.min(width - 1, x + radius + 1)]
                - (double) field[row + Math.max(0, x - radius)];
      }
    }
    float[] out = new float[field.length];
    double[] sums = new double[width];
    for (int k = -radius; k <= radius; k++) {
      int row = Math.min(height - 1, Math.max(0, k)) * width;
      for (int x = 0; x < width; x++) {
        sums[x] += across[row + x];
      }
    }
    for (int y = 0; y < height; y++) {
      int row = y * width;
      int next = Math.min(height - 1, y + radius + 1) * width;
      int last = Math.max(0, y - radius) * width;
      for (int x = 0; x < width; x++) {
        out[row + x] = (float) (sums[x] * scale);
        sums[x] += across[next + x] - (double) across[last + x];
      }
    }
    return out;
  }

  /** The same vectors, longer. */
  static Flow scaled(Flow flow, float factor) {
    float[] dx = new float[flow.dx().length];
    float[] dy = new float[dx.length];
    for (int i = 0; i < dx.length; i++) {
      dx[i] = flow.dx()[i] * factor;
      dy[i] = flow.dy()[i] * factor;
    }
    return new Flow(flow.width(), flow.height(), dx, dy);
  }

  /** A field on a raster so many times smaller, in its pixels; see {@link Grey#shrunk}. */
  static Flow shrunk(Flow flow, int factor) {
    int w = flow.width() / factor;
    int h = flow.height() / factor;
    float[] dx = new float[w * h];
    float[] dy = new float[w * h];
    float part = 1f / (factor * factor * factor);
    for (int y = 0, i = 0; y < h; y++) {
      for (int x = 0; x < w; x++, i++) {
        for (int fy = 0; fy < factor; fy++) {
          int row = (y * factor + fy) * flow.width() + x * factor;
          for (int at = row; at < row + factor; at++) {
            dx[i] += flow.dx()[at] * part;
            dy[i] += flow.dy()[at] * part;
          }
        }
      }
    }
    return new Flow(w, h, dx, dy);
  }

  /**
   * A field of a raster that was shrunk, brought back to the larger one.
   *
   * @param w columns of the larger one
   * @param h its rows
   * @param scale what each value is multiplied by
   */
  static float[] widened(
      float[] field, int width, int height, int factor, int w, int h, float scale) {
    float[] out = new float[w * h];
    float[] row = new float[width];
    for (int y = 0; y < h; y++) {
      float atY = Math.max(0, Math.min(height - 1, (y + 0.5f) / factor - 0.5f));
      int top = (int) atY;
      int above = top * width;
      int below = Math.min(height - 1, top + 1) * width;
      float down = atY - top;
      for (int x = 0; x < width; x++) {
        row[x] = (field[above + x] + (field[below + x] - field[above + x]) * down) * scale;
      }
      int target = y * w;
      for (int x = 0; x < w; x++) {
        float atX = Math.max(0, Math.min(width - 1, (x + 0.5f) / factor - 0.5f));
        int left = (int) atX;
        int right = Math.min(width - 1, left + 1);
        out[target + x] = row[left] + (row[right] - row[left]) * (atX - left);
      }
    }
    return out;
  }

  /** Per pixel how far the lightness found along {@code flow} is off. */
  static float[] error(Grey from, Grey to, Flow flow) {
    int w = from.width();
    int h = from.height();
    float[] error = new float[w * h];
    for (int y = 0, i = 0; y < h; y++) {
      for (int x = 0; x < w; x++, i++) {
        float found = bilinear(to, x + flow.dx()[i], y + flow.dy()[i]);
        error[i] = Math.abs(found - (from.pixels()[i] & 0xff));
      }
    }
    return error;
  }

  /** How far from a pixel the way there and back ends; at least 8 where it leaves the picture. */
  static float loop(Flow there, Flow back, int x, int y) {
    int w = there.width();
    int h = there.height();
    int i = y * w + x;
    float tx = x + there.dx()[i];
    float ty = y + there.dy()[i];
    float rx = there.dx()[i] + bilinear(back.dx(), w, h, tx, ty);
    float ry = there.dy()[i] + bilinear(back.dy(), w, h, tx, ty);
    float miss = (float) Math.sqrt(rx * rx + ry * ry);
    boolean outside = tx < -0.5f || ty < -0.5f || tx > w - 0.5f || ty > h - 0.5f;
    return outside ? Math.max(miss, 8) : miss;
  }

  /** The standard deviation of lightness. */
  static double contrast(Grey grey) {
    double sum = 0;
    double squares = 0;
    for (byte pixel : grey.pixels()) {
      int v = pixel & 0xff;
      sum += v;
      squares += v * v;
    }
    double mean = sum / grey.pixels().length;
    return Math.sqrt(Math.max(0, squares / grey.pixels().length - mean * mean));
  }
}
