package org.raccord.imaging;

import org.raccord.model.picture.Frame;

/** What two pictures that should be alike do not share, in one plane. */
final class Residual {

  private static final int BINS = 512;

  /** Pixels around one whose mean is taken off. */
  private static final int AROUND = 2;

  private final float[][] absolute = new float[Grain.BANDS][BINS];
  private final float[] seen = new float[Grain.BANDS];
  private final float unit;
  private double product;
  private double square;

  /** Where the pictures are compared: some 20,000 places of a plane. */
  static Lattice places(Frame frame, int p) {
    double samples = (double) frame.planeWidth(p) * frame.planeHeight(p);
    return new Lattice(4, Math.max(3, (int) Math.sqrt(samples / 20000)), AROUND);
  }

  /**
   * Compares two pictures.
   *
   * @param laid plane {@code p} of the second, laid over the first, where {@code places} looks
   */
  Residual(Frame one, short[] laid, int p, Lattice places) {
    short[] plane = one.plane(p);
    int w = one.planeWidth(p);
    int h = one.planeHeight(p);
    int depth = one.format().layout().bitDepth();
    unit = (1 << (depth - 8)) / 16f;
    int sx = p == 0 ? 0 : one.format().layout().chromaShiftX();
    int sy = p == 0 ? 0 : one.format().layout().chromaShiftY();
    int margin = places.first();
    int side = 2 * AROUND + 1;
    for (int y = margin; y < h - margin; y += places.step()) {
      for (int x = margin; x < w - margin; x += places.step()) {
        int at = y * w + x;
        float mean = 0;
        for (int k = 0; k < side * side; k++) {
          mean += difference(plane, laid, at + (k / side - AROUND) * w + k % side - AROUND);
        }
        mean /= side * side;
        float here = difference(plane, laid, at) - mean;
        float next = difference(plane, laid, at + 1) - mean;
        int code =
            one.sample(
                0,
                Math.min(one.planeWidth(0) - 1, x << sx),
                Math.min(one.planeHeight(0) - 1, y << sy));
        int b = Grain.band(code, one.format().layout().maxCode());
        absolute[b][Math.min(BINS - 1, (int) (Math.abs(here) / unit))]++;
        seen[b]++;
        if (Math.abs(here) < 64 * unit && Math.abs(next) < 64 * unit) {
          product += here * next;
          square += here * here;
        }
      }
    }
  }

  private static float difference(short[] one, short[] two, int i) {
    return (one[i] & 0xffff) - (two[i] & 0xffff);
  }

  /** From the median, which edges and errors of motion hardly move. */
  float[] strength() {
    float[] strength = new float[Grain.BANDS];
    float last = 0;
    for (int b = 0; b < Grain.BANDS; b++) {
      if (seen[b] >= 60) {
        float left = seen[b] / 2;
        int bin = 0;
        while (bin < BINS - 1 && left > absolute[b][bin]) {
          left -= absolute[b][bin++];
        }
        float median = bin == 0 ? 0 : (bin + left / Math.max(1, absolute[b][bin])) * unit;
        // Both pictures carry it, one of them smoothed by the fetch; a 5 x 5 mean took 1/25.
        last = median / 0.6745f / (float) Math.sqrt((1 + Grain.KEPT_BY_FETCH) * 0.96);
      }
      strength[b] = last;
    }
    for (int b = Grain.BANDS - 2; b >= 0; b--) {
      if (seen[b] < 60) {
        strength[b] = Math.max(strength[b], strength[b + 1] * (strength[b] == 0 ? 1 : 0));
      }
    }
    return strength;
  }

  float clump() {
    double correlation = square < 1e-9 ? 0 : Math.max(0, Math.min(0.6, 0.8 * product / square));
    return correlation < 0.02
        ? 0
        : (float) ((1 - Math.sqrt(1 - 2 * correlation * correlation)) / (2 * correlation));
  }
}
