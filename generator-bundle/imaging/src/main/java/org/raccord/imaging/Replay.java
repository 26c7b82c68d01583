package org.raccord.imaging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The small motion that a shot keeps up while its camera stands: a head that nods, leaves, water.
 * Carried on it would leave its place, eased to rest it would freeze; so the motion that the shot
 * had once before is played again, forwards, on the picture at its edge. Where to play from is
 * chosen as in Video Textures (Schoedl, Szeliski, Salesin, Essa, SIGGRAPH 2000), but motion is
 * played and not pictures: nothing is seen twice.
 *
 * <p>As much of it is taken as keeps the steps above a part of the shot's usual one; none where the
 * motion that is carried on does that by itself, nor where the shot stood still.
 */
public final class Replay {

  /** The least that most steps of an extension make, in parts of the shot's usual one. */
  private static final double LEAST = 0.2;

  /** And the least of all: what sways turns now and then. */
  private static final double LEAST_OF_ALL = 0.13;

  /** One step in so many may be less than most. */
  private static final int FEW = 4;

  /** Usual steps below this, in lightness of 255, are rest. */
  private static final double RESTING = 0.01;

  /** Steps at the edge that tell whether the shot has come to rest. */
  private static final int NEAR = 5;

  /** It has where they are so many times smaller than the usual ones. */
  private static final double AT_REST = 5;

  /** How much of the motion may be taken, least first. */
  private static final float[] AMOUNTS = {
    0, 0.1f, 0.15f, 0.2f, 0.25f, 0.3f, 0.36f, 0.43f, 0.5f, 0.6f, 0.7f, 0.8f, 0.9f, 1
  };

  /** Steps in which it sets in, and in which the way to the picture it starts from is lost. */
  private static final double SETS_IN = 4;

  /** Errors of lightness up to which two places show the same thing. */
  private static final float ALIKE = 5;

  /** And from which they show different ones. */
  private static final float STRANGE = 15;

  private static final int SMALL_SIDE = 96;

  /** Steps are compared where grain is gone. */
  private static final int TINY_SIDE = 32;

  /** Nothing is stretched more than this part of its size. */
  private static final float MOST_STRAIN = 0.4f;

  private final List<Flow> played;
  private final float amount;

  private Replay(List<Flow> played, float amount) {
    this.played = played;
    this.amount = amount;
  }

  /**
   * Studies the pictures beside an edge.
   *
   * @param pictures nearest the edge first; of fewer than four nothing is played
   * @param kept how much of the motion is carried on, see {@link Drift#keeping}
   * @param steps how many steps beyond the edge are wanted, not all whole
   * @param cameraEase steps until the camera rests, see {@link Drift#at}
   * @param thingsEase steps until all else does
   */
  public static Replay study(
      List<Grey> pictures, Foresight kept, double[] steps, double cameraEase, double thingsEase) {
    Grey first = pictures.get(0);
    int factor = Math.max(1, Math.min(first.width(), first.height()) / SMALL_SIDE);
    List<Grey> small = pictures.stream().map(grey -> grey.shrunk(factor)).toList();
    double usual = usual(small);
    if (small.size() < 4 || steps.length == 0 || usual < RESTING) {
      return new Replay(List.of(), 0);
    }
    Drift drift = Drift.study(small, FlowEstimator.Effort.FULL).keeping(kept);
    List<Flow> carried = new ArrayList<>();
    for (double step : steps) {
      carried.add(drift.at(step, cameraEase, thingsEase));
    }
    int far = (int) Math.ceil(steps[steps.length - 1]);
    List<Flow> played = List.of();
    float best = 0;
    double most = -1;
    for (float amount : AMOUNTS) {
      if (amount > 0 && played.isEmpty()) {
        played = played(small, far);
      }
      Replay replay = new Replay(played, amount);
      double life = replay.life(small.get(0), carried, steps, usual);
      if (life > most) {
        most = life;
        best = amount;
      }
      if (life >= 1) {
        break;
      }
    }
    return new Replay(played, best);
  }

  /** The usual step of a shot; less where it has come to rest at the edge. */
  private static double usual(List<Grey> pictures) {
    double[] steps = new double[Math.max(1, pictures.size() - 1)];
    for (int i = 0; i + 1 < pictures.size(); i++) {
      steps[i] = step(pictures.get(i), pictures.get(i + 1));
    }
    double[] near = Arrays.copyOf(steps, Math.min(NEAR, steps.length));
    Arrays.sort(steps);
    Arrays.sort(near);
    return Math.min(steps[steps.length / 2], AT_REST * near[near.length / 2]);
  }

  private static double step(Grey one, Grey two) {
    int factor = Math.max(1, Math.min(one.width(), one.height()) / TINY_SIDE);
    int w = one.width() / factor;
    int h = one.height() / factor;
    double sum = 0;
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        int difference = 0;
        for (int k = 0; k < factor * factor; k++) {
          int px = x * factor + k % factor;
          int py = y * factor + k / factor;
          difference += one.at(px, py) - two.at(px, py);
        }
        sum += Math.abs(difference);
      }
    }
    return sum / (w * (double) h * factor * factor);
  }

  /** How far the steps that an extension makes with this replay are enough; 1 where they are. */
  private double life(Grey edge, List<Flow> carried, double[] steps, double usual) {
    Grey last = edge;
    List<Double> made = new ArrayList<>();
    double at = 0;
    for (int i = 0; i < steps.length; i++) {
      Grey next = Fields.fetch(edge, over(carried.get(i), steps[i]));
      if (steps[i] > at) {
        made.add(step(last, next) / usual);
      }
      at = steps[i];
      last = next;
    }
    if (made.isEmpty()) {
      return 1;
    }
    Collections.sort(made);
    return Math.min(made.get(0) / LEAST_OF_ALL, made.get(made.size() / FEW) / LEAST);
  }

  /** Per whole step from 0 how far each pixel at the edge has come, as it did once before. */
  private static List<Flow> played(List<Grey> small, int far) {
    int last = small.size() - 2;
    int from = Math.max(1, Math.min(far, (last + 1) / 2));
    int start = from;
    double unlike = Double.MAX_VALUE;
    for (int j = from; j <= last; j++) {
      double here =
          small.get(0).difference(small.get(j)) + small.get(1).difference(small.get(j + 1));
      if (here < unlike) {
        unlike = here;
        start = j;
      }
    }
    FlowEstimator search = new FlowEstimator(FlowEstimator.Effort.FULL);
    Grey first = small.get(start);
    Flow apart = search.estimate(small.get(0), first);
    float[] same = same(small.get(0), first, apart);
    int w = first.width();
    int h = first.height();
    int radius = Math.max(1, Math.min(w, h) / 40);
    List<Flow> played = new ArrayList<>(List.of(Flow.still(w, h)));
    Flow before = Flow.still(w, h);
    for (int k = 1; k <= Math.min(far, start); k++) {
      before = search.estimate(first, small.get(start - k), before);
      float[] dx = Fields.fetch(before.dx(), apart);
      float[] dy = Fields.fetch(before.dy(), apart);
      for (int i = 0; i < dx.length; i++) {
        dx[i] *= same[i];
        dy[i] *= same[i];
      }
      played.add(
          new Flow(
              w,
              h,
              Fields.boxBlur(Fields.boxBlur(dx, w, h, radius), w, h, radius),
              Fields.boxBlur(Fields.boxBlur(dy, w, h, radius), w, h, radius)));
    }
    return played;
  }

  /**
   * How surely each pixel at the edge is the same thing as the one that playing starts from, 0 to
   * 1: where something else stood then, its motion is not this one's.
   */
  private static float[] same(Grey edge, Grey start, Flow apart) {
    int radius = Math.max(1, Math.min(edge.width(), edge.height()) / 40);
    float[] error =
        Fields.boxBlur(Fields.error(edge, start, apart), edge.width(), edge.height(), radius);
    for (int i = 0; i < error.length; i++) {
      error[i] = Math.max(0, Math.min(1, (STRANGE - error[i]) / (STRANGE - ALIKE)));
    }
    return error;
  }

  /** The way at {@code step}, on small pictures. */
  private Flow at(double step) {
    int round = played.size() - 1;
    int whole = (int) step;
    Flow one = turned(whole, round);
    Flow two = turned(whole + 1, round);
    float part = (float) (step - whole);
    float sets = amount * (float) Math.min(1, step / SETS_IN);
    float[] dx = new float[one.dx().length];
    float[] dy = new float[dx.length];
    for (int i = 0; i < dx.length; i++) {
      dx[i] = sets * (one.dx()[i] * (1 - part) + two.dx()[i] * part);
      dy[i] = sets * (one.dy()[i] * (1 - part) + two.dy()[i] * part);
    }
    return new Flow(one.width(), one.height(), dx, dy);
  }

  /**
   * The way after {@code k} steps. Played to its end, the motion starts anew from where it came to,
   * and slips back to its start while it sets in.
   */
  private Flow turned(int k, int round) {
    int in = k % round;
    Flow now = played.get(in);
    if (k < round || in >= SETS_IN) {
      return now;
    }
    Flow end = played.get(round);
    float left = (float) (1 - in / SETS_IN);
    float[] dx = new float[end.dx().length];
    float[] dy = new float[dx.length];
    for (int i = 0; i < dx.length; i++) {
      dx[i] = now.dx()[i] + left * end.dx()[i];
      dy[i] = now.dy()[i] + left * end.dy()[i];
    }
    return new Flow(end.width(), end.height(), dx, dy);
  }

  /** Whether nothing is played. */
  private boolean isNone() {
    return amount == 0 || played.size() < 2;
  }

  /**
   * A way that is carried on, with what is played added to it.
   *
   * @param carried where the pixels of the picture {@code step} steps beyond the edge are found
   */
  public Flow over(Flow carried, double step) {
    if (isNone()) {
      return carried;
    }
    Flow small = fetched(at(step));
    int w = carried.width();
    int h = carried.height();
    float across = small.width() / (float) w;
    float down = small.height() / (float) h;
    float[] dx = new float[w * h];
    float[] dy = new float[w * h];
    for (int y = 0, i = 0; y < h; y++) {
      float sy = (y + 0.5f) * down - 0.5f;
      for (int x = 0; x < w; x++, i++) {
        float sx = (x + 0.5f) * across - 0.5f;
        float vx = Fields.bilinear(small.dx(), small.width(), small.height(), sx, sy) / across;
        float vy = Fields.bilinear(small.dy(), small.width(), small.height(), sx, sy) / down;
        dx[i] = carried.dx()[i] + Drift.held(vx, vx < 0 ? x : w - 1 - x);
        dy[i] = carried.dy()[i] + Drift.held(vy, vy < 0 ? y : h - 1 - y);
      }
    }
    return new Flow(w, h, dx, dy);
  }

  /** Where pixels that go a way come from; ways that would tear are shortened. */
  private static Flow fetched(Flow way) {
    int w = way.width();
    int h = way.height();
    float[] strain = Drift.strain(way);
    float[] vx = way.dx().clone();
    float[] vy = way.dy().clone();
    for (int i = 0; i < vx.length; i++) {
      float whole = 1 / Math.max(1, strain[i] / MOST_STRAIN);
      vx[i] *= whole;
      vy[i] *= whole;
    }
    float[] dx = new float[w * h];
    float[] dy = new float[w * h];
    for (int y = 0, i = 0; y < h; y++) {
      for (int x = 0; x < w; x++, i++) {
        for (int round = 0; round < 4; round++) {
          float nx = -Fields.bilinear(vx, w, h, x + dx[i], y + dy[i]);
          dy[i] = -Fields.bilinear(vy, w, h, x + dx[i], y + dy[i]);
          dx[i] = nx;
        }
      }
    }
    return new Flow(w, h, dx, dy);
  }
}
