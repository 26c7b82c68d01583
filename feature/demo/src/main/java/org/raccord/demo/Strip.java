package org.raccord.demo;

/** A long painted backdrop with coverage, moved before the camera. Colours are premultiplied. */
final class Strip {

  final int width;
  final int height;
  private float[] data;

  Strip(int width, int height) {
    this.width = width;
    this.height = height;
    this.data = new float[width * height * 4];
  }

  /** Lays a colour over a point. */
  void over(int x, int y, float r, float g, float b, float alpha) {
    if (x < 0 || y < 0 || x >= width || y >= height || alpha <= 0) {
      return;
    }
    int i = (y * width + x) * 4;
    float a = Math.min(1, alpha);
    data[i] += (r - data[i]) * a;
    data[i + 1] += (g - data[i + 1]) * a;
    data[i + 2] += (b - data[i + 2]) * a;
    data[i + 3] += (1 - data[i + 3]) * a;
  }

  /** A horizontal span with soft ends. */
  void span(float from, float to, int y, float r, float g, float b, float alpha) {
    for (int x = (int) Math.floor(from); x <= to; x++) {
      float cover = Math.min(x + 1, to) - Math.max(x, from);
      over(x, y, r, g, b, alpha * Math.max(0, Math.min(1, cover)));
    }
  }

  /** Blurs along the way the strip moves (an open shutter), and all around (out of focus). */
  void blur(int across, int around) {
    for (int i = 0; i < 2; i++) {
      if (around > 0) {
        data =
            box(
                box(data, around, 4, width, height, width * 4),
                around,
                width * 4,
                height,
                width,
                4);
      }
    }
    if (across > 1) {
      data = box(data, across, 4, width, height, width * 4);
    }
  }

  private static float[] box(float[] in, int size, int step, int length, int lines, int lineStep) {
    float[] out = new float[in.length];
    int before = size / 2;
    for (int line = 0; line < lines; line++) {
      for (int c = 0; c < 4; c++) {
        int base = line * lineStep + c;
        double sum = 0;
        for (int k = -before; k < size - before; k++) {
          sum += in[base + Math.max(0, Math.min(length - 1, k)) * step];
        }
        for (int i = 0; i < length; i++) {
          out[base + i * step] = (float) (sum / size);
          sum +=
              in[base + Math.max(0, Math.min(length - 1, i + size - before)) * step]
                  - in[base + Math.max(0, Math.min(length - 1, i - before)) * step];
        }
      }
    }
    return out;
  }

  /** Light and coverage at a point between pixels; nothing outside. */
  void sample(float x, float y, float[] out) {
    int xi = (int) Math.floor(x);
    int yi = (int) Math.floor(y);
    out[0] = out[1] = out[2] = out[3] = 0;
    if (yi < -1 || yi >= height || xi < -1 || xi >= width) {
      return;
    }
    float fx = x - xi;
    float fy = y - yi;
    add(xi, yi, (1 - fx) * (1 - fy), out);
    add(xi + 1, yi, fx * (1 - fy), out);
    add(xi, yi + 1, (1 - fx) * fy, out);
    add(xi + 1, yi + 1, fx * fy, out);
  }

  private void add(int x, int y, float weight, float[] out) {
    if (x < 0 || y < 0 || x >= width || y >= height) {
      return;
    }
    int i = (y * width + x) * 4;
    out[0] += data[i] * weight;
    out[1] += data[i + 1] * weight;
    out[2] += data[i + 2] * weight;
    out[3] += data[i + 3] * weight;
  }
}
