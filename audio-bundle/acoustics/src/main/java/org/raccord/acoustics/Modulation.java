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
    return of(BandLevels.of(block), 0, block.length());
  }

  /**
   * Restlessness of the samples {@code [from, to)} of a sound, one value a band.
   *
   * @param levels of the sound
   */
  public static double[] of(BandLevels levels, int from, int to) {
    int first = Math.max(0, from / levels.hop());
    int last = Math.min(levels.frames(), (to + levels.hop() - 1) / levels.hop());
    int width = BandLevels.BANDS / BANDS;
    double[] spread = new double[BANDS];
    for (int b = 0; b < BANDS; b++) {
      double sum = 0;
      double squares = 0;
      int count = 0;
      for (int f = first; f + FRAMES <= last; f += FRAMES) {
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
    return distance(of(one), of(other));
  }

  /** The mean difference of two such lists of values, in dB. */
  public static double distance(double[] one, double[] other) {
    double sum = 0;
    for (int b = 0; b < BANDS; b++) {
      sum += Math.abs(one[b] - other[b]);
    }
    return sum / BANDS;
  }
}
