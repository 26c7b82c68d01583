package org.raccord.imaging;

import java.util.Arrays;
import java.util.List;

/** Finds the motion across a gap, from several starting points where one search may go astray. */
final class Across {

  /** Mean error in parts of the contrast above which other starting points are tried. */
  private static final double DOUBTFUL = 0.05;

  /** An error that counts no further: what is hidden must not decide. */
  private static final float CAP = 40;

  private Across() {}

  /**
   * The motion from one picture to the other.
   *
   * @param expected the motion that the speed at the start would give, or none known
   */
  static Flow find(Grey from, Grey to, Flow expected, FlowEstimator search) {
    Flow best = search.estimate(from, to);
    double error = mean(from, to, best);
    if (error > DOUBTFUL * Fields.contrast(from)) {
      for (Flow start : List.of(expected, camera(expected))) {
        Flow other = search.estimate(from, to, start);
        double otherError = mean(from, to, other);
        if (otherError < 0.97 * error) {
          best = other;
          error = otherError;
        }
      }
    }
    return rested(from, to, best);
  }

  private static Flow camera(Flow flow) {
    boolean[] all = new boolean[flow.dx().length];
    Arrays.fill(all, true);
    List<Homography> layers = GlobalMotion.layers(flow, all, 1);
    return layers.isEmpty() ? flow : layers.get(0).flow(flow.width(), flow.height());
  }

  private static double mean(Grey from, Grey to, Flow flow) {
    double sum = 0;
    float[] error = Fields.error(from, to, flow);
    for (float e : error) {
      sum += Math.min(CAP, e);
    }
    return sum / error.length;
  }

  /** Takes tiny motion for none where none explains the picture as well: it is noise. */
  private static Flow rested(Grey from, Grey to, Flow flow) {
    int w = flow.width();
    int h = flow.height();
    float[] moving = Fields.boxBlur(Fields.error(from, to, flow), w, h, 2);
    float[] resting = Fields.boxBlur(Fields.error(from, to, Flow.still(w, h)), w, h, 2);
    float[] rest = new float[w * h];
    for (int i = 0; i < rest.length; i++) {
      boolean tiny = Math.abs(flow.dx()[i]) + Math.abs(flow.dy()[i]) < 0.75f;
      rest[i] = tiny && resting[i] < 1.05f * moving[i] + 0.1f ? 1 : 0;
    }
    float[] soft = Fields.boxBlur(rest, w, h, 2);
    float[] dx = new float[w * h];
    float[] dy = new float[w * h];
    for (int i = 0; i < rest.length; i++) {
      float keep = rest[i] > 0 ? 1 - soft[i] : 1;
      dx[i] = flow.dx()[i] * keep;
      dy[i] = flow.dy()[i] * keep;
    }
    return new Flow(w, h, dx, dy);
  }
}
