package org.raccord.acoustics;

import org.raccord.model.sound.SoundBlock;

/**
 * The long-term spectrum of a voice: the mean power of what is spoken less that of the pauses, in
 * third octaves around every bin, by windows of {@value #SIZE} samples.
 */
public final class SpeechSpectrum {

  /** Samples of a window at 48 kHz and above; proportionally fewer, as a power of two, below. */
  public static final int SIZE = 4096;

  /** A band in which speech stands out of the pauses by less says nothing of the voice. */
  private static final double LEAST_OVER_PAUSES = 1.5;

  private static final double CLIFF = 25;

  private final int rate;
  private final double[] voice;
  private final double[] ratio;
  private final double[] fine;

  private SpeechSpectrum(int rate, double[] voice, double[] ratio, double[] fine) {
    this.rate = rate;
    this.voice = voice;
    this.ratio = ratio;
    this.fine = fine;
  }

  /** Measures the mono mix of {@code block}, in which {@code finder} found what is spoken. */
  public static SpeechSpectrum of(SoundBlock block, SpeechFinder finder) {
    Fourier fourier = new Fourier(SIZE);
    double[] window = Fourier.hann(SIZE);
    double[] frame = new double[SIZE];
    double[] power = new double[fourier.bins()];
    double[] spoken = new double[fourier.bins()];
    double[] paused = new double[fourier.bins()];
    int spokenCount = 0;
    int pausedCount = 0;
    int channels = block.format().channels();
    for (int start = 0; start + SIZE <= block.length(); start += SIZE / 4) {
      int share = share(finder, start);
      if (share > 0 && share < 8) {
        continue;
      }
      for (int i = 0; i < SIZE; i++) {
        double x = 0;
        for (int c = 0; c < channels; c++) {
          x += block.channel(c)[start + i];
        }
        frame[i] = window[i] * x / channels;
      }
      fourier.power(frame, power);
      double[] sum = share == 0 ? paused : spoken;
      for (int k = 0; k < sum.length; k++) {
        sum[k] += power[k];
      }
      spokenCount += share == 0 ? 0 : 1;
      pausedCount += share == 0 ? 1 : 0;
    }
    double scale = 2 / (0.375 * SIZE * SIZE);
    int rate = block.format().sampleRate();
    double[] active = smooth(spoken, scale / Math.max(1, spokenCount));
    double[] pause = smooth(paused, scale / Math.max(1, pausedCount));
    double[] voice = new double[active.length];
    double[] ratio = new double[active.length];
    for (int k = 0; k < voice.length; k++) {
      voice[k] = Math.max(1e-13, active[k] - pause[k]);
      ratio[k] = 10 * Math.log10((active[k] + 1e-13) / (pause[k] + 1e-13));
    }
    return new SpeechSpectrum(rate, voice, ratio, spoken);
  }

  /** Parts of eight of a window that are spoken. */
  private static int share(SpeechFinder finder, int start) {
    int count = 0;
    for (int k = 0; k < 8; k++) {
      count += finder.speaks(start + SIZE / 4 + k * SIZE / 16) ? 1 : 0;
    }
    return count;
  }

  /** The voice's level at a frequency, in dB of a third octave's mean bin. */
  public double level(double frequency) {
    return 10 * Math.log10(voice[bin(frequency)]);
  }

  /** Whether speech stands out of the pauses at a frequency, so that the level means anything. */
  public boolean tells(double frequency) {
    return ratio[bin(frequency)] > LEAST_OVER_PAUSES;
  }

  /**
   * The root mean square difference to another voice's spectrum over third octaves from 100 Hz to
   * the lower of the two upper ends, in dB, their levels made equal.
   */
  public double distance(SpeechSpectrum other) {
    double end = Math.min(highest(), other.highest());
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (double f = 100; f < end * 0.9; f *= Math.pow(10, 0.1)) {
      if (tells(f) && other.tells(f)) {
        double step = level(f) - other.level(f);
        sum += step;
        squares += step * step;
        count++;
      }
    }
    double mean = count == 0 ? 0 : sum / count;
    return count == 0 ? 0 : Math.sqrt(Math.max(0, squares / count - mean * mean));
  }

  /** How far speech stands out of the pauses between 300 Hz and 3 kHz, in dB. */
  public double overPauses() {
    double sum = 0;
    int count = 0;
    for (double f = 300; f <= 3000; f *= 1.1) {
      sum += ratio[bin(f)];
      count++;
    }
    return sum / count;
  }

  /**
   * The frequency above which nothing of the voice is left, in Hz: from there up no bin comes
   * within {@value #CLIFF} dB of what the voice has in the octave below. The last bin that does is
   * below it: a recording of 16 kHz ends at 8 kHz, not where its fall begins to be seen.
   */
  public double highest() {
    int top = fine.length - 1;
    int least = bin(1500);
    double[] loudestAbove = new double[top + 2];
    for (int k = top; k >= least; k--) {
      loudestAbove[k] = Math.max(loudestAbove[k + 1], fine[k]);
    }
    for (int k = least; k < top; k++) {
      double below = 0;
      for (int i = k / 2; i < k; i++) {
        below += fine[i] / (k - k / 2);
      }
      int over = Math.min(top, (int) Math.round(k * 1.06));
      double gone = below * Math.pow(10, -CLIFF / 10);
      if (loudestAbove[over] < gone) {
        int end = over;
        while (end > k && fine[end - 1] < gone) {
          end--;
        }
        return (double) end * rate / SIZE;
      }
    }
    return rate / 2.0;
  }

  private int bin(double frequency) {
    return Math.max(1, Math.min(voice.length - 1, (int) Math.round(frequency * SIZE / rate)));
  }

  private static double[] smooth(double[] power, double scale) {
    double[] sums = new double[power.length + 1];
    for (int k = 0; k < power.length; k++) {
      sums[k + 1] = sums[k] + power[k];
    }
    double[] smooth = new double[power.length];
    double sixth = Math.pow(2, 1 / 6.0);
    for (int k = 0; k < smooth.length; k++) {
      int from = (int) Math.round(k / sixth);
      int to = Math.min(power.length, (int) Math.round(k * sixth) + 1);
      smooth[k] = (sums[to] - sums[from]) / Math.max(1, to - from) * scale;
    }
    return smooth;
  }
}
