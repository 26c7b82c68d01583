package org.raccord.qc.internal.picture;

import java.util.Arrays;
import org.raccord.qc.Limit;

/** Tells frames that repeat the one before them. */
final class Repeats {

  /** Frames on either side whose change is the usual one. */
  private static final int AROUND = 12;

  /** A repeat that was coded anew differs a little; so much at most. */
  private static final double CODED_ANEW = 1;

  /** How much of the usual change a key frame within a hold may make. */
  private static final double KEY_FRAME = 0.4;

  private final PictureCurves curves;
  private final boolean[] repeats;

  Repeats(PictureCurves curves) {
    this.curves = curves;
    this.repeats = new boolean[curves.frames()];
    for (int f = 1; f < repeats.length; f++) {
      repeats[f] = isSame(f) || isAlone(f);
    }
    // A codec mends a held picture over some frames: those belong to the hold they touch.
    for (int f = 1; f < repeats.length; f++) {
      repeats[f] |= repeats[f - 1] && isNear(f);
    }
    for (int f = repeats.length - 2; f > 0; f--) {
      repeats[f] |= repeats[f + 1] && isNear(f);
    }
    // The first frame of a hold, and a key frame within it, are coded anew as a whole.
    for (int f = 1; f + 1 < repeats.length; f++) {
      repeats[f] |= repeats[f + 1] && isLong(f + 1) && isNear(f, 2 * CODED_ANEW, KEY_FRAME);
    }
  }

  /** Whether frame {@code f} shows what frame {@code f - 1} shows. */
  boolean at(int f) {
    return f >= 0 && f < repeats.length && repeats[f];
  }

  private boolean isSame(int f) {
    return curves.change().get(f) <= Limit.SAME_MEAN.value()
        && curves.worst().get(f) <= Limit.SAME_BLOCK.value();
  }

  /**
   * An isolated frame that changes far less than those right before and after it, and than most.
   */
  private boolean isAlone(int f) {
    if (f < 2 || f + 1 >= curves.frames() || !isNear(f)) {
      return false;
    }
    double share = Limit.SAME_AFTER_CODING.value() / 100;
    double beside = Math.min(curves.change().get(f - 1), curves.change().get(f + 1));
    double besideWorst = Math.min(curves.worst().get(f - 1), curves.worst().get(f + 1));
    return curves.change().get(f) < share * beside && curves.worst().get(f) < share * besideWorst;
  }

  private boolean isLong(int f) {
    return f + 1 < repeats.length && repeats[f + 1];
  }

  /** Whether a frame changes far less than most that do change, near it. */
  private boolean isNear(int f) {
    return isNear(f, CODED_ANEW, Limit.SAME_AFTER_CODING.value() / 100);
  }

  private boolean isNear(int f, double most, double share) {
    if (curves.change().get(f) > most) {
      return false;
    }
    float[] around =
        curves
            .change()
            .slice(Math.max(1, f - 2 * AROUND), Math.min(curves.frames(), f + 2 * AROUND + 1));
    Arrays.sort(around);
    int still = 0;
    while (still < around.length && around[still] <= Limit.SAME_MEAN.value()) {
      still++;
    }
    if (still == around.length) {
      return true;
    }
    double usual = around[(still + around.length) / 2];
    return curves.change().get(f) < share * usual;
  }
}
