package org.raccord.imaging;

import org.raccord.model.picture.Frame;

/** What two pictures that should be alike do not share, in one plane. */
final class Residual {

  private static final int BINS = 512;

  private final float[][] absolute = new float[Grain.BANDS][BINS];
  private final float[] seen = new float[Grain.BANDS];
  private final float unit;
  private double product;
  private double square;

  Residual(Frame one, Frame two, int p) {
    int w = one.planeWidth(p);
    int h = one.planeHeight(p);
    int depth = one.format().layout().bitDepth();
    unit = (1 << (depth - 8)) / 16f;
    int step = Math.max(3, (int) Math.sqrt(w * (double) h / 20000));
    int sx = p == 0 ? 0 : one.format().layout().chromaShiftX();
    int sy = p == 0 ? 0 : one.format().layout().chromaShiftY();
    for (int y = 4; y < h - 4; y += step) {
      for (int x = 4; x < w - 4; x += step) {
        float mean = 0;
        for (int k = 0; k < 25; k++) {
          mean += difference(one, two, p, x + k % 5 - 2, y + k / 5 - 2);
        }
        mean /= 25;
        float here = difference(one, two, p, x, y) - mean;
        float next = difference(one, two, p, x + 1, y) - mean;
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

  private static float difference(Frame one, Frame two, int p, int x, int y) {
    return one.sample(p, x, y) - two.sample(p, x, y);
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
