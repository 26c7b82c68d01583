package org.raccord.imaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_calib3d;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.raccord.imaging.internal.Native;

/** The motions of planes between two pictures: the camera's first, then what moves against it. */
public final class GlobalMotion {

  private static final double INLIER_PIXELS = 1.5;
  private static final int LEAST_POINTS = 24;

  private GlobalMotion() {}

  /**
   * Homographies that explain a field, the one that explains most first; each is fitted to the
   * points that the ones before it left over.
   *
   * @param flow a field between the pictures
   * @param trusted per pixel whether its vector counts
   * @param most how many to look for
   */
  public static List<Homography> layers(Flow flow, boolean[] trusted, int most) {
    int step = Math.max(2, (int) Math.sqrt(flow.width() * (double) flow.height() / 3000));
    List<float[]> points = new ArrayList<>();
    for (int y = step / 2; y < flow.height(); y += step) {
      for (int x = step / 2; x < flow.width(); x += step) {
        int i = y * flow.width() + x;
        if (trusted[i]) {
          points.add(new float[] {x, y, x + flow.dx()[i], y + flow.dy()[i]});
        }
      }
    }
    List<Homography> found = new ArrayList<>();
    while (found.size() < most && points.size() >= LEAST_POINTS) {
      Optional<Homography> fit = fit(points);
      if (fit.isEmpty()) {
        break;
      }
      Homography motion = fit.get();
      int before = points.size();
      points.removeIf(p -> distance(motion, p) < 2 * INLIER_PIXELS);
      if (before - points.size() < LEAST_POINTS) {
        break;
      }
      found.add(motion);
    }
    return found;
  }

  private static double distance(Homography motion, float[] p) {
    return Math.hypot(motion.x(p[0], p[1]) - p[2], motion.y(p[0], p[1]) - p[3]);
  }

  /** Fits one homography to pairs (x, y, x', y') by random consensus with a fixed seed. */
  @SuppressWarnings("try") // The scope is there to be closed.
  static Optional<Homography> fit(List<float[]> points) {
    Native.prepare();
    try (PointerScope scope = new PointerScope()) {
      int n = points.size();
      float[] from = new float[2 * n];
      float[] to = new float[2 * n];
      for (int i = 0; i < n; i++) {
        float[] p = points.get(i);
        from[2 * i] = p[0];
        from[2 * i + 1] = p[1];
        to[2 * i] = p[2];
        to[2 * i + 1] = p[3];
      }
      opencv_core.theRNG().state(7);
      Mat mask = new Mat();
      Mat result =
          opencv_calib3d.findHomography(
              points(from), points(to), mask, opencv_calib3d.RANSAC, INLIER_PIXELS);
      if (result.empty()) {
        return Optional.empty();
      }
      double[] m = new double[9];
      new DoublePointer(result.data()).get(m);
      byte[] inliers = new byte[n];
      new BytePointer(mask.data()).get(inliers);
      int agree = 0;
      for (byte inlier : inliers) {
        agree += inlier;
      }
      if (agree < LEAST_POINTS || Math.abs(m[8]) < 1e-9) {
        return Optional.empty();
      }
      return Optional.of(
          new Homography(
              m[0] / m[8],
              m[1] / m[8],
              m[2] / m[8],
              m[3] / m[8],
              m[4] / m[8],
              m[5] / m[8],
              m[6] / m[8],
              m[7] / m[8]));
    }
  }

  private static Mat points(float[] interleaved) {
    Mat mat = new Mat(interleaved.length / 2, 1, opencv_core.CV_32FC2);
    new FloatPointer(mat.data()).put(interleaved);
    return mat;
  }
}
