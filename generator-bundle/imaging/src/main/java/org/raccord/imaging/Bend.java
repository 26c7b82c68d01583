package org.raccord.imaging;

/**
 * How far a pixel's path across a gap leaves even speed, from the speeds at its ends: the two
 * tangents of a cubic Hermite curve, smoothed over sure neighbours.
 */
final class Bend {

  private static final int RADIUS = 4;

  private Bend() {}

  /**
   * The tangents' deviations from the straight path.
   *
   * @param across where pixels arrive
   * @param doubt doubt of each path
   * @param start speed per gap at the path's start, towards its end
   * @param end speed per gap at its end, on the other side's raster
   * @param endSign 1 where {@code end} points on along the path, -1 where it points back
   * @param hasEnd whether {@code end} was measured
   */
  static float[][] of(
      Flow across, float[] doubt, Flow start, Flow end, int endSign, boolean hasEnd) {
    int w = across.width();
    int h = across.height();
    int n = w * h;
    float[][] bend = new float[4][n];
    float[] weights = new float[n];
    for (int y = 0, i = 0; y < h; y++) {
      for (int x = 0; x < w; x++, i++) {
        float fx = across.dx()[i];
        float fy = across.dy()[i];
        float trust = Math.max(0, 1 - doubt[i] * 3) + 1e-4f;
        float length = across.length(i);
        // What rests at both ends has no business to move in between.
        float limit = 0.75f * length + Math.min(1, 4 * length);
        bend[0][i] = limited(start.dx()[i] - fx, limit) * trust;
        bend[1][i] = limited(start.dy()[i] - fy, limit) * trust;
        if (hasEnd) {
          float ex = endSign * Fields.bilinear(end.dx(), w, h, x + fx, y + fy);
          float ey = endSign * Fields.bilinear(end.dy(), w, h, x + fx, y + fy);
          bend[2][i] = limited(ex - fx, limit) * trust;
          bend[3][i] = limited(ey - fy, limit) * trust;
        }
        weights[i] = trust;
      }
    }
    float[] total = Fields.boxBlur(weights, w, h, RADIUS);
    for (int c = 0; c < bend.length; c++) {
      bend[c] = Fields.boxBlur(bend[c], w, h, RADIUS);
      for (int i = 0; i < n; i++) {
        bend[c][i] *= 1 / total[i];
      }
    }
    return bend;
  }

  private static float limited(float value, float limit) {
    return value > limit ? limit : value < -limit ? -limit : value;
  }
}
