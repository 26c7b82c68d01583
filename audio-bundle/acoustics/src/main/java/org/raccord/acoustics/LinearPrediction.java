package org.raccord.acoustics;

/**
 * A linear predictor: {@code x[n]} is guessed as the sum of {@code coefficients[k] * x[n - 1 - k]}.
 * Fitted after J. P. Burg (1967), which keeps it stable and needs no window.
 */
public final class LinearPrediction {

  private final double[] coefficients;

  private LinearPrediction(double[] coefficients) {
    this.coefficients = coefficients;
  }

  /**
   * Fits a predictor to {@code samples[from, to)}.
   *
   * @param order coefficients wanted; fewer are fitted to a stretch shorter than three times as
   *     many
   */
  public static LinearPrediction fit(double[] samples, int from, int to, int order) {
    int n = to - from;
    int wanted = Math.max(0, Math.min(order, n / 3));
    double[] a = new double[wanted];
    double[] previous = new double[wanted];
    double[] forward = new double[n];
    double[] backward = new double[n];
    System.arraycopy(samples, from, forward, 0, n);
    System.arraycopy(samples, from, backward, 0, n);
    double energy = 0;
    for (double x : forward) {
      energy += x * x;
    }
    // White noise far below the signal keeps pure tones and digital silence from dividing by zero.
    double floor = 1e-9 * energy + 1e-30;
    for (int m = 0; m < wanted; m++) {
      double product = 0;
      double power = 2 * floor;
      for (int i = m + 1; i < n; i++) {
        product += forward[i] * backward[i - 1];
        power += forward[i] * forward[i] + backward[i - 1] * backward[i - 1];
      }
      double reflection = 2 * product / power;
      System.arraycopy(a, 0, previous, 0, m);
      a[m] = reflection;
      for (int i = 0; i < m; i++) {
        a[i] = previous[i] - reflection * previous[m - 1 - i];
      }
      for (int i = n - 1; i > m; i--) {
        double f = forward[i];
        forward[i] = f - reflection * backward[i - 1];
        backward[i] = backward[i - 1] - reflection * f;
      }
    }
    return new LinearPrediction(a);
  }

  /**
   * Fits a predictor to samples and white noise beneath them (autocorrelation, Levinson and Durbin;
   * J. Makhoul, 1975): it does not live on what lies far below the rest, such as the empty octave
   * above a band-limited sound.
   *
   * @param order coefficients wanted; fewer are fitted to a stretch shorter than three times as
   *     many
   * @param noise power of the noise, in powers of the samples; above 0
   */
  public static LinearPrediction fitAbove(double[] samples, int order, double noise) {
    int wanted = Math.max(0, Math.min(order, samples.length / 3));
    double[] likeness = new double[wanted + 1];
    for (int lag = 0; lag <= wanted; lag++) {
      double sum = 0;
      for (int i = lag; i < samples.length; i++) {
        sum += samples[i] * samples[i - lag];
      }
      likeness[lag] = sum;
    }
    double left = likeness[0] * (1 + noise) + 1e-30;
    double[] a = new double[wanted];
    double[] previous = new double[wanted];
    for (int m = 0; m < wanted; m++) {
      double sum = likeness[m + 1];
      for (int i = 0; i < m; i++) {
        sum -= a[i] * likeness[m - i];
      }
      double reflection = sum / left;
      System.arraycopy(a, 0, previous, 0, m);
      a[m] = reflection;
      for (int i = 0; i < m; i++) {
        a[i] = previous[i] - reflection * previous[m - 1 - i];
      }
      left *= 1 - reflection * reflection;
    }
    return new LinearPrediction(a);
  }

  public int order() {
    return coefficients.length;
  }

  /**
   * What would follow {@code past} if nothing new happened.
   *
   * @param past samples in playing order, the last one next to what is predicted; those missing to
   *     the predictor's order count as zero
   * @param count samples wanted
   */
  public double[] continuation(double[] past, int count) {
    return continuation(past, new double[count]);
  }

  /**
   * What follows {@code past} if {@code news} happens: the response of the all-pole filter.
   *
   * @param past samples in playing order, the last one next to what follows
   * @param news what the predictor could not foresee, one value a sample
   */
  public double[] continuation(double[] past, double[] news) {
    int order = coefficients.length;
    int count = news.length;
    double[] line = new double[order + count];
    int known = Math.min(order, past.length);
    System.arraycopy(past, past.length - known, line, order - known, known);
    for (int i = order; i < line.length; i++) {
      double sum = news[i - order];
      for (int k = 0; k < order; k++) {
        sum += coefficients[k] * line[i - 1 - k];
      }
      line[i] = sum;
    }
    double[] next = new double[count];
    System.arraycopy(line, order, next, 0, count);
    return next;
  }

  /**
   * What the predictor could not foresee, sample by sample; before the first sample there is
   * silence.
   */
  public double[] residual(double[] samples) {
    double[] rest = new double[samples.length];
    for (int i = 0; i < samples.length; i++) {
      double sum = samples[i];
      int reach = Math.min(coefficients.length, i);
      for (int k = 0; k < reach; k++) {
        sum -= coefficients[k] * samples[i - 1 - k];
      }
      rest[i] = sum;
    }
    return rest;
  }
}
