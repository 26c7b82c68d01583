package org.raccord.acoustics;

import org.raccord.model.sound.SoundBlock;

/**
 * True peak, the peak of the waveform between the samples, by four-fold oversampling as ITU-R
 * BS.1770-4 annex 2 has it. The interpolator is our own: a sinc of 16 samples a side under a Kaiser
 * window.
 */
public final class TruePeak {

  private static final int PHASES = 4;
  private static final int SIDE = 16;
  private static final double[][] TAPS = taps();

  /** Samples on either side that the waveform between two samples is made of. */
  public static final int CONTEXT = SIDE;

  private TruePeak() {}

  /** The true peak over all channels, in dB against full scale; silence is negative infinity. */
  public static double dB(SoundBlock block) {
    double peak = 0;
    for (int c = 0; c < block.format().channels(); c++) {
      peak = Math.max(peak, linear(block.channel(c)));
    }
    return 20 * Math.log10(peak);
  }

  /** The true peak of one channel as an amplitude, 1 at full scale. */
  public static double linear(float[] samples) {
    return linear(samples, 0, samples.length);
  }

  /**
   * The true peak of {@code [from, to)} of one channel and of the waveform up to the sample after
   * it; the samples around it count as its context.
   */
  public static double linear(float[] samples, int from, int to) {
    double peak = 0;
    for (int i = from; i < to; i++) {
      peak = Math.max(peak, Math.abs(samples[i]));
    }
    // What lies between two samples exceeds the largest sample around it by little: skip the quiet.
    double worthwhile = peak / 2;
    int last = Math.min(to, samples.length - 1);
    for (int i = from; i < last; i++) {
      if (Math.abs(samples[i]) >= worthwhile || Math.abs(samples[i + 1]) >= worthwhile) {
        for (int p = 1; p < PHASES; p++) {
          peak = Math.max(peak, Math.abs(between(samples, i, TAPS[p])));
        }
      }
    }
    return peak;
  }

  private static double between(float[] samples, int i, double[] taps) {
    double sum = 0;
    int from = Math.max(0, i - SIDE + 1);
    int to = Math.min(samples.length - 1, i + SIDE);
    for (int k = from; k <= to; k++) {
      sum += samples[k] * taps[k - i + SIDE - 1];
    }
    return sum;
  }

  private static double[][] taps() {
    double[][] taps = new double[PHASES][2 * SIDE];
    for (int p = 1; p < PHASES; p++) {
      for (int k = 0; k < 2 * SIDE; k++) {
        double x = k - (SIDE - 1) - (double) p / PHASES;
        taps[p][k] = Math.sin(Math.PI * x) / (Math.PI * x) * kaiser(x / SIDE, 8);
      }
    }
    return taps;
  }

  private static double kaiser(double x, double beta) {
    return bessel(beta * Math.sqrt(Math.max(0, 1 - x * x))) / bessel(beta);
  }

  /** The modified Bessel function of order zero, by its power series. */
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; k < 40; k++) {
      term *= (x / 2 / k) * (x / 2 / k);
      sum += term;
    }
    return sum;
  }
}
