package org.raccord.matching.internal;

import java.util.List;
import java.util.SplittableRandom;
import org.raccord.acoustics.BandLevels;
import org.raccord.acoustics.Fourier;
import org.raccord.acoustics.Stretch;
import org.raccord.model.sound.SoundBlock;

/**
 * Makes any length of tone out of little: spectra of the material, frame after frame, with random
 * phases. All channels turn by the same phases, which keeps them as alike as they were. It never
 * repeats a waveform, but smears what is sharp in time; steady tone bears long frames, which keep
 * its hum, uneven tone gets short ones, which keep its movement.
 */
final class Resynthesis {

  private static final int LONG = 16_384;
  private static final int SHORT = 4096;
  private static final double STEADY = 1.5;

  private final SoundBlock material;
  private final List<Stretch> stretches;
  private final SplittableRandom random;
  private final int size;

  Resynthesis(Neighbourhood side, SplittableRandom random) {
    this(side.sound(), side.tone(), random, frame(side));
  }

  private Resynthesis(
      SoundBlock material, List<Stretch> stretches, SplittableRandom random, int size) {
    this.material = material;
    this.stretches = stretches;
    this.random = random;
    this.size = size;
  }

  /** Makes {@code length} samples; the material must not be empty. */
  SoundBlock make(int length) {
    int channels = material.format().channels();
    SoundBlock made = SoundBlock.silence(material.format(), length);
    Fourier fourier = new Fourier(size);
    double[] frame = new double[size];
    double[] real = new double[fourier.bins()];
    double[] imaginary = new double[fourier.bins()];
    double[] cosines = new double[fourier.bins()];
    double[] sines = new double[fourier.bins()];
    Walk walk = new Walk();
    for (int start = -size / 2; start < length; start += size / 2) {
      Stretch taken = walk.next();
      double[] window = Fourier.hann(taken.length());
      double energy = 0;
      for (double w : window) {
        energy += w * w;
      }
      double scale = Math.sqrt(size / Math.max(energy, 1e-9));
      for (int k = 0; k < cosines.length; k++) {
        double phase = 2 * Math.PI * random.nextDouble();
        cosines[k] = Math.cos(phase);
        sines[k] = Math.sin(phase);
      }
      for (int c = 0; c < channels; c++) {
        float[] samples = material.channel(c);
        java.util.Arrays.fill(frame, 0);
        for (int i = 0; i < window.length; i++) {
          frame[i] = samples[taken.from() + i] * window[i];
        }
        fourier.forward(frame, real, imaginary);
        real[0] = 0;
        for (int k = 1; k < real.length; k++) {
          double r = real[k] * cosines[k] - imaginary[k] * sines[k];
          imaginary[k] = real[k] * sines[k] + imaginary[k] * cosines[k];
          real[k] = r;
        }
        fourier.backward(real, imaginary, frame);
        add(frame, scale, made.channel(c), start);
      }
    }
    return made;
  }

  /**
   * The window of noise: two of them at half their length keep its power, and unlike a sine it
   * begins and ends without a bend, which would be a tick in what has no high frequencies.
   */
  static double window(int i, int size) {
    double sine = Math.sin(Math.PI * (i + 0.5) / size);
    return Math.sin(Math.PI / 2 * sine * sine);
  }

  private void add(double[] frame, double scale, float[] target, int start) {
    for (int i = Math.max(0, -start); i < size && start + i < target.length; i++) {
      target[start + i] += (float) (scale * window(i, size) * frame[i]);
    }
  }

  private static int frame(Neighbourhood side) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    BandLevels levels = side.levels();
    int longest = 0;
    for (Stretch stretch : side.tone()) {
      longest = Math.max(longest, stretch.length());
      int to = Math.min(levels.frames(), stretch.to() / levels.hop());
      for (int f = stretch.from() / levels.hop(); f + 5 <= to; f += 5) {
        double level = 10 * Math.log10(levels.power(f, f + 5, 60, 16_000) + 1e-12);
        sum += level;
        squares += level * level;
        count++;
      }
    }
    double mean = sum / Math.max(1, count);
    double spread = Math.sqrt(Math.max(0, squares / Math.max(1, count) - mean * mean));
    return spread < STEADY && longest >= LONG ? LONG : SHORT;
  }

  /** Wanders through the material: on by half a frame, and after a while somewhere else. */
  private final class Walk {

    private int stretch;
    private int at;
    private int left;

    Stretch next() {
      Stretch run = stretches.get(stretch);
      if (left <= 0 || at + size > run.to()) {
        jump();
        run = stretches.get(stretch);
      }
      Stretch taken = new Stretch(at, Math.min(run.to(), at + size));
      at += size / 2;
      left -= size / 2;
      return taken;
    }

    private void jump() {
      long total = 0;
      for (Stretch s : stretches) {
        total += s.length();
      }
      long pick = random.nextLong(Math.max(1, total));
      stretch = 0;
      while (pick >= stretches.get(stretch).length()) {
        pick -= stretches.get(stretch).length();
        stretch++;
      }
      Stretch run = stretches.get(stretch);
      at = run.from() + (int) Math.min(pick, Math.max(0, run.length() - size));
      left = (int) ((0.5 + random.nextDouble()) * material.format().sampleRate());
    }
  }
}
