package org.raccord.imaging;

import java.util.ArrayList;
import java.util.List;

/**
 * How what is seen at an edge moved once before, after a moment that was like the one at the edge:
 * the whole way, and the swings about its slow part. Whether the slow way is gone again is for
 * others to foretell; gone by chance it carries everything off its place. Of 58 extensions of 12
 * and 24 frames 20 were less like the truth than a standing picture with whole ways, 17 with swings
 * (structural similarity); in one the slow way did come again, and is missed.
 *
 * @param whole per whole step from 0 how far each pixel at the edge came
 * @param swings per whole step from 0 how far it stood off its slow way
 */
record Sway(List<Flow> whole, List<Flow> swings) {

  /** Slow is the mean over so many steps to either side. */
  private static final int SLOW = 4;

  /** Errors of lightness up to which two places show the same thing. */
  private static final float ALIKE = 5;

  /** And from which they show different ones. */
  private static final float STRANGE = 15;

  Sway {
    whole = List.copyOf(whole);
    swings = List.copyOf(swings);
  }

  /**
   * Looks for the moment and follows the motion after it.
   *
   * @param pictures nearest the edge first, at least four
   * @param far how many steps are wanted; fewer are given where the pictures hold no more
   */
  static Sway before(List<Grey> pictures, int far) {
    int last = pictures.size() - 2;
    int from = Math.max(1, Math.min(far, (last + 1) / 2));
    int start = from;
    double unlike = Double.MAX_VALUE;
    for (int j = from; j <= last; j++) {
      double here =
          pictures.get(0).difference(pictures.get(j))
              + pictures.get(1).difference(pictures.get(j + 1));
      if (here < unlike) {
        unlike = here;
        start = j;
      }
    }
    Likeliest moment = Likeliest.of(pictures, start);
    int steps = Math.min(far, start);
    List<Flow> onwards = moment.ways(-1, Math.min(far + SLOW, start));
    List<Flow> back = moment.ways(1, Math.min(SLOW, pictures.size() - 1 - start));
    List<Flow> swings = new ArrayList<>();
    for (int k = 0; k <= steps; k++) {
      int span = Math.min(SLOW, Math.min(k + back.size() - 1, onwards.size() - 1 - k));
      swings.add(swing(onwards, back, k, span));
    }
    return new Sway(onwards.subList(0, steps + 1), swings);
  }

  /** The way at {@code k} less its mean over {@code span} steps to either side. */
  private static Flow swing(List<Flow> onwards, List<Flow> back, int k, int span) {
    Flow now = onwards.get(k);
    float[] dx = now.dx().clone();
    float[] dy = now.dy().clone();
    float part = 1f / (2 * span + 1);
    for (int j = k - span; j <= k + span; j++) {
      Flow one = j < 0 ? back.get(-j) : onwards.get(j);
      for (int i = 0; i < dx.length; i++) {
        dx[i] -= part * one.dx()[i];
        dy[i] -= part * one.dy()[i];
      }
    }
    return new Flow(now.width(), now.height(), dx, dy);
  }

  /**
   * A moment that was like the one at the edge.
   *
   * @param start its number among the pictures
   * @param apart where the pixels at the edge are found in it
   * @param same how surely each is the same thing there, 0 to 1
   */
  @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
  private record Likeliest(List<Grey> pictures, int start, Flow apart, float[] same, int radius) {

    private static Likeliest of(List<Grey> pictures, int start) {
      Grey edge = pictures.get(0);
      Grey first = pictures.get(start);
      Flow apart = new FlowEstimator(FlowEstimator.Effort.FULL).estimate(edge, first);
      int radius = Math.max(1, Math.min(edge.width(), edge.height()) / 40);
      return new Likeliest(
          List.copyOf(pictures), start, apart, same(edge, first, apart, radius), radius);
    }

    /** How far each pixel at the edge came in the steps from the start, from 0 to {@code most}. */
    private List<Flow> ways(int direction, int most) {
      FlowEstimator search = new FlowEstimator(FlowEstimator.Effort.FULL);
      Grey first = pictures.get(start);
      int w = first.width();
      int h = first.height();
      Flow way = Flow.still(w, h);
      List<Flow> ways = new ArrayList<>(List.of(way));
      for (int k = 1; k <= most; k++) {
        way = search.estimate(first, pictures.get(start + direction * k), way);
        ways.add(new Flow(w, h, brought(way.dx(), w, h), brought(way.dy(), w, h)));
      }
      return ways;
    }

    /** A part of a way, brought over from the start to the edge and made smooth. */
    private float[] brought(float[] way, int w, int h) {
      float[] here = Fields.fetch(way, apart);
      for (int i = 0; i < here.length; i++) {
        here[i] *= same[i];
      }
      return Fields.boxBlur(Fields.boxBlur(here, w, h, radius), w, h, radius);
    }

    /**
     * How surely each pixel at the edge is the same thing as the one that playing starts from, 0 to
     * 1: where something else stood then, its motion is not this one's.
     */
    private static float[] same(Grey edge, Grey start, Flow apart, int radius) {
      float[] error =
          Fields.boxBlur(Fields.error(edge, start, apart), edge.width(), edge.height(), radius);
      for (int i = 0; i < error.length; i++) {
        error[i] = Math.max(0, Math.min(1, (STRANGE - error[i]) / (STRANGE - ALIKE)));
      }
      return error;
    }
  }
}
