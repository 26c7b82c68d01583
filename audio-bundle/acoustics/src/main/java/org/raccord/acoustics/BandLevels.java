package org.raccord.acoustics;

import org.raccord.model.sound.SoundBlock;

/**
 * How loud a sound is in each of {@value #BANDS} bands from 60 Hz to 16 kHz, every 10 ms: what the
 * detectors and the search for splices look at. The powers of all channels are added up.
 */
public final class BandLevels {

  /** Bands, evenly spaced in pitch. */
  public static final int BANDS = 24;

  /** Power that counts as nothing: -95 dB in one band. */
  private static final double SILENCE = Math.pow(10, -9.5);

  private static final double LOWEST = 60;
  private static final double HIGHEST = 16_000;

  private final int rate;
  private final int hop;
  private final double[][] sums;

  private BandLevels(int rate, int hop, double[][] sums) {
    this.rate = rate;
    this.hop = hop;
    this.sums = sums;
  }

  /** Measures {@code block}, windows of about 43 ms around the middle of each frame. */
  public static BandLevels of(SoundBlock block) {
    int rate = block.format().sampleRate();
    int hop = Math.max(1, Math.round(rate / 100f));
    int size = Fourier.sizeFor(Math.round(rate * 0.03f));
    int frames = (block.length() + hop - 1) / hop;
    double[][] sums = new double[frames + 1][BANDS];
    Fourier fourier = new Fourier(size);
    double[] window = Fourier.hann(size);
    double[] frame = new double[size];
    double[] power = new double[fourier.bins()];
    int[] edges = edges(rate, size);
    for (int f = 0; f < frames; f++) {
      System.arraycopy(sums[f], 0, sums[f + 1], 0, BANDS);
      int start = f * hop + hop / 2 - size / 2;
      for (int c = 0; c < block.format().channels(); c++) {
        double energy = cut(block.channel(c), start, window, frame);
        fourier.power(frame, power);
        for (int b = 0; b < BANDS; b++) {
          double sum = 0;
          for (int k = edges[b]; k < edges[b + 1]; k++) {
            sum += power[k];
          }
          sums[f + 1][b] += 2 * sum / (energy * size);
        }
      }
    }
    return new BandLevels(rate, hop, sums);
  }

  /** The middle of band {@code band} in Hz. */
  public static double centre(int band) {
    return LOWEST * Math.pow(HIGHEST / LOWEST, (band + 0.5) / BANDS);
  }

  /** Frames measured; frame {@code f} begins at sample {@code f * hop()}. */
  public int frames() {
    return sums.length - 1;
  }

  /** Samples from one frame to the next. */
  public int hop() {
    return hop;
  }

  /** Power in band {@code band} of frame {@code frame}. */
  public double power(int frame, int band) {
    return sums[frame + 1][band] - sums[frame][band];
  }

  /**
   * Power of the frames {@code [from, to)} in bands between two frequencies, averaged over time.
   */
  public double power(int from, int to, double lowest, double highest) {
    double sum = 0;
    for (int b = 0; b < BANDS; b++) {
      double centre = centre(b);
      if (centre >= lowest && centre < highest) {
        sum += sums[to][b] - sums[from][b];
      }
    }
    return sum / Math.max(1, to - from);
  }

  /**
   * The spectrum of a stretch of samples, from the frames whose middles lie in it.
   *
   * @return one level a band in dB; at least one frame is measured
   */
  public double[] spectrum(int fromSample, int toSample) {
    int from = Math.max(0, Math.min(frames() - 1, Math.round((float) fromSample / hop)));
    int to = Math.max(from + 1, Math.min(frames(), Math.round((float) toSample / hop)));
    double[] levels = new double[BANDS];
    for (int b = 0; b < BANDS; b++) {
      levels[b] = 10 * Math.log10(Math.max(0, sums[to][b] - sums[from][b]) / (to - from) + SILENCE);
    }
    return levels;
  }

  /** The root mean square difference of two spectra, in dB. */
  public static double distance(double[] one, double[] other) {
    double sum = 0;
    for (int b = 0; b < BANDS; b++) {
      sum += (one[b] - other[b]) * (one[b] - other[b]);
    }
    return Math.sqrt(sum / BANDS);
  }

  /** Copies samples under the window; what lies outside is silence. Returns the window's energy. */
  private static double cut(float[] samples, int start, double[] window, double[] frame) {
    double energy = 0;
    for (int i = 0; i < frame.length; i++) {
      int at = start + i;
      if (at >= 0 && at < samples.length) {
        frame[i] = samples[at] * window[i];
        energy += window[i] * window[i];
      } else {
        frame[i] = 0;
      }
    }
    return Math.max(energy, 1e-9);
  }

  private static int[] edges(int rate, int size) {
    int[] edges = new int[BANDS + 1];
    for (int b = 0; b <= BANDS; b++) {
      double frequency = LOWEST * Math.pow(HIGHEST / LOWEST, (double) b / BANDS);
      int bin = (int) Math.round(frequency * size / rate);
      edges[b] = Math.min(size / 2, Math.max(bin, b == 0 ? 1 : edges[b - 1] + 1));
    }
    return edges;
  }

  int rate() {
    return rate;
  }
}
