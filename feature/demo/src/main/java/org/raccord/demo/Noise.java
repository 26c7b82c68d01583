package org.raccord.demo;

/** Gradient noise that repeats, and sums of it. Source: K. Perlin, Improving Noise, 2002. */
final class Noise {

  private final byte[] order = new byte[512];

  Noise(long seed) {
    for (int i = 0; i < 256; i++) {
      order[i] = (byte) i;
    }
    long state = seed * 0x9E3779B97F4A7C15L + 1;
    for (int i = 255; i > 0; i--) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      int j = (int) ((state >>> 33) % (i + 1));
      byte swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
    System.arraycopy(order, 0, order, 256, 256);
  }

  /** Noise at a point, about -0.7 to 0.7; repeats every {@code period} units (up to 256). */
  float at(float x, float y, int period) {
    int xi = floor(x);
    int yi = floor(y);
    float fx = x - xi;
    float fy = y - yi;
    int x0 = Math.floorMod(xi, period);
    int y0 = Math.floorMod(yi, period);
    int x1 = x0 + 1 == period ? 0 : x0 + 1;
    int y1 = y0 + 1 == period ? 0 : y0 + 1;
    float u = fx * fx * fx * (fx * (fx * 6 - 15) + 10);
    float v = fy * fy * fy * (fy * (fy * 6 - 15) + 10);
    float a = slope(x0, y0, fx, fy);
    float b = slope(x1, y0, fx - 1, fy);
    float c = slope(x0, y1, fx, fy - 1);
    float d = slope(x1, y1, fx - 1, fy - 1);
    float top = a + u * (b - a);
    return top + v * (c + u * (d - c) - top);
  }

  float at(float x, float y) {
    return at(x, y, 256);
  }

  /** Octaves of noise, each twice as fine and half as strong. */
  float sum(float x, float y, int octaves) {
    return sum(x, y, octaves, 256);
  }

  float sum(float x, float y, int octaves, int period) {
    float total = 0;
    float weight = 0.5f;
    int repeat = period;
    for (int i = 0; i < octaves; i++) {
      total += weight * at(x, y, Math.min(256, repeat));
      x *= 2;
      y *= 2;
      repeat *= 2;
      weight *= 0.5f;
    }
    return total;
  }

  /** Octaves of sharp crests, 0 to about 1: mountains, bark. */
  float ridges(float x, float y, int octaves) {
    float total = 0;
    float weight = 0.5f;
    for (int i = 0; i < octaves; i++) {
      float crest = 1 - Math.abs(at(x, y)) * 2;
      total += weight * crest * crest;
      x = x * 2 + 17.3f;
      y = y * 2 + 5.1f;
      weight *= 0.5f;
    }
    return total;
  }

  /** A number in [0, 1) for a cell. */
  static float cell(int x, int y, int salt) {
    int h = x * 0x27d4eb2d ^ y * 0x165667b1 ^ salt * 0x9e3779b1;
    h = (h ^ (h >>> 15)) * 0x85ebca6b;
    h = (h ^ (h >>> 13)) * 0xc2b2ae35;
    return ((h ^ (h >>> 16)) >>> 8) * (1f / (1 << 24));
  }

  private float slope(int x, int y, float fx, float fy) {
    int h = order[(order[x & 255] & 255) + (y & 255)] & 15;
    return DIRECTIONS[2 * h] * fx + DIRECTIONS[2 * h + 1] * fy;
  }

  private static int floor(float x) {
    int i = (int) x;
    return x < i ? i - 1 : i;
  }

  private static final float[] DIRECTIONS = new float[32];

  static {
    for (int i = 0; i < 16; i++) {
      DIRECTIONS[2 * i] = (float) Math.cos(i * Math.PI / 8 + 0.2);
      DIRECTIONS[2 * i + 1] = (float) Math.sin(i * Math.PI / 8 + 0.2);
    }
  }
}
