package org.raccord.acoustics;

import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/**
 * Reads sound at another speed or rate: band-limited interpolation with a windowed sinc, after
 * Smith, J. O., and Gossett, P., A flexible sampling-rate conversion method (1984). What would fold
 * back is cut off below half the lower of the two rates.
 */
public final class Resampler {

  private static final int SIDE = 24;
  private static final int STEPS = 512;
  private static final double BETA = 9;

  /** The share of the band that is kept: the rest is the slope of the filter. */
  private static final double BAND = 0.94;

  private static final double[] KERNEL = kernel();

  private Resampler() {}

  /**
   * The same sound at another rate.
   *
   * @param rate samples a second, at least 1
   */
  public static SoundBlock toRate(SoundBlock block, int rate) {
    int own = block.format().sampleRate();
    if (own == rate) {
      return block;
    }
    int channels = block.format().channels();
    int length = (int) Math.round((double) block.length() * rate / own);
    float[][] out = new float[channels][];
    for (int c = 0; c < channels; c++) {
      out[c] = read(block.channel(c), (double) own / rate, length);
    }
    return new SoundBlock(new SoundFormat(rate, channels), out);
  }

  /**
   * Sample {@code n} of the result lies at {@code n * step} of {@code samples}; outside of them is
   * silence.
   *
   * @param step above 0; 2 plays at twice the speed
   * @param length samples wanted
   */
  public static float[] read(float[] samples, double step, int length) {
    if (!(step > 0)) {
      throw new IllegalArgumentException("A sound is read forward, not by steps of " + step);
    }
    double band = BAND * Math.min(1, 1 / step);
    double reach = SIDE / band;
    float[] out = new float[length];
    for (int n = 0; n < length; n++) {
      double at = n * step;
      int from = Math.max(0, (int) Math.ceil(at - reach));
      int to = Math.min(samples.length - 1, (int) Math.floor(at + reach));
      double sum = 0;
      for (int i = from; i <= to; i++) {
        double x = Math.abs(i - at) * band * STEPS;
        int k = (int) x;
        double part = x - k;
        sum += samples[i] * (KERNEL[k] + part * (KERNEL[k + 1] - KERNEL[k]));
      }
      out[n] = (float) (sum * band);
    }
    return out;
  }

  private static double[] kernel() {
    double[] kernel = new double[SIDE * STEPS + 2];
    kernel[0] = 1;
    for (int i = 1; i <= SIDE * STEPS; i++) {
      double x = (double) i / STEPS;
      double inside = Math.sqrt(Math.max(0, 1 - x * x / SIDE / SIDE));
      kernel[i] = Math.sin(Math.PI * x) / (Math.PI * x) * bessel(BETA * inside) / bessel(BETA);
    }
    return kernel;
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
