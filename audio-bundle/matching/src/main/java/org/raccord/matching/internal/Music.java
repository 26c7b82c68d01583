package org.raccord.matching.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.raccord.acoustics.Fourier;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/**
 * Tells music from the sound of a place, and what lies beneath it. Music holds notes: narrow peaks
 * of the spectrum that stay where they are for a while, several at once, and then give way to
 * others. The harmonics of speech move, hum never gives way, and birds sing one at a time.
 */
final class Music {

  /** Seconds of a frame: notes are told apart, and none is shorter than a few. */
  private static final double FRAME = 0.085;

  private static final double LOWEST = 150;
  private static final double HIGHEST = 3000;

  /** A peak stands out of the bins around it by so many dB. */
  private static final double STANDS_OUT = 14;

  private static final int AROUND = 12;

  /** A note is held for so many frames, half a frame apart. */
  private static final int HELD = 4;

  /** What sounds longer than this share of the time is a hum or a machine. */
  private static final double CONSTANT = 0.7;

  /** Notes at once. */
  private static final int CHORD = 2;

  /** Music plays in at least this share of the softer moments. */
  private static final double SHARE = 0.5;

  /** The moments that are looked at: music under everything is heard where nobody speaks too. */
  private static final double SOFTER = 0.4;

  /** The floor lies where power is in the quietest fifth of the time. */
  private static final double QUIETEST = 0.2;

  private static final int SMOOTH = 10;

  private Music() {}

  /** Whether music plays through a sound. */
  static boolean plays(SoundBlock sound) {
    return share(sound) > SHARE;
  }

  /** The share of the softer moments in which several notes are held. */
  static double share(SoundBlock sound) {
    int rate = sound.format().sampleRate();
    int size = size(rate);
    float[] loudest = loudest(sound);
    if (loudest.length < 8 * size) {
      return 0;
    }
    double[][] power = powers(loudest, size);
    int from = (int) (LOWEST * size / rate);
    int to = Math.min(power[0].length - AROUND, (int) (HIGHEST * size / rate));
    boolean[][] peak = new boolean[power.length][to];
    for (int f = 0; f < power.length; f++) {
      for (int k = from; k < to; k++) {
        peak[f][k] = stands(power[f], k);
      }
    }
    double[] level = new double[power.length];
    for (int f = 0; f < power.length; f++) {
      for (int k = from; k < to; k++) {
        level[f] += power[f][k];
      }
    }
    double[] sorted = level.clone();
    Arrays.sort(sorted);
    double quiet = sorted[(int) (SOFTER * (sorted.length - 1))];
    int chords = 0;
    int frames = 0;
    for (int f = 0; f < power.length; f++) {
      if (level[f] > quiet) {
        continue;
      }
      frames++;
      int notes = 0;
      for (int k = from + 1; k + 1 < to; k++) {
        if (peak[f][k] && held(peak, f, k) && !isConstant(peak, k)) {
          notes++;
          k++;
        }
      }
      chords += notes >= CHORD ? 1 : 0;
    }
    return (double) chords / frames;
  }

  private static boolean stands(double[] power, int k) {
    if (power[k] < power[k - 1] || power[k] < power[k + 1]) {
      return false;
    }
    double[] beside = new double[2 * AROUND];
    int n = 0;
    for (int i = Math.max(0, k - AROUND); i <= k + AROUND && n < beside.length; i++) {
      if (i != k) {
        beside[n++] = power[i];
      }
    }
    Arrays.sort(beside, 0, n);
    return power[k] > 1e-12 && power[k] > beside[n / 2] * Math.pow(10, STANDS_OUT / 10);
  }

  private static boolean near(boolean[] peaks, int k) {
    return peaks[k] || peaks[k - 1] || peaks[k + 1];
  }

  private static boolean held(boolean[][] peak, int frame, int k) {
    int run = 1;
    for (int f = frame - 1; f >= 0 && near(peak[f], k); f--) {
      run++;
    }
    for (int f = frame + 1; f < peak.length && near(peak[f], k); f++) {
      run++;
    }
    return run >= HELD;
  }

  private static boolean isConstant(boolean[][] peak, int k) {
    int there = 0;
    for (boolean[] frame : peak) {
      there += near(frame, k) ? 1 : 0;
    }
    return there > CONSTANT * peak.length;
  }

  private static int size(int rate) {
    int size = 1024;
    while (size < FRAME * rate) {
      size *= 2;
    }
    return size;
  }

  private static float[] loudest(SoundBlock sound) {
    float[] best = sound.channel(0);
    double most = -1;
    for (int c = 0; c < sound.format().channels(); c++) {
      double energy = 0;
      for (float x : sound.channel(c)) {
        energy += x * x;
      }
      if (energy > most) {
        most = energy;
        best = sound.channel(c);
      }
    }
    return best;
  }

  /** Power in each bin of each frame, half a frame apart. */
  private static double[][] powers(float[] samples, int size) {
    Fourier fourier = new Fourier(size);
    double[] window = Fourier.hann(size);
    double[] frame = new double[size];
    double[] real = new double[fourier.bins()];
    double[] imaginary = new double[fourier.bins()];
    List<double[]> powers = new ArrayList<>();
    for (int at = 0; at + size <= samples.length; at += size / 2) {
      for (int i = 0; i < size; i++) {
        frame[i] = samples[at + i] * window[i];
      }
      fourier.forward(frame, real, imaginary);
      double[] power = new double[real.length];
      for (int k = 0; k < power.length; k++) {
        power[k] = real[k] * real[k] + imaginary[k] * imaginary[k];
      }
      powers.add(power);
    }
    return powers.toArray(new double[0][]);
  }

  /**
   * Noise as loud in each band as a sound is where no note is in it: the power of the quietest
   * moments of each bin, smoothed over its neighbours (minimum statistics, after R. Martin, 2001),
   * with phases of chance.
   *
   * @param sound longer than a few frames
   */
  static SoundBlock beneath(SoundBlock sound, int length, SplittableRandom random) {
    int size = size(sound.format().sampleRate());
    int channels = sound.format().channels();
    float[][] out = new float[channels][length];
    Fourier fourier = new Fourier(size);
    double[] window = Fourier.hann(size);
    double energy = 0;
    for (double w : window) {
      energy += w * w;
    }
    for (int c = 0; c < channels; c++) {
      double[] floor = floor(powers(sound.channel(c), size));
      double[] real = new double[fourier.bins()];
      double[] imaginary = new double[fourier.bins()];
      double[] frame = new double[size];
      for (int start = -size / 2; start < length; start += size / 2) {
        for (int k = 1; k < real.length; k++) {
          double amplitude = Math.sqrt(floor[k] * size / energy);
          double phase = 2 * Math.PI * random.nextDouble();
          real[k] = amplitude * Math.cos(phase);
          imaginary[k] = amplitude * Math.sin(phase);
        }
        fourier.backward(real, imaginary, frame);
        for (int i = Math.max(0, -start); i < size && start + i < length; i++) {
          out[c][start + i] += (float) (Resynthesis.window(i, size) * frame[i]);
        }
      }
    }
    return new SoundBlock(new SoundFormat(sound.format().sampleRate(), channels), out);
  }

  private static double[] floor(double[][] powers) {
    int bins = powers[0].length;
    double[] quiet = new double[bins];
    double[] column = new double[powers.length];
    // Of noise, power in a bin is spread exponentially: what its quietest fifth says of its mean.
    double mean = -1 / Math.log(1 - QUIETEST);
    for (int k = 0; k < bins; k++) {
      for (int f = 0; f < powers.length; f++) {
        column[f] = powers[f][k];
      }
      Arrays.sort(column);
      quiet[k] = mean * column[(int) (QUIETEST * (column.length - 1))];
    }
    double[] smooth = new double[bins];
    for (int k = 0; k < bins; k++) {
      double[] around =
          Arrays.copyOfRange(quiet, Math.max(0, k - SMOOTH), Math.min(bins, k + SMOOTH + 1));
      Arrays.sort(around);
      smooth[k] = around[around.length / 2];
    }
    return smooth;
  }
}
