package org.raccord.imaging;

import java.util.ArrayList;
import java.util.List;

/**
 * How much of the motion beside an edge is to be carried on. A dolly goes where it went; a hand, a
 * head or a flame turns back, and carried on it leaves its place further with every step. So the
 * shot is asked: from pictures further inside it, the ones up to the edge are foretold with more or
 * less of the motion, and the part with which they came out most like what they were is taken.
 *
 * @param camera the part of the camera's motion to carry on, 0.1 to 1
 * @param things the part of all other motion, 0.1 to 1
 */
public record Foresight(double camera, double things) {

  /** All of the motion. */
  public static final Foresight FULL = new Foresight(1, 1);

  /** Never less than the first, or the picture would freeze; the last is what is seen. */
  private static final double[] PARTS = {0.1, 0.25, 0.5, 0.75, 1};

  /** What is carried on where there are too few pictures to ask: less than half did best. */
  private static final Foresight UNASKED = new Foresight(0.4, 0.4);

  /** How many steps before the edge the shot is foretold from. */
  private static final int[] STARTS = {6, 9, 12, 18};

  /** How far on, in parts of the way to the edge. */
  private static final double[] LOOKS = {0.5, 1};

  private static final int SMALL_SIDE = 96;

  /** Pictures that tell of the motion at a start. */
  private static final int TELLING = 3;

  /**
   * Asks the pictures beside an edge.
   *
   * @param pictures nearest the edge first; of fewer than 9 nothing is asked, and less than half of
   *     the motion is kept
   * @param cameraEase steps until the camera rests, as {@link Drift#at} has it
   * @param thingsEase steps until all else does
   */
  public static Foresight measured(List<Grey> pictures, double cameraEase, double thingsEase) {
    List<Grey> small = new ArrayList<>();
    for (Grey grey : pictures) {
      small.add(grey.shrunk(Math.max(1, Math.min(grey.width(), grey.height()) / SMALL_SIDE)));
    }
    List<Try> tries = new ArrayList<>();
    for (int start : STARTS) {
      if (start + TELLING <= small.size()) {
        Drift drift = Drift.study(small.subList(start, start + TELLING), FlowEstimator.Effort.FULL);
        for (double look : LOOKS) {
          int step = (int) Math.round(start * look);
          tries.add(new Try(drift, small.get(start), small.get(start - step), step));
        }
      }
    }
    if (tries.isEmpty()) {
      return UNASKED;
    }
    Foresight best = FULL;
    double likeness = -1;
    for (Choice choice : Choice.values()) {
      Foresight former = best;
      for (double part : PARTS) {
        Foresight one = choice.with(former, part);
        double found = likeness(tries, one, cameraEase, thingsEase);
        if (found > likeness) {
          likeness = found;
          best = one;
        }
      }
    }
    return best;
  }

  /** What is chosen, one after the other. */
  private enum Choice {
    BOTH,
    THINGS,
    CAMERA;

    private Foresight with(Foresight former, double part) {
      return switch (this) {
        case BOTH -> new Foresight(part, part);
        case THINGS -> new Foresight(former.camera, part);
        case CAMERA -> new Foresight(part, former.things);
      };
    }
  }

  /** A picture to be foretold from an earlier one. */
  private record Try(Drift drift, Grey from, Grey truth, int step) {}

  /** Mean structural similarity of what is foretold with the truth. */
  private static double likeness(
      List<Try> tries, Foresight parts, double cameraEase, double thingsEase) {
    double sum = 0;
    for (Try one : tries) {
      Flow flow = one.drift.keeping(parts).at(one.step, cameraEase, thingsEase);
      Luma foretold = luma(Fields.fetch(one.from, flow));
      sum += Likeness.ssim(foretold, luma(one.truth)).mean();
    }
    return sum / tries.size();
  }

  private static Luma luma(Grey grey) {
    float[] values = new float[grey.pixels().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = grey.pixels()[i] & 0xff;
    }
    return new Luma(grey.width(), grey.height(), values);
  }
}
