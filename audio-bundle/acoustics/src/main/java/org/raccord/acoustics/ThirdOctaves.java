package org.raccord.acoustics;

import java.util.Arrays;
import org.raccord.model.sound.SoundBlock;

/**
 * The long-term spectrum in third-octave bands from 50 Hz up (IEC 61260 base-ten centres), in dB
 * against full scale, by the mean of overlapping Hann-windowed transforms after P. D. Welch (1967).
 * A band without a bin of its own takes the nearest one; nothing counts below {@value #FLOOR} dB.
 */
public final class ThirdOctaves {

  /** The level below which nothing is heard, in dB against full scale. */
  public static final double FLOOR = -95;

  private static final int SIZE = 4096;

  private ThirdOctaves() {}

  /** Bands at {@code sampleRate}: those whose upper edge stays below half of it, at most 27. */
  public static int count(int sampleRate) {
    int count = 0;
    while (count < 27 && centre(count) * Math.pow(10, 0.05) < sampleRate / 2.0) {
      count++;
    }
    return count;
  }

  /** The middle of band {@code band} in Hz; band 0 is that of 50 Hz. */
  public static double centre(int band) {
    return Math.pow(10, (17 + band) / 10.0);
  }

  /**
   * Levels of {@code block}, the mean power of its channels.
   *
   * @return one level a band, in dB
   */
  public static double[] levels(SoundBlock block) {
    return levels(block, new Stretch(0, block.length()));
  }

  /** Levels of a stretch of {@code block}. */
  public static double[] levels(SoundBlock block, Stretch stretch) {
    int rate = block.format().sampleRate();
    double[] power = new double[SIZE / 2 + 1];
    for (int c = 0; c < block.format().channels(); c++) {
      addWelch(block.channel(c), stretch, power);
    }
    double[] levels = new double[count(rate)];
    for (int b = 0; b < levels.length; b++) {
      double sum = inBand(power, b, rate) / block.format().channels();
      levels[b] = Math.max(FLOOR, 10 * Math.log10(sum + 1e-30));
    }
    return levels;
  }

  /** The root mean square difference of two spectra, in dB. */
  public static double distance(double[] one, double[] other) {
    double sum = 0;
    for (int b = 0; b < one.length; b++) {
      sum += (one[b] - other[b]) * (one[b] - other[b]);
    }
    return Math.sqrt(sum / one.length);
  }

  private static double inBand(double[] power, int band, int rate) {
    double width = (double) rate / SIZE;
    double low = centre(band) * Math.pow(10, -0.05) / width;
    double high = centre(band) * Math.pow(10, 0.05) / width;
    double sum = 0;
    // Bins count by the share of them that lies in the band: low bands are narrower than a bin.
    for (int k = (int) Math.round(low); k <= Math.round(high) && k < power.length; k++) {
      double share = Math.min(high, k + 0.5) - Math.max(low, k - 0.5);
      sum += power[k] * Math.max(0, share);
    }
    return sum;
  }

  private static void addWelch(float[] samples, Stretch stretch, double[] power) {
    Fourier fourier = new Fourier(SIZE);
    double[] window = Fourier.hann(SIZE);
    double weight = Arrays.stream(window).map(w -> w * w).sum();
    double[] frame = new double[SIZE];
    double[] spectrum = new double[fourier.bins()];
    int length = stretch.length();
    int count = Math.max(1, 1 + (length - SIZE) / (SIZE / 2));
    // A stretch shorter than the window is measured under a window of its own length.
    double energy = length < SIZE ? weight * length / SIZE : weight;
    double[] fitted = length < SIZE ? Fourier.hann(Math.max(1, length)) : window;
    for (int f = 0; f < count; f++) {
      Arrays.fill(frame, 0);
      int from = stretch.from() + f * (SIZE / 2);
      for (int i = 0; i < Math.min(SIZE, length); i++) {
        frame[i] = samples[from + i] * fitted[i];
      }
      fourier.power(frame, spectrum);
      for (int k = 0; k < spectrum.length; k++) {
        // Twice for the negative frequencies, which makes the sum over bins the mean square.
        power[k] += 2 * spectrum[k] / (energy * SIZE * count);
      }
    }
  }
}
