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

  /** What is laid at a pixel: a weight, x and y to A, x and y to B. */
  private static final int EACH = 5;

  private static final int TO_A = 1;
  private static final int TO_B = 3;

  private final Crossing crossing;
  private final int w;
  private final int h;
  private final float[] sureOfA;
  private final float[] sureOfB;

  /** Per pixel of the raster the weight laid there, and weighted the ways to A and to B. */
  private final float[] laid;

  public Weaver(Crossing crossing) {
    this.crossing = crossing;
    this.w = crossing.a.width();
    this.h = crossing.a.height();
    int n = w * h;
    sureOfA = sure(crossing.forward.doubt());
    sureOfB = sure(crossing.backward.doubt());
    laid = new float[EACH * n];
  }

  private static float[] sure(float[] doubt) {
    float[] sure = new float[doubt.length];
    for (int i = 0; i < sure.length; i++) {
      sure[i] = (float) Math.exp(-DECISION * doubt[i]);
    }
    return sure;
  }

  /** The moment {@code step} steps after A, between 0 and the crossing's steps. */
  public Moment at(double step) {
    Arrays.fill(laid, 0);
    float t = (float) (step / crossing.steps);
    lay(crossing.forward, sureOfA, t, TO_A, TO_B);
    lay(crossing.backward, sureOfB, 1 - t, TO_B, TO_A);
    return gather(t);
  }

  /** Lays every pixel of one side where it is after the part {@code t} of its path. */
  private void lay(Crossing.Paths paths, float[] sure, float t, int near, int far) {
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
        float importance = sure[i] * (left + 0.05f);
        float atX = x + px;
        float atY = y + py;
        if (!(atX > -1 && atY > -1 && atX < w && atY < h)) {
          continue;
        }
        // One more than it is, which is not negative: what is cut off is its fraction.
        int x0 = (int) (atX + 1) - 1;
        int y0 = (int) (atY + 1) - 1;
        float across = atX - x0;
        float down = atY - y0;
        for (int k = 0; k < 4; k++) {
          int tx = x0 + (k & 1);
          int ty = y0 + (k >> 1);
          if (tx < 0 || ty < 0 || tx >= w || ty >= h) {
            continue;
          }
          float part =
              ((k & 1) == 0 ? 1 - across : across) * ((k >> 1) == 0 ? 1 - down : down) * importance;
          int at = EACH * (ty * w + tx);
          laid[at] += part;
          laid[at + near] -= part * px;
          laid[at + near + 1] -= part * py;
          laid[at + far] += part * (fx - px);
          laid[at + far + 1] += part * (fy - py);
        }
      }
    }
  }

  private Moment gather(float t) {
    int n = w * h;
    float[][] out = new float[4][n];
    boolean[] known = new boolean[n];
    for (int i = 0, at = 0; i < n; i++, at += EACH) {
      if (laid[at] > COVERED) {
        float scale = 1 / laid[at];
        out[0][i] = laid[at + TO_A] * scale;
        out[1][i] = laid[at + TO_A + 1] * scale;
        out[2][i] = laid[at + TO_B] * scale;
        out[3][i] = laid[at + TO_B + 1] * scale;
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
