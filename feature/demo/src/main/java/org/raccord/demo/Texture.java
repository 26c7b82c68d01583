package org.raccord.demo;

import java.util.stream.IntStream;

/**
 * A square picture of some channels that repeats, with smaller copies of itself for the distance.
 */
final class Texture {

  /** Fills one texel's channels. */
  @FunctionalInterface
  interface Texel {
    void make(int x, int y, float[] out);
  }

  private final int channels;
  private final int size;
  private final float[][] levels;

  private Texture(int channels, int size, float[] finest) {
    this.channels = channels;
    this.size = size;
    int count = Integer.numberOfTrailingZeros(size) + 1;
    levels = new float[count][];
    levels[0] = finest;
    for (int l = 1; l < count; l++) {
      levels[l] = halve(levels[l - 1], size >> (l - 1));
    }
  }

  /**
   * @param size texels a side, a power of two
   */
  static Texture make(int channels, int size, Texel texel) {
    float[] finest = new float[size * size * channels];
    IntStream.range(0, size)
        .parallel()
        .forEach(
            y -> {
              float[] out = new float[channels];
              for (int x = 0; x < size; x++) {
                texel.make(x, y, out);
                System.arraycopy(out, 0, finest, (y * size + x) * channels, channels);
              }
            });
    return new Texture(channels, size, finest);
  }

  /** The finest level, channel {@code c}, wrapped around. */
  float texel(int x, int y, int c) {
    return levels[0][((y & (size - 1)) * size + (x & (size - 1))) * channels + c];
  }

  /**
   * The picture at a point, blurred as a footprint asks.
   *
   * @param u 0 to 1 across, repeats
   * @param v 0 to 1 down, repeats
   * @param footprint width of a pixel in texels
   */
  void sample(float u, float v, float footprint, float[] out) {
    float lod = footprint <= 1 ? 0 : (float) (Math.log(footprint) * 1.4426950);
    int low = Math.min((int) lod, levels.length - 1);
    int high = Math.min(low + 1, levels.length - 1);
    float blend = Math.min(1, lod - low);
    for (int c = 0; c < channels; c++) {
      out[c] = 0;
    }
    add(low, u, v, 1 - blend, out);
    if (blend > 0) {
      add(high, u, v, blend, out);
    }
  }

  private void add(int level, float u, float v, float weight, float[] out) {
    int n = size >> level;
    int mask = n - 1;
    float x = u * n - 0.5f;
    float y = v * n - 0.5f;
    int xi = (int) Math.floor(x);
    int yi = (int) Math.floor(y);
    float fx = x - xi;
    float fy = y - yi;
    float[] data = levels[level];
    int r0 = (yi & mask) * n;
    int r1 = (yi + 1 & mask) * n;
    int c0 = xi & mask;
    int c1 = xi + 1 & mask;
    int a = (r0 + c0) * channels;
    int b = (r0 + c1) * channels;
    int d = (r1 + c0) * channels;
    int e = (r1 + c1) * channels;
    float wa = (1 - fx) * (1 - fy) * weight;
    float wb = fx * (1 - fy) * weight;
    float wd = (1 - fx) * fy * weight;
    float we = fx * fy * weight;
    for (int c = 0; c < channels; c++) {
      out[c] += data[a + c] * wa + data[b + c] * wb + data[d + c] * wd + data[e + c] * we;
    }
  }

  private float[] halve(float[] fine, int n) {
    int half = n / 2;
    float[] coarse = new float[half * half * channels];
    for (int y = 0; y < half; y++) {
      for (int x = 0; x < half; x++) {
        for (int c = 0; c < channels; c++) {
          int i = (2 * y * n + 2 * x) * channels + c;
          coarse[(y * half + x) * channels + c] =
              (fine[i] + fine[i + channels] + fine[i + n * channels] + fine[i + (n + 1) * channels])
                  / 4;
        }
      }
    }
    return coarse;
  }
}
