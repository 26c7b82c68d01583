package org.raccord.matching.internal.voice;

import java.util.Arrays;
import org.raccord.acoustics.Cepstra;
import org.raccord.acoustics.Fourier;
import org.raccord.acoustics.Gaussian;
import org.raccord.model.sound.SoundBlock;

/**
 * Moves the cepstra of speech so that their distribution becomes another speaker's: the optimal
 * transport between two normal distributions, smoothed over time and applied as a gain to the
 * short-time spectrum, whose phases stay.
 */
final class CepstralMap {

  private static final int OVERLAP = 4;
  private static final int SMOOTH = 3;

  /** The most that a band is raised or lowered, in nepers of power: 20 dB. */
  private static final double MOST = 4.6;

  /** Speech this far below the loud frames is moved fully, and 15 dB further down not at all. */
  private static final double FULLY = 30;

  private static final double SLOPE = 15;

  private final Fourier fourier;
  private final double[] window;
  private final double[] edges;
  private final int rate;
  private final int hop;

  private CepstralMap(int rate, double highest) {
    this.rate = rate;
    int size = Cepstra.windowFor(rate);
    this.fourier = new Fourier(size);
    this.window = Fourier.hann(size);
    this.edges = Cepstra.edges(rate, highest);
    this.hop = size / OVERLAP;
  }

  /**
   * A copy of {@code sound} with its cepstra moved.
   *
   * @param own distribution of the cepstra of {@code sound} or of more of the same voice
   * @param wanted distribution they are to have
   * @param highest the upper edge of the bands that both were measured in, Hz
   */
  static SoundBlock move(SoundBlock sound, Gaussian own, Gaussian wanted, double highest) {
    CepstralMap map = new CepstralMap(sound.format().sampleRate(), highest);
    return map.moved(sound.channel(0), own.transportTo(wanted));
  }

  private SoundBlock moved(float[] samples, Gaussian.Transport transport) {
    int size = fourier.size();
    int frames = (samples.length + size) / hop + 1;
    double[][] step = new double[frames][];
    double[] level = new double[frames];
    double[][] spectrum = new double[2][fourier.bins()];
    double[] frame = new double[size];
    double[] power = new double[fourier.bins()];
    for (int f = 0; f < frames; f++) {
      cut(samples, f, frame);
      fourier.power(frame, power);
      double[] bands = Cepstra.bands(power, edges, rate);
      level[f] = 10 * Math.log10(Arrays.stream(bands).sum() + 1e-12);
      double[] own = Cepstra.transform(bands);
      double[] there = transport.apply(own);
      for (int c = 0; c < own.length; c++) {
        there[c] -= own[c];
      }
      step[f] = there;
    }
    weigh(step, level);
    double[] out = new double[samples.length + 2 * size];
    for (int f = 0; f < frames; f++) {
      double[] gain = gain(smoothed(step, f));
      cut(samples, f, frame);
      fourier.forward(frame, spectrum[0], spectrum[1]);
      for (int k = 0; k < gain.length; k++) {
        spectrum[0][k] *= gain[k];
        spectrum[1][k] *= gain[k];
      }
      fourier.backward(spectrum[0], spectrum[1], frame);
      // Squares of Hann windows at a quarter of their length add up to 1.5.
      for (int i = 0; i < size; i++) {
        out[f * hop + i] += frame[i] * window[i] / 1.5;
      }
    }
    float[] result = new float[samples.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (float) out[i + size - hop];
    }
    return Person.mono(result, rate);
  }

  /** Frame {@code f} begins {@code size - hop} samples before {@code f * hop}. */
  private void cut(float[] samples, int f, double[] frame) {
    int start = f * hop - (frame.length - hop);
    for (int i = 0; i < frame.length; i++) {
      int at = start + i;
      frame[i] = at >= 0 && at < samples.length ? window[i] * samples[at] : 0;
    }
  }

  private static void weigh(double[][] step, double[] level) {
    double loud = VoicePortrait.loud(level);
    for (int f = 0; f < step.length; f++) {
      double weight = Math.max(0, Math.min(1, 1 + (level[f] - loud + FULLY) / SLOPE));
      for (int c = 0; c < step[f].length; c++) {
        step[f][c] *= weight;
      }
    }
  }

  private static double[] smoothed(double[][] step, int f) {
    double[] mean = new double[step[f].length];
    double sum = 0;
    for (int i = Math.max(0, f - SMOOTH); i <= Math.min(step.length - 1, f + SMOOTH); i++) {
      double weight = 0.5 + 0.5 * Math.cos(Math.PI * (i - f) / (SMOOTH + 1.0));
      sum += weight;
      for (int c = 0; c < mean.length; c++) {
        mean[c] += weight * step[i][c];
      }
    }
    for (int c = 0; c < mean.length; c++) {
      mean[c] /= sum;
    }
    return mean;
  }

  /** Amplitude gains of the bins from moved coefficients. */
  private double[] gain(double[] step) {
    double[] logs = Cepstra.back(step);
    double[] gain = new double[fourier.bins()];
    double width = (double) rate / fourier.size();
    int b = 0;
    for (int k = 0; k < gain.length; k++) {
      double f = k * width;
      while (b + 1 < logs.length && edges[b + 2] <= f) {
        b++;
      }
      double value = logs[b];
      if (f > edges[b + 1] && b + 1 < logs.length) {
        double part = (f - edges[b + 1]) / (edges[b + 2] - edges[b + 1]);
        value += Math.min(1, part) * (logs[b + 1] - logs[b]);
      }
      gain[k] = Math.exp(Math.max(-MOST, Math.min(MOST, value)) / 2);
    }
    return gain;
  }
}
