package org.raccord.seams.internal.picture;

/** How alike two frames are framed: what stands where, whatever the light. */
final class Framing {

  private static final int REACH = 6;

  private Framing() {}

  /**
   * The largest correlation of lightness over shifts of up to about an eighth of the picture, -1 to
   * 1.
   */
  static double likeness(Look one, Look two) {
    int w = Math.max(1, one.grey().width() / 4);
    int h = Math.max(1, one.grey().height() / 4);
    double best = -1;
    for (int dy = -REACH; dy <= REACH; dy += 2) {
      for (int dx = -REACH; dx <= REACH; dx += 2) {
        best = Math.max(best, correlation(one.coarse(), two.coarse(), w, h, dx, dy));
      }
    }
    return best;
  }

  private static double correlation(float[] a, float[] b, int w, int h, int dx, int dy) {
    double sumA = 0;
    double sumB = 0;
    double aa = 0;
    double bb = 0;
    double ab = 0;
    int n = 0;
    for (int y = Math.max(0, -dy); y < Math.min(h, h - dy); y++) {
      for (int x = Math.max(0, -dx); x < Math.min(w, w - dx); x++) {
        double va = a[y * w + x];
        double vb = b[(y + dy) * w + x + dx];
        sumA += va;
        sumB += vb;
        aa += va * va;
        bb += vb * vb;
        ab += va * vb;
        n++;
      }
    }
    if (n == 0) {
      return 0;
    }
    double variance = (aa - sumA * sumA / n) * (bb - sumB * sumB / n);
    return variance < 1e-6 ? 0 : (ab - sumA * sumB / n) / Math.sqrt(variance);
  }
}
