package org.raccord.imaging;

import java.util.Arrays;

/**
 * Carries the motion across a gap to a moment inside it: the pixels of both sides are laid where
 * their paths are at that moment, the surer ones on top, and what nothing covers grows in from its
 * surroundings. Not thread-safe: it keeps its buffers from moment to moment.
 */
public final class Weaver {

  /** How strongly the surer of two pixels that meet wins. */
  private static final float DECISION = 12;

  private static final float COVERED = 1e-7f;

  private final Crossing crossing;
  private final int w;
  private final int h;
  private final float[] weight;
  private final float[] ax;
  private final float[] ay;
  private final float[] bx;
  private final float[] by;

  public Weaver(Crossing crossing) {
    this.crossing = crossing;
    this.w = crossing.a.width();
    this.h = crossing.a.height();
    int n = w * h;
    weight = new float[n];
    ax = new float[n];
    ay = new float[n];
    bx = new float[n];
    by = new float[n];
  }

  /** The moment {@code step} steps after A, between 0 and the crossing's steps. */
  public Moment at(double step) {
    for (float[] buffer : new float[][] {weight, ax, ay, bx, by}) {
      Arrays.fill(buffer, 0);
    }
    float t = (float) (step / crossing.steps);
    lay(crossing.forward, t, ax, ay, bx, by);
    lay(crossing.backward, 1 - t, bx, by, ax, ay);
    return gather(t);
  }

  /** Lays every pixel of one side where it is after the part {@code t} of its path. */
  private void lay(
      Crossing.Paths paths, float t, float[] nearX, float[] nearY, float[] farX, float[] farY) {
    float left = 1 - t;
    float startTangent = t * left * left;
    float endTangent = -t * t * left;
    float[][] bend = paths.bend();
    for (int y = 0, i = 0; y < h; y++) {
      for (int x = 0; x < w; x++, i++) {
        float fx = paths.across().dx()[i];
        float fy = paths.across().dy()[i];
        float px = fx * t + bend[0][i] * startTangent + bend[2][i] * endTangent;
        float py = fy * t + bend[1][i] * startTangent + bend[3][i] * endTangent;
        float importance = (float) Math.exp(-DECISION * paths.doubt()[i]) * (left + 0.05f);
        int x0 = (int) Math.floor(x + px);
        int y0 = (int) Math.floor(y + py);
        float across = x + px - x0;
        float down = y + py - y0;
        for (int k = 0; k < 4; k++) {
          int tx = x0 + (k & 1);
          int ty = y0 + (k >> 1);
          if (tx < 0 || ty < 0 || tx >= w || ty >= h) {
            continue;
          }
          float part =
              ((k & 1) == 0 ? 1 - across : across) * ((k >> 1) == 0 ? 1 - down : down) * importance;
          int at = ty * w + tx;
          weight[at] += part;
          nearX[at] -= part * px;
          nearY[at] -= part * py;
          farX[at] += part * (fx - px);
          farY[at] += part * (fy - py);
        }
      }
    }
  }

  private Moment gather(float t) {
    int n = w * h;
    float[][] out = new float[4][n];
    boolean[] known = new boolean[n];
    for (int i = 0; i < n; i++) {
      if (weight[i] > COVERED) {
        float scale = 1 / weight[i];
        out[0][i] = ax[i] * scale;
        out[1][i] = ay[i] * scale;
        out[2][i] = bx[i] * scale;
        out[3][i] = by[i] * scale;
        known[i] = true;
      }
    }
    Holes.grow(w, h, known, out);
    Flow toA = new Flow(w, h, out[0], out[1]);
    Flow toB = new Flow(w, h, out[2], out[3]);
    return new Moment(toA, toB, share(toA, toB, t));
  }

  /** The nearer side counts for more; a side that a pixel would be fetched from beyond, nothing. */
  private float[] share(Flow toA, Flow toB, float t) {
    float[] share = new float[w * h];
    for (int y = 0, i = 0; y < h; y++) {
      for (int x = 0; x < w; x++, i++) {
        float inA = inside(x + toA.dx()[i], y + toA.dy()[i]) * (1 - t);
        float inB = inside(x + toB.dx()[i], y + toB.dy()[i]) * t;
        share[i] = inA + inB < 1e-6f ? t : inB / (inA + inB);
      }
    }
    return share;
  }

  private float inside(float x, float y) {
    float out = Math.max(Math.max(-x, x - (w - 1)), Math.max(-y, y - (h - 1)));
    return out <= 0 ? 1 : Math.max(0, 1 - out / 2);
  }
}
