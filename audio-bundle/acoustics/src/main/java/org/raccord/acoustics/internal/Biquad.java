package org.raccord.acoustics.internal;

/**
 * A second-order filter section, {@code y = b0 x + b1 x' + b2 x'' - a1 y' - a2 y''}.
 *
 * @param b0 coefficient of the sample
 * @param b1 of the one before
 * @param b2 of the one before that
 * @param a1 of the last result
 * @param a2 of the result before that
 */
public record Biquad(double b0, double b1, double b2, double a1, double a2) {

  /** Filters {@code samples} in place, from rest. */
  public void filter(double[] samples) {
    filter(samples, samples.length, new double[2]);
  }

  /**
   * Filters the first {@code length} samples in place.
   *
   * @param state two values, zero at rest; what is left in them goes on with the next samples
   */
  public void filter(double[] samples, int length, double[] state) {
    double s1 = state[0];
    double s2 = state[1];
    for (int i = 0; i < length; i++) {
      double x = samples[i];
      double y = b0 * x + s1;
      s1 = b1 * x - a1 * y + s2;
      s2 = b2 * x - a2 * y;
      samples[i] = y;
    }
    state[0] = s1;
    state[1] = s2;
  }

  /**
   * The first stage of K weighting, the acoustic effect of a head, for any sample rate.
   *
   * <p>ITU-R BS.1770 tabulates it at 48 kHz only; these are the high shelf's gain, frequency and
   * quality from which the bilinear transform gives that table.
   */
  public static Biquad headShelf(double rate) {
    double gain = Math.pow(10, 3.999843853973347 / 20);
    double middle = Math.pow(gain, 0.4996667741545416);
    double quality = 0.7071752369554196;
    double k = Math.tan(Math.PI * 1681.974450955533 / rate);
    double a0 = 1 + k / quality + k * k;
    return new Biquad(
        (gain + middle * k / quality + k * k) / a0,
        2 * (k * k - gain) / a0,
        (gain - middle * k / quality + k * k) / a0,
        2 * (k * k - 1) / a0,
        (1 - k / quality + k * k) / a0);
  }

  /** The second stage of K weighting, a high pass, for any sample rate. */
  public static Biquad lowCut(double rate) {
    double quality = 0.5003270373238773;
    double k = Math.tan(Math.PI * 38.13547087602444 / rate);
    double a0 = 1 + k / quality + k * k;
    return new Biquad(1, -2, 1, 2 * (k * k - 1) / a0, (1 - k / quality + k * k) / a0);
  }
}
