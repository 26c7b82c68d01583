package org.raccord.imaging;

import java.util.Arrays;
import java.util.List;

/**
 * How a shot goes on beyond its last picture: the camera's motion and the motion of things, each
 * slowed in its own time. Works for a head as for a tail: pictures are given nearest the edge
 * first, and the shot goes on away from them.
 */
public final class Drift {

  /** A border is stretched by at most one part in this many where the picture would run out. */
  private static final float EDGE_RAMP = 10;

  /** Steps in which motion that is not kept is lost: the picture must not stop at the edge. */
  private static final double BRIEF = 3;

  /** Things go no further than this: what is stretched more tears and folds. */
  private static final float MOST_STRAIN = 0.4f;

  private final int w;
  private final int h;
  private final Flow camera;
  private final Flow things;

  private final float[] strain;
  private final Foresight kept;

  private Drift(Flow camera, Flow things, float[] strain, Foresight kept) {
    this.w = camera.width();
    this.h = camera.height();
    this.camera = camera;
    this.things = things;
    this.strain = strain;
    this.kept = kept;
  }

  /**
   * Studies the pictures beside an edge.
   *
   * @param pictures nearest the edge first; one alone gives no motion
   */
  public static Drift study(List<Grey> pictures, FlowEstimator.Effort effort) {
    Grey first = pictures.get(0);
    int w = first.width();
    int h = first.height();
    if (pictures.size() < 2) {
      return new Drift(Flow.still(w, h), Flow.still(w, h), new float[w * h], Foresight.FULL);
    }
    Flow speed = Fields.scaled(Speed.of(pictures, new FlowEstimator(effort)), -1);
    boolean[] all = new boolean[w * h];
    Arrays.fill(all, true);
    List<Homography> layers = GlobalMotion.layers(speed, all, 1);
    Flow camera = layers.isEmpty() ? Flow.still(w, h) : layers.get(0).flow(w, h);
    float[] dx = new float[w * h];
    float[] dy = new float[w * h];
    for (int i = 0; i < dx.length; i++) {
      dx[i] = speed.dx()[i] - camera.dx()[i];
      dy[i] = speed.dy()[i] - camera.dy()[i];
    }
    int radius = Math.max(1, Math.min(w, h) / 90);
    Flow things =
        new Flow(w, h, Fields.boxBlur(dx, w, h, radius), Fields.boxBlur(dy, w, h, radius));
    return new Drift(camera, things, strain(things), Foresight.FULL);
  }

  /** How much each step stretches or shears the picture around a pixel, as a part of its size. */
  static float[] strain(Flow flow) {
    int w = flow.width();
    int h = flow.height();
    float[] squares = new float[w * h];
    for (int y = 1; y < h - 1; y++) {
      for (int x = 1, i = y * w + 1; x < w - 1; x++, i++) {
        float xx = flow.dx()[i + 1] - flow.dx()[i - 1];
        float yx = flow.dy()[i + 1] - flow.dy()[i - 1];
        float xy = flow.dx()[i + w] - flow.dx()[i - w];
        float yy = flow.dy()[i + w] - flow.dy()[i - w];
        squares[i] = (xx * xx + yx * yx + xy * xy + yy * yy) / 4;
      }
    }
    int radius = Math.max(2, Math.min(w, h) / 40);
    float[] wide = Fields.boxBlur(Fields.boxBlur(squares, w, h, radius), w, h, radius);
    for (int i = 0; i < wide.length; i++) {
      wide[i] = (float) Math.sqrt(Math.max(0, wide[i]));
    }
    return wide;
  }

  /** The same motion, of which only a part is kept once the edge is behind. */
  public Drift keeping(Foresight part) {
    return new Drift(camera, things, strain, part);
  }

  /** Mean motion per step in parts of the picture's width. */
  public double pace() {
    return (camera.meanLength() + things.meanLength()) / w;
  }

  /** Mean motion of things against the camera per step, in parts of the picture's width. */
  public double unrest() {
    return things.meanLength() / w;
  }

  /**
   * How far something has come {@code step} steps after the edge when it slows evenly from full
   * speed to rest over {@code ease} steps, in steps at full speed.
   */
  public static double travel(double step, double ease) {
    double u = Math.min(1, step / ease);
    return ease * (u - u * u / 2);
  }

  /** The same where only a part of the speed is kept: the rest is lost within a few steps. */
  private static double travel(double step, double ease, double part) {
    return part * travel(step, ease) + (1 - part) * travel(step, Math.min(ease, BRIEF));
  }

  /**
   * Where the pixels of the picture {@code step} steps beyond the edge are found at the edge.
   *
   * @param cameraEase steps until the camera rests
   * @param thingsEase steps until all else does
   */
  public Flow at(double step, double cameraEase, double thingsEase) {
    float far = (float) travel(step, cameraEase, kept.camera());
    float near = (float) travel(step, thingsEase, kept.things());
    float[] vx = new float[w * h];
    float[] vy = new float[w * h];
    for (int i = 0; i < vx.length; i++) {
      float whole = near / Math.max(1, near * strain[i] / MOST_STRAIN);
      vx[i] = camera.dx()[i] * far + things.dx()[i] * whole;
      vy[i] = camera.dy()[i] * far + things.dy()[i] * whole;
    }
    float[] dx = new float[w * h];
    float[] dy = new float[w * h];
    for (int y = 0, i = 0; y < h; y++) {
      for (int x = 0; x < w; x++, i++) {
        // The pixel that arrives here is the fixed point of "here less its own way".
        float bx = -vx[i];
        float by = -vy[i];
        for (int round = 0; round < 3; round++) {
          float nx = -Fields.bilinear(vx, w, h, x + bx, y + by);
          by = -Fields.bilinear(vy, w, h, x + bx, y + by);
          bx = nx;
        }
        dx[i] = held(bx, bx < 0 ? x : w - 1 - x);
        dy[i] = held(by, by < 0 ? y : h - 1 - y);
      }
    }
    return new Flow(w, h, dx, dy);
  }

  /** Shortens a fetch towards a border so that it stays inside and nothing is smeared. */
  static float held(float shift, float room) {
    float ramp = EDGE_RAMP * Math.abs(shift) + 1e-6f;
    if (room >= ramp) {
      return shift;
    }
    float u = room / ramp;
    return shift * u * (2 - u);
  }
}
