package org.raccord.acoustics;

import org.raccord.model.sound.SoundBlock;

/**
 * The shape of a spectrum in {@value #COUNT} cepstral coefficients over {@value #BANDS} mel bands
 * (Davis and Mermelstein, 1980; mel after O'Shaughnessy, 1987): the orthonormal cosine transform of
 * the natural logarithm of the bands' powers.
 */
public final class Cepstra {

  public static final int BANDS = 40;
  public static final int COUNT = 24;

  private static final double LOWEST = 60;
  private static final double SILENCE = 1e-10;
  private static final double[][] COSINES = cosines();

  private final int size;
  private final int hop;
  private final int rate;
  private final double[] edges;
  private final double[][] powers;

  private Cepstra(int rate, double highest, int frames) {
    this.rate = rate;
    this.size = windowFor(rate);
    this.hop = Math.max(1, Math.round(rate / 100f));
    this.powers = new double[frames][];
    this.edges = edges(rate, highest);
  }

  /**
   * Measures the mono mix of {@code block} every 10 ms.
   *
   * @param highest the upper edge of the bands in Hz; at most half the rate counts
   */
  public static Cepstra of(SoundBlock block, double highest) {
    int rate = block.format().sampleRate();
    int hop = Math.max(1, Math.round(rate / 100f));
    Cepstra cepstra = new Cepstra(rate, highest, block.length() / hop);
    Fourier fourier = new Fourier(cepstra.size);
    double[] window = Fourier.hann(cepstra.size);
    double[] frame = new double[cepstra.size];
    double[] power = new double[fourier.bins()];
    int channels = block.format().channels();
    for (int f = 0; f < cepstra.frames(); f++) {
      int start = f * hop + hop / 2 - cepstra.size / 2;
      for (int i = 0; i < frame.length; i++) {
        int at = start + i;
        double x = 0;
        for (int c = 0; c < channels && at >= 0 && at < block.length(); c++) {
          x += block.channel(c)[at];
        }
        frame[i] = window[i] * x / channels;
      }
      fourier.power(frame, power);
      cepstra.powers[f] = bands(power, cepstra.edges, rate);
    }
    return cepstra;
  }

  /** Samples of the Hann window at a rate: the power of two next above 30 ms. */
  public static int windowFor(int rate) {
    return Fourier.sizeFor(Math.round(rate * 0.03f));
  }

  /** Edges of the bands in Hz: band {@code b} reaches from {@code [b]} over a peak to [b + 2]. */
  public static double[] edges(int rate, double highest) {
    double top = mel(Math.min(highest, rate / 2.0));
    double low = mel(LOWEST);
    double[] edges = new double[BANDS + 2];
    for (int b = 0; b < edges.length; b++) {
      edges[b] = 700 * (Math.exp((low + (top - low) * b / (BANDS + 1)) / 1127) - 1);
    }
    return edges;
  }

  /**
   * Powers of the bands from the half spectrum of one window.
   *
   * @param power squared magnitudes under a Hann window of {@link #windowFor} samples
   * @return the mean square in each band against full scale
   */
  public static double[] bands(double[] power, double[] edges, int rate) {
    int size = 2 * (power.length - 1);
    double width = (double) rate / size;
    double scale = 2 / (0.375 * size * size);
    double[] bands = new double[BANDS];
    for (int b = 0; b < BANDS; b++) {
      int from = Math.max(1, (int) Math.floor(edges[b] / width));
      int to = Math.min(power.length - 1, (int) Math.ceil(edges[b + 2] / width));
      double sum = 0;
      for (int k = from; k <= to; k++) {
        // At least a bin wide: low bands are narrower.
        double rise = (k * width - edges[b]) / Math.max(width, edges[b + 1] - edges[b]);
        double fall = (edges[b + 2] - k * width) / Math.max(width, edges[b + 2] - edges[b + 1]);
        sum += power[k] * Math.max(0, Math.min(1, Math.min(rise, fall)));
      }
      bands[b] = sum * scale;
    }
    return bands;
  }

  /** Coefficients of powers of bands. */
  public static double[] transform(double[] bands) {
    double[] result = new double[COUNT];
    for (int b = 0; b < BANDS; b++) {
      double log = Math.log(bands[b] + SILENCE);
      for (int c = 0; c < COUNT; c++) {
        result[c] += COSINES[c][b] * log;
      }
    }
    return result;
  }

  /** The logarithms of bands that have the given coefficients. */
  public static double[] back(double[] coefficients) {
    double[] logs = new double[BANDS];
    for (int c = 0; c < COUNT; c++) {
      for (int b = 0; b < BANDS; b++) {
        logs[b] += COSINES[c][b] * coefficients[c];
      }
    }
    return logs;
  }

  public int frames() {
    return powers.length;
  }

  /** Samples from one frame to the next. */
  public int hop() {
    return hop;
  }

  public int sampleRate() {
    return rate;
  }

  /** The power of band {@code band} in a frame. */
  public double power(int frame, int band) {
    return powers[frame][band];
  }

  /** Coefficients of a frame. */
  public double[] at(int frame) {
    return transform(powers[frame]);
  }

  /**
   * Coefficients of a frame once a steady noise is taken away (Boll, 1979); at least a tenth of
   * each band's power stays.
   *
   * @param noise the noise's power in each band
   */
  public double[] at(int frame, double[] noise) {
    double[] clean = new double[BANDS];
    for (int b = 0; b < BANDS; b++) {
      clean[b] = Math.max(powers[frame][b] - noise[b], 0.1 * powers[frame][b]);
    }
    return transform(clean);
  }

  private static double mel(double frequency) {
    return 1127 * Math.log(1 + frequency / 700);
  }

  private static double[][] cosines() {
    double[][] cosines = new double[COUNT][BANDS];
    for (int c = 0; c < COUNT; c++) {
      double scale = Math.sqrt((c == 0 ? 1.0 : 2.0) / BANDS);
      for (int b = 0; b < BANDS; b++) {
        cosines[c][b] = scale * Math.cos(Math.PI * c * (b + 0.5) / BANDS);
      }
    }
    return cosines;
  }
}
