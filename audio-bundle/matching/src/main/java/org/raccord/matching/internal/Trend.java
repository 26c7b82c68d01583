package org.raccord.matching.internal;

import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.raccord.acoustics.Loudness;
import org.raccord.model.sound.SoundBlock;

/**
 * How loud the place is on its way from one side of the slot to the other: a straight line in LU.
 *
 * @param before loudness of the place before the slot
 * @param after loudness of it after the slot
 * @param lead share of the way, at either end, over which it has not begun or is over already
 */
record Trend(double before, double after, double lead) {

  /** A quiet side is raised by no more than this: its noise would come up with it. */
  private static final double HIGHEST_GAIN = 6;

  /** Samples from one gain that is worked out to the next; between two it runs straight. */
  private static final int STRAIGHT = 64;

  /** A trend from the slot's beginning to its end. */
  Trend(double before, double after) {
    this(before, after, 0);
  }

  /** The same for a longer way that has {@code context} samples before the slot and after it. */
  Trend within(int context, int length) {
    return new Trend(before, after, (double) context / length);
  }

  /**
   * The trend between what is heard on the two sides; one side alone stands for both. Digital
   * silence at the slot is as loud as what no meter tells from it, and never louder than the place.
   */
  static Trend between(Optional<Neighbourhood> before, Optional<Neighbourhood> after) {
    boolean silentBefore = isSilent(before);
    boolean silentAfter = isSilent(after);
    double a = level(before, silentBefore, silentAfter);
    double b = level(after, silentAfter, silentBefore);
    if (Double.isInfinite(a)) {
      a = b;
    }
    if (Double.isInfinite(b)) {
      b = a;
    }
    return new Trend(silentBefore ? Math.min(a, b) : a, silentAfter ? Math.min(a, b) : b);
  }

  private static boolean isSilent(Optional<Neighbourhood> side) {
    return side.filter(Neighbourhood::silentAtSlot).isPresent();
  }

  private static double level(Optional<Neighbourhood> side, boolean silent, boolean besideSilence) {
    if (side.isEmpty()) {
      return Double.NEGATIVE_INFINITY;
    }
    if (silent) {
      return Loudness.ABSOLUTE_GATE;
    }
    double heard = side.get().loudness();
    // Where nobody pauses the other side stands for this one; silence cannot.
    return Double.isInfinite(heard) && besideSilence ? side.get().quietest().loudness() : heard;
  }

  /** Loudness at {@code progress}, 0 at the slot's beginning and 1 at its end. */
  double at(double progress) {
    double inside = (progress - lead) / (1 - 2 * lead);
    return before + Math.max(0, Math.min(1, inside)) * (after - before);
  }

  /** The loudness of the whole way: of the mean power along it. */
  double mean() {
    double sum = 0;
    int steps = 32;
    for (int k = 0; k < steps; k++) {
      sum += Math.pow(10, at((k + 0.5) / steps) / 10);
    }
    return 10 * Math.log10(sum / steps);
  }

  /** The factor that brings sound of loudness {@code own} to the trend at {@code progress}. */
  double factor(double own, double progress) {
    double gain = at(progress) - own;
    if (Double.isNaN(gain) || Double.isInfinite(gain)) {
      return 1;
    }
    return Math.pow(10, Math.min(HIGHEST_GAIN, gain) / 20);
  }

  /**
   * Brings a piece to the trend.
   *
   * @param own its loudness
   * @param start where on the way it begins, in samples
   * @param total samples of the whole way
   */
  void lay(SoundBlock piece, double own, int start, int total) {
    scale(piece, at -> factor(own, (double) (start + at) / total));
  }

  /** Takes the trend out of what follows it all the way: it stays as loud in the mean. */
  void level(SoundBlock whole) {
    double mean = mean();
    scale(whole, at -> Math.pow(10, (mean - at((double) at / whole.length())) / 20));
  }

  private static void scale(SoundBlock block, IntToDoubleFunction factor) {
    double next = factor.applyAsDouble(0);
    for (int from = 0; from < block.length(); from += STRAIGHT) {
      double gain = next;
      next = factor.applyAsDouble(from + STRAIGHT);
      int to = Math.min(block.length(), from + STRAIGHT);
      for (int c = 0; c < block.format().channels(); c++) {
        float[] samples = block.channel(c);
        for (int i = from; i < to; i++) {
          samples[i] *= (float) (gain + (next - gain) * (i - from) / STRAIGHT);
        }
      }
    }
  }
}
