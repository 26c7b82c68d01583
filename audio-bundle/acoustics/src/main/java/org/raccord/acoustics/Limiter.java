package org.raccord.acoustics;

import org.raccord.model.sound.SoundBlock;

/**
 * Holds the true peak of a sound (ITU-R BS.1770-4, annex 2) below a ceiling. It looks ahead by 5 ms
 * and lets go within about 60 ms; all channels are turned down together, so that nothing moves
 * sideways.
 */
public final class Limiter {

  private static final double AHEAD = 0.005;
  private static final double RELEASE = 0.06;
  private static final int PASSES = 3;

  private Limiter() {}

  /**
   * A copy whose true peak is at most {@code ceiling}.
   *
   * @param ceiling dB against full scale, such as -1
   */
  public static SoundBlock limit(SoundBlock block, double ceiling) {
    SoundBlock limited = block.slice(0, block.length());
    double most = Math.pow(10, ceiling / 20);
    for (int pass = 0; pass < PASSES && TruePeak.dB(limited) > ceiling; pass++) {
      apply(limited, gains(limited, most));
    }
    double rest = TruePeak.dB(limited);
    if (rest > ceiling) {
      double[] gains = new double[limited.length()];
      java.util.Arrays.fill(gains, Math.pow(10, (ceiling - rest) / 20) * (1 - 1e-6));
      apply(limited, gains);
    }
    return limited;
  }

  private static double[] gains(SoundBlock block, double most) {
    int length = block.length();
    int rate = block.format().sampleRate();
    int ahead = Math.max(1, (int) (AHEAD * rate));
    double[] wanted = new double[length];
    java.util.Arrays.fill(wanted, 1);
    for (int c = 0; c < block.format().channels(); c++) {
      float[] samples = block.channel(c);
      for (int i = 0; i < length; i++) {
        boolean near = Math.abs(samples[i]) > most / 2;
        boolean next = i + 1 < length && Math.abs(samples[i + 1]) > most / 2;
        double peak = near || next ? TruePeak.linear(samples, i, i + 1) : 0;
        if (peak > most) {
          double gain = most / peak;
          wanted[i] = Math.min(wanted[i], gain);
          if (i + 1 < length) {
            wanted[i + 1] = Math.min(wanted[i + 1], gain);
          }
        }
      }
    }
    double[] held = lowestWithin(wanted, ahead);
    double release = 1 - Math.exp(-1 / (RELEASE * rate));
    for (int i = 1; i < length; i++) {
      held[i] = Math.min(held[i], held[i - 1] + release * (1 - held[i - 1]));
    }
    // The mean over the look-ahead turns the fall into a ramp that has arrived where the peak is.
    double[] gains = new double[length];
    double sum = 0;
    for (int i = 0; i < length + ahead / 2; i++) {
      sum += i < length ? held[i] : 1;
      sum -= i >= ahead ? held[i - ahead] : 0;
      if (i >= ahead / 2) {
        gains[i - ahead / 2] = sum / Math.min(ahead, i + 1);
      }
    }
    return gains;
  }

  /** The least value within {@code reach} on either side. */
  private static double[] lowestWithin(double[] values, int reach) {
    double[] lowest = new double[values.length];
    int[] queue = new int[values.length + 1];
    int head = 0;
    int tail = 0;
    for (int i = 0; i < values.length + reach; i++) {
      if (i < values.length) {
        while (tail > head && values[queue[tail - 1]] >= values[i]) {
          tail--;
        }
        queue[tail++] = i;
      }
      int at = i - reach;
      if (at >= 0) {
        while (queue[head] < at - reach) {
          head++;
        }
        lowest[at] = values[queue[head]];
      }
    }
    return lowest;
  }

  private static void apply(SoundBlock block, double[] gains) {
    for (int c = 0; c < block.format().channels(); c++) {
      float[] samples = block.channel(c);
      for (int i = 0; i < samples.length; i++) {
        samples[i] *= (float) gains[i];
      }
    }
  }
}
