package org.raccord.seams.internal.picture;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** What is measured from each frame to the next. */
public final class StepCurves {

  /** Sharpness and grain are means of this many frames or steps on either side. */
  private static final int WINDOW = 3;

  /** Grain below this (8-bit codes) is not seen, and its ratio says nothing. */
  private static final double UNSEEN_GRAIN = 0.5;

  private static final double LEAST_CHANGE = 0.05;

  private final Strip strip;

  public StepCurves(Strip strip) {
    this.strip = strip;
  }

  /** CIEDE2000 from frame to frame. */
  public Curve colour() {
    return curve("colour", "dE", i -> strip.steps().get(i).light().difference());
  }

  /** Luminance from frame to frame. */
  public Curve exposure() {
    return curve("exposure", "stops", i -> Math.abs(strip.steps().get(i).light().stops()));
  }

  /** Sharpness of the frames after against those before. */
  public Curve sharpness() {
    return curve(
        "sharpness",
        "dB",
        i -> {
          int from = Math.max(strip.pieceStart(i), i + 1 - WINDOW);
          int to = Math.min(strip.pieceEnd(i + 1), i + 1 + WINDOW);
          return Math.abs(mean(i + 1, to) - mean(from, i + 1));
        });
  }

  private double mean(int from, int to) {
    double sum = 0;
    for (int k = from; k < to; k++) {
      sum += strip.looks().get(k).sharpness();
    }
    return sum / (to - from);
  }

  /** Grain after against grain before. */
  public Curve grain() {
    return curve(
        "grain",
        "dB",
        i -> {
          // A step shows the grain of both its frames: those across a join tell nothing.
          double before = grain(Math.max(strip.pieceStart(i), i - WINDOW), i, i);
          double after = grain(i + 1, Math.min(strip.pieceEnd(i + 1) - 1, i + 1 + WINDOW), i);
          return Math.abs(20 * Math.log10(after / before));
        });
  }

  private double grain(int from, int to, int instead) {
    double sum = 0;
    for (int k = from; k < to; k++) {
      sum += strip.steps().get(k).grain();
    }
    double grain = to > from ? sum / (to - from) : strip.steps().get(instead).grain();
    return Math.hypot(grain, UNSEEN_GRAIN);
  }

  /** How much motion turns or jumps at a step, against the steps on either side of it. */
  public Curve motion() {
    int last = strip.steps().size() - 1;
    return curve(
        "motion",
        "px",
        i -> {
          double sum = 0;
          int count = 0;
          if (i > 0) {
            sum += strip.steps().get(i - 1).turn(strip.steps().get(i));
            count++;
          }
          if (i < last) {
            sum += strip.steps().get(i).turn(strip.steps().get(i + 1));
            count++;
          }
          return count == 0 ? Double.NaN : sum / count;
        });
  }

  /** How much less changes than is usual: a frame shown twice changes nothing. */
  public Curve duplicate() {
    double usual = usualChange();
    return curve(
        "duplicate",
        "dB",
        i ->
            Math.max(
                0,
                20
                    * Math.log10(
                        (usual + LEAST_CHANGE) / (strip.steps().get(i).change() + LEAST_CHANGE))));
  }

  private double usualChange() {
    List<Integer> ordinary = strip.ordinarySteps();
    double[] changes = new double[ordinary.size()];
    for (int k = 0; k < changes.length; k++) {
      changes[k] = strip.steps().get(ordinary.get(k)).change();
    }
    Arrays.sort(changes);
    return changes.length == 0 ? 0 : changes[changes.length / 2];
  }

  /** What changes and no motion explains. */
  public Curve change() {
    return curve("change", "codes", i -> strip.steps().get(i).unexplained());
  }

  /** Stretch of the motion. */
  public Curve strain() {
    return curve("strain", "%", i -> strip.steps().get(i).strain());
  }

  private Curve curve(String name, String unit, IntToDoubleFunction measure) {
    Curve curve = Curve.empty(name, unit, strip.steps().size());
    for (int i = 0; i < curve.values().length; i++) {
      curve.values()[i] = measure.applyAsDouble(i);
    }
    return curve;
  }
}
