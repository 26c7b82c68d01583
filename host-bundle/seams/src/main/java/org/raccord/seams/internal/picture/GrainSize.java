package org.raccord.seams.internal.picture;

import java.util.Arrays;
import org.raccord.imaging.Flow;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PixelLayout;

/**
 * The strength of grain at full size: what two frames, laid over each other along the motion, do
 * not share where the picture is flattest, freed of what varies slowly.
 */
final class GrainSize {

  private static final int SAMPLES = 12_000;
  private static final int RADIUS = 2;

  private GrainSize() {}

  /** The standard deviation of one frame's grain in 8-bit codes, from the median deviation. */
  static double measure(Frame one, Frame two, Look look, Flow flow) {
    boolean rgb = one.format().layout().family() == PixelLayout.Family.RGB;
    int plane = rgb ? 1 : 0;
    Plane a = new Plane(one, plane);
    Plane b = new Plane(two, plane);
    int d = look.raster().divisor();
    int margin = RADIUS + 2;
    int step = Math.max(3, (int) Math.sqrt(a.width * (double) a.height / SAMPLES));
    int room = ((a.width / step) + 1) * ((a.height / step) + 1);
    float[] residuals = new float[room];
    float[] textures = new float[room];
    int count = 0;
    for (int y = margin; y < a.height - margin; y += step) {
      for (int x = margin; x < a.width - margin; x += step) {
        int at =
            Math.min(flow.height() - 1, y / d) * flow.width() + Math.min(flow.width() - 1, x / d);
        int ox = Math.round(flow.dx()[at] * d);
        int oy = Math.round(flow.dy()[at] * d);
        if (x + ox < margin
            || y + oy < margin
            || x + ox >= a.width - margin
            || y + oy >= a.height - margin) {
          continue;
        }
        float texture = texture(a, x, y);
        if (texture >= 0) {
          residuals[count] = Math.abs(residual(a, b, x, y, ox, oy));
          textures[count++] = texture;
        }
      }
    }
    if (count < 200) {
      return 0;
    }
    float[] sorted = Arrays.copyOf(textures, count);
    Arrays.sort(sorted);
    float flat = sorted[count * 3 / 10];
    float[] kept = new float[count];
    int used = 0;
    for (int i = 0; i < count; i++) {
      if (textures[i] <= flat) {
        kept[used++] = residuals[i];
      }
    }
    float[] ordered = Arrays.copyOf(kept, used);
    Arrays.sort(ordered);
    // The mean of the middle half stands for the median: code values are whole numbers.
    double sum = 0;
    for (int i = used / 4; i < used * 3 / 4; i++) {
      sum += ordered[i];
    }
    double middle = sum / Math.max(1, used * 3 / 4 - used / 4);
    return middle / 0.6745 / Math.sqrt(2) * Viewing.lumaUnit(one);
  }

  /** How much the smoothed picture varies around a place; negative where it is black or white. */
  private static float texture(Plane p, int x, int y) {
    float here = p.mean(x, y);
    float unit = p.unit;
    if (here * unit < p.black + 4 || here * unit > p.black + 250) {
      return -1;
    }
    return Math.abs(p.mean(x - RADIUS, y) - p.mean(x + RADIUS, y))
        + Math.abs(p.mean(x, y - RADIUS) - p.mean(x, y + RADIUS));
  }

  private static float residual(Plane a, Plane b, int x, int y, int ox, int oy) {
    float mean = 0;
    for (int v = -RADIUS; v <= RADIUS; v++) {
      for (int u = -RADIUS; u <= RADIUS; u++) {
        mean += a.at(x + u, y + v) - b.at(x + ox + u, y + oy + v);
      }
    }
    float here = a.at(x, y) - b.at(x + ox, y + oy);
    return here - mean / ((2 * RADIUS + 1) * (2 * RADIUS + 1));
  }

  private static final class Plane {
    private final short[] samples;
    private final int width;
    private final int height;
    private final float unit;
    private final float black;

    private Plane(Frame frame, int p) {
      samples = frame.plane(p);
      width = frame.planeWidth(p);
      height = frame.planeHeight(p);
      unit = Viewing.lumaUnit(frame);
      black = Viewing.black(frame) * unit;
    }

    private int at(int x, int y) {
      return samples[y * width + x] & 0xffff;
    }

    private float mean(int x, int y) {
      int sum = 0;
      for (int v = -1; v <= 1; v++) {
        for (int u = -1; u <= 1; u++) {
          sum += at(x + u, y + v);
        }
      }
      return sum / 9f;
    }
  }
}
