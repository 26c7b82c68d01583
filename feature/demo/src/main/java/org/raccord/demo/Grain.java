package org.raccord.demo;

/** Film grain: noise of about two pixels' width, strongest in the mid-tones, new in every frame. */
final class Grain {

  private final long seed;
  private final float strength;
  private float[] above = new float[Canvas.WIDTH + 2];
  private float[] here = new float[Canvas.WIDTH + 2];
  private int rowAbove = -2;

  Grain(long seed, float strength) {
    this.seed = seed;
    this.strength = strength;
  }

  /** Goes to the next row. */
  void row(int y) {
    if (rowAbove != y - 1) {
      fill(here, y - 1);
    }
    float[] swap = above;
    above = here;
    here = swap;
    fill(here, y);
    rowAbove = y;
  }

  float at(int x, float luma) {
    float white = 0.45f * (here[x + 1] + 0.6f * (here[x] + here[x + 2]) + 0.6f * above[x + 1]);
    float tone = 0.35f + 2.6f * luma * (1 - luma);
    return white * strength * tone;
  }

  /** Grain of a colour difference, in codes of 10 bits. */
  float chroma(int x) {
    return here[x + 1] * strength * 130;
  }

  private void fill(float[] row, int y) {
    long state = (seed * 31 + y) * 0x9E3779B97F4A7C15L;
    state ^= state >>> 29;
    for (int x = 0; x < row.length; x++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      // The sum of three uniform numbers is near enough to a bell.
      int a = (int) (state >>> 48);
      int b = (int) (state >>> 32) & 0xffff;
      int c = (int) (state >>> 16) & 0xffff;
      row[x] = (a + b + c - 98302.5f) / 32768f;
    }
  }
}
