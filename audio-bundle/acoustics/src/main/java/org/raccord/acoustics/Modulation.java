package org.raccord.acoustics;

import org.raccord.model.sound.SoundBlock;

/**
 * How restless a sound is: the standard deviation over time of its level in eight bands of three
 * {@link BandLevels} bands each, by frames of 50 ms, in dB.
 */
public final class Modulation {

  private static final int BANDS = 8;
  private static final int FRAMES = 5;

  /** Levels under this, in dB, count as this: nobody hears how they move. */
  private static final double FLOOR = -85;

  private Modulation() {}

  /** Restlessness of {@code block}, one value a band. */
  public static double[] of(SoundBlock block) {
    BandLevels levels = BandLevels.of(block);
    int width = BandLevels.BANDS / BANDS;
    double[] spread = new double[BANDS];
    for (int b = 0; b < BANDS; b++) {
      double sum = 0;
      double squares = 0;
      int count = 0;
      for (int f = 0; f + FRAMES <= levels.frames(); f += FRAMES) {
        double power = 0;
        for (int k = f; k < f + FRAMES; k++) {
          for (int band = b * width; band < (b + 1) * width; band++) {
            power += levels.power(k, band);
          }
        }
        double level = Math.max(FLOOR, 10 * Math.log10(power / FRAMES + 1e-12));
        sum += level;
        squares += level * level;
        count++;
      }
      double mean = sum / Math.max(1, count);
      spread[b] = Math.sqrt(Math.max(0, squares / Math.max(1, count) - mean * mean));
    }
    return spread;
  }

  /** The mean difference of two sounds' restlessness over the bands, in dB. */
  public static double distance(SoundBlock one, SoundBlock other) {
    double[] x = of(one);
    double[] y = of(other);
    double sum = 0;
    for (int b = 0; b < BANDS; b++) {
      sum += Math.abs(x[b] - y[b]);
    }
    return sum / BANDS;
  }
}
