package org.raccord.seams.internal.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is measured of each frame against others. */
public final class FrameCurves {

  private static final int SIDE = 3;
  private static final double UNSEEN_GRAIN = 0.5;
  private static final double LEAST_DISTANCE = 0.1;

  /** Frames on either side between which light is taken to go evenly. */
  private static final int PULSE = 8;

  private final Strip strip;

  public FrameCurves(Strip strip) {
    this.strip = strip;
  }

  /** Sharpness against that of the frames on either side, some way off. */
  public Curve dip() {
    Curve curve = Curve.empty("sharpness", "dB", strip.looks().size());
    int reach = Math.max(1, Math.min(6, strip.length() / 2));
    for (int k = 0; k < curve.values().length; k++) {
      boolean take = k >= strip.before() && k < strip.before() + strip.length();
      int left = take ? strip.before() : k - reach;
      int right = take ? strip.before() + strip.length() - 1 : k + reach;
      double one = mean(left - SIDE, left, k);
      double two = mean(right + 1, right + 1 + SIDE, k);
      one = Double.isNaN(one) ? two : one;
      two = Double.isNaN(two) ? one : two;
      double share = right > left ? (k - left + 1) / (double) (right - left + 2) : 0.5;
      curve.values()[k] =
          Math.abs(one * (1 - share) + two * share - strip.looks().get(k).sharpness());
    }
    return curve;
  }

  /** Mean sharpness of frames outside the take, and of the same side as {@code k} if it is not. */
  private double mean(int from, int to, int k) {
    boolean take = k >= strip.before() && k < strip.before() + strip.length();
    double sum = 0;
    int count = 0;
    for (int i = Math.max(0, from); i < Math.min(strip.looks().size(), to); i++) {
      boolean inTake = i >= strip.before() && i < strip.before() + strip.length();
      if (!inTake && (take || strip.pieceStart(i) == strip.pieceStart(k))) {
        sum += strip.looks().get(i).sharpness();
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  /** Grain of each step within a piece against the grain of the clips beside the take. */
  public Curve grain() {
    Curve curve = Curve.empty("grain", "dB", strip.steps().size());
    double usual = 0;
    int count = 0;
    for (int i : strip.ordinarySteps()) {
      usual += strip.steps().get(i).grain();
      count++;
    }
    for (int i = 0; count > 0 && i < curve.values().length; i++) {
      curve.values()[i] =
          Math.abs(
              20
                  * Math.log10(
                      Math.hypot(strip.steps().get(i).grain(), UNSEEN_GRAIN)
                          / Math.hypot(usual / count, UNSEEN_GRAIN)));
    }
    return curve;
  }

  /**
   * How much brighter or darker a frame is than the even way from one some way before it to one as
   * far behind it: within the take and its two neighbours, or within the clip that the frame is of.
   * A middle that swells and fades is seen by this, however slowly it does so.
   */
  public Curve light() {
    int n = strip.looks().size();
    double[] level = new double[n];
    for (int i = 0; i + 1 < n; i++) {
      level[i + 1] = level[i] + strip.steps().get(i).light().stops();
    }
    Curve curve = Curve.empty("light", "stops", n);
    for (int k = 0; k < n; k++) {
      int beyond = inTake(k) ? 1 : 0;
      int left = Math.max(Math.max(0, strip.pieceStart(k) - beyond), k - PULSE);
      int right = Math.min(Math.min(n, strip.pieceEnd(k) + beyond) - 1, k + PULSE);
      double share = right > left ? (k - left) / (double) (right - left) : 0;
      curve.values()[k] = Math.abs(level[k] - level[left] * (1 - share) - level[right] * share);
    }
    return curve;
  }

  /** How much a frame is two others, {@code reach} frames to either side, laid over each other. */
  public Curve mixture(int reach) {
    Curve curve = Curve.empty("double exposure", "dB", strip.looks().size());
    for (int k = reach; k + reach < strip.looks().size(); k++) {
      curve.values()[k] =
          Mixture.decibels(
              strip.looks().get(k - reach), strip.looks().get(k), strip.looks().get(k + reach));
    }
    return curve;
  }

  /** How much frames of the take are the two at its ends laid over each other. */
  public Curve ends() {
    Curve curve = Curve.empty("double exposure", "dB", strip.looks().size());
    if (strip.hasHead() && strip.hasTail()) {
      for (int k = strip.before(); k < strip.before() + strip.length(); k++) {
        curve.values()[k] =
            Mixture.decibels(
                strip.looks().get(strip.head()),
                strip.looks().get(k),
                strip.looks().get(strip.tail() + 1));
      }
    }
    return curve;
  }

  /** The same for frames of the clips beside it, between ends as far apart. */
  public double[] ordinaryEnds() {
    int span = strip.length() + 1;
    List<Integer> firsts = new ArrayList<>();
    for (int first = 0; first + span < strip.looks().size(); first++) {
      if (strip.pieceStart(first) == strip.pieceStart(first + span) && !inTake(first)) {
        firsts.add(first);
      }
    }
    int every = Math.max(1, firsts.size() / 8);
    List<Double> found = new ArrayList<>();
    for (int f = 0; f < firsts.size(); f += every) {
      int first = firsts.get(f);
      for (int k = first + 1; k < first + span; k += Math.max(1, span / 3)) {
        found.add(
            Mixture.decibels(
                strip.looks().get(first), strip.looks().get(k), strip.looks().get(first + span)));
      }
    }
    return found.stream().mapToDouble(d -> d).toArray();
  }

  private boolean inTake(int frame) {
    return frame >= strip.before() && frame < strip.before() + strip.length();
  }

  /**
   * How much nearer a frame is to one some way off than to its own neighbours, and than neighbours
   * usually are, as the median of three frames in a row where the take has so many: where a shot
   * rests all of its frames are near each other, where it is played again only two are.
   */
  public Curve repeat() {
    int n = strip.looks().size();
    Curve curve = Curve.empty("repeat", "dB", n);
    double usual = usualDistance();
    double[] single = new double[n];
    for (int k = 1; k + 1 < n; k++) {
      double beside = (distance(k - 1, k) + distance(k, k + 1)) / 2;
      single[k] =
          20
              * Math.log10(
                  (Math.min(usual, beside) + LEAST_DISTANCE) / (nearest(k) + LEAST_DISTANCE));
    }
    boolean alone = strip.length() < 3;
    for (int k = alone ? 1 : 2; k + (alone ? 1 : 2) < n; k++) {
      if (alone) {
        curve.values()[k] = single[k];
      } else if (strip.pieceStart(k - 1) == strip.pieceStart(k + 1)) {
        double[] three = {single[k - 1], single[k], single[k + 1]};
        Arrays.sort(three);
        curve.values()[k] = three[1];
      }
    }
    return curve;
  }

  private double distance(int one, int two) {
    return Look.distance(strip.looks().get(one), strip.looks().get(two));
  }

  /** How far neighbours beside the take are from each other: the middle value. */
  private double usualDistance() {
    double[] sorted =
        strip.ordinarySteps().stream().mapToDouble(i -> distance(i, i + 1)).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  /** To the frame that is most like it and not next to it; ordinary frames know no take. */
  private double nearest(int k) {
    double nearest = Double.MAX_VALUE;
    for (int q = 0; q < strip.looks().size(); q++) {
      if (Math.abs(q - k) >= 2 && (inTake(k) || !inTake(q))) {
        nearest = Math.min(nearest, distance(k, q));
      }
    }
    return nearest;
  }

  /** How much less moves than usual, as the median of three steps in a row. */
  public Curve stillness(Curve duplicate) {
    Curve curve = Curve.empty("stillness", "dB", strip.steps().size());
    for (int i = 1; i + 1 < curve.values().length; i++) {
      double[] three = {
        duplicate.values()[i - 1], duplicate.values()[i], duplicate.values()[i + 1]
      };
      Arrays.sort(three);
      curve.values()[i] = three[1];
    }
    return curve;
  }
}
