package org.raccord.imaging;

/**
 * A plane's motion between two pictures: (x, y) goes to ((ax + by + c) / (gx + hy + 1), (dx + ey +
 * f) / (gx + hy + 1)).
 */
public record Homography(
    double a, double b, double c, double d, double e, double f, double g, double h) {

  public static final Homography IDENTITY = new Homography(1, 0, 0, 0, 1, 0, 0, 0);

  /** Where a point goes, horizontally. */
  public double x(double px, double py) {
    return (a * px + b * py + c) / (g * px + h * py + 1);
  }

  /** Where a point goes, vertically. */
  public double y(double px, double py) {
    return (d * px + e * py + f) / (g * px + h * py + 1);
  }

  /** The same motion as a field of vectors. */
  public Flow flow(int width, int height) {
    float[] dx = new float[width * height];
    float[] dy = new float[width * height];
    for (int py = 0, i = 0; py < height; py++) {
      for (int px = 0; px < width; px++, i++) {
        dx[i] = (float) (x(px, py) - px);
        dy[i] = (float) (y(px, py) - py);
      }
    }
    return new Flow(width, height, dx, dy);
  }
}
