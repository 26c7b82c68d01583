package org.raccord.seams.internal.picture;

import java.util.Arrays;
import org.raccord.imaging.Flow;
import org.raccord.imaging.FlowEstimator;
import org.raccord.imaging.Grey;
import org.raccord.model.picture.Frame;

/**
 * What changes from one frame to the next: motion, and what is left once the second is laid over
 * the first along it.
 */
public final class Step {

  private static final int CELL = 4;
  private static final float CAP = 40;
  private static final float TEXTURED = 2.5f;

  /** What the step's motion explains badly counts no further for colour. */
  private static final float TRUSTED = 36;

  private final int gridWidth;
  private final int gridHeight;
  private final float[] dx;
  private final float[] dy;
  private final boolean[] textured;
  private final int divisor;
  private final double change;
  private final double unexplained;
  private final double strain;
  private final double speed;
  private final LightStep light;
  private final double grain;

  private Step(Frame one, Look a, Frame two, Look b) {
    Grey from = a.grey();
    Grey to = b.grey();
    divisor = a.raster().divisor();
    Flow flow = new FlowEstimator(FlowEstimator.Effort.HALF).estimate(from, to);
    gridWidth = from.width() / CELL;
    gridHeight = from.height() / CELL;
    int n = gridWidth * gridHeight;
    dx = new float[n];
    dy = new float[n];
    textured = new boolean[n];
    float[] rest = new float[n];
    double changed = 0;
    for (int gy = 0, i = 0; gy < gridHeight; gy++) {
      for (int gx = 0; gx < gridWidth; gx++, i++) {
        float u = 0;
        float v = 0;
        float gradient = 0;
        for (int k = 0; k < CELL * CELL; k++) {
          int x = gx * CELL + k % CELL;
          int y = gy * CELL + k / CELL;
          int at = y * from.width() + x;
          float fx = flow.dx()[at];
          float fy = flow.dy()[at];
          u += fx;
          v += fy;
          int here = from.pixels()[at] & 0xff;
          rest[i] += Math.min(CAP, Math.abs(bilinear(to, x + fx, y + fy) - here));
          changed += Math.abs((to.pixels()[at] & 0xff) - here);
          gradient += gradient(from, x, y);
        }
        dx[i] = u / (CELL * CELL);
        dy[i] = v / (CELL * CELL);
        rest[i] /= CELL * CELL;
        textured[i] = gradient > TEXTURED * CELL * CELL;
      }
    }
    change = changed / (n * CELL * CELL);
    unexplained = upperMean(rest, 0.5);
    speed = meanSpeed();
    strain = strainOf();
    light = LightStep.measure(a, b, flow, rest, gridWidth, CELL, TRUSTED);
    grain = GrainSize.measure(one, two, a, flow);
  }

  /** Measures the step from {@code one} to {@code two}; the frames are not kept. */
  public static Step between(Frame one, Look a, Frame two, Look b) {
    return new Step(one, a, two, b);
  }

  /** Mean difference of lightness, in 8-bit codes. */
  public double change() {
    return change;
  }

  /**
   * Mean difference that motion leaves in the half of the picture where it leaves most, in codes.
   */
  public double unexplained() {
    return unexplained;
  }

  /** Mean motion of what has texture, in pixels of the frame. */
  public double speed() {
    return speed;
  }

  /**
   * How much the motion stretches or shears what has texture, in percent, at its 95th percentile.
   */
  public double strain() {
    return strain;
  }

  /** What light and colour did. */
  public LightStep light() {
    return light;
  }

  /** The standard deviation of grain, in 8-bit codes. */
  public double grain() {
    return grain;
  }

  /** How much the motion changes from this step to the next, in pixels of the frame. */
  public double turn(Step next) {
    double sum = 0;
    int count = 0;
    for (int gy = 0, i = 0; gy < gridHeight; gy++) {
      for (int gx = 0; gx < gridWidth; gx++, i++) {
        float x = gx + dx[i] / CELL;
        float y = gy + dy[i] / CELL;
        if (textured[i] && x >= 0 && y >= 0 && x <= gridWidth - 1 && y <= gridHeight - 1) {
          float u = grid(next.dx, x, y) - dx[i];
          float v = grid(next.dy, x, y) - dy[i];
          sum += Math.min(20, Math.sqrt(u * u + v * v));
          count++;
        }
      }
    }
    return count < 20 ? 0 : sum / count * divisor;
  }

  private float grid(float[] field, float x, float y) {
    int x0 = (int) x;
    int y0 = (int) y;
    int x1 = Math.min(gridWidth - 1, x0 + 1);
    int y1 = Math.min(gridHeight - 1, y0 + 1);
    float fx = x - x0;
    float fy = y - y0;
    float top = field[y0 * gridWidth + x0] * (1 - fx) + field[y0 * gridWidth + x1] * fx;
    float bottom = field[y1 * gridWidth + x0] * (1 - fx) + field[y1 * gridWidth + x1] * fx;
    return top * (1 - fy) + bottom * fy;
  }

  private double meanSpeed() {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < dx.length; i++) {
      if (textured[i]) {
        sum += Math.hypot(dx[i], dy[i]);
        count++;
      }
    }
    return count < 20 ? 0 : sum / count * divisor;
  }

  private double strainOf() {
    float[] stretched = new float[dx.length];
    int count = 0;
    for (int gy = 1; gy + 1 < gridHeight; gy++) {
      for (int gx = 1; gx + 1 < gridWidth; gx++) {
        int i = gy * gridWidth + gx;
        if (textured[i]) {
          float xx = dx[i + 1] - dx[i - 1];
          float xy = dx[i + gridWidth] - dx[i - gridWidth];
          float yx = dy[i + 1] - dy[i - 1];
          float yy = dy[i + gridWidth] - dy[i - gridWidth];
          stretched[count++] = (float) Math.sqrt(xx * xx + xy * xy + yx * yx + yy * yy);
        }
      }
    }
    if (count < 20) {
      return 0;
    }
    float[] sorted = Arrays.copyOf(stretched, count);
    Arrays.sort(sorted);
    return 100 * sorted[(int) (count * 0.95)] / (2.0 * CELL);
  }

  private static double upperMean(float[] values, double share) {
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    int from = (int) (sorted.length * (1 - share));
    double sum = 0;
    for (int i = from; i < sorted.length; i++) {
      sum += sorted[i];
    }
    return sum / Math.max(1, sorted.length - from);
  }

  private static int gradient(Grey grey, int x, int y) {
    int xn = Math.min(grey.width() - 1, x + 1);
    int yn = Math.min(grey.height() - 1, y + 1);
    int here = grey.at(x, y);
    return Math.abs(grey.at(xn, y) - here) + Math.abs(grey.at(x, yn) - here);
  }

  static float bilinear(Grey grey, float px, float py) {
    int w = grey.width();
    int h = grey.height();
    float x = px < 0 ? 0 : px > w - 1 ? w - 1 : px;
    float y = py < 0 ? 0 : py > h - 1 ? h - 1 : py;
    int x0 = (int) x;
    int y0 = (int) y;
    int x1 = x0 + 1 < w ? x0 + 1 : x0;
    int y1 = y0 + 1 < h ? y0 + 1 : y0;
    float fx = x - x0;
    float fy = y - y0;
    byte[] p = grey.pixels();
    float top = (p[y0 * w + x0] & 0xff) * (1 - fx) + (p[y0 * w + x1] & 0xff) * fx;
    float bottom = (p[y1 * w + x0] & 0xff) * (1 - fx) + (p[y1 * w + x1] & 0xff) * fx;
    return top * (1 - fy) + bottom * fy;
  }
}
