package org.raccord.audio.tck;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/**
 * The sound of one place, known at any time: steady dull noise, half of it common to all channels.
 * Sample 0 is the first of the slot; samples before and after it are the neighbours'.
 *
 * @param format rate and channels
 * @param level gain; 1 is about 0.05 of full scale in the mean
 */
record KnownPlace(SoundFormat format, double level) {

  /** How long the memory of the noise is: it makes steps from sample to sample small. */
  private static final int DULLNESS = 24;

  private static final double[] WINDOW = window();

  private static final double MARK = 0.05;

  private static double[] window() {
    double[] window = new double[DULLNESS];
    for (int k = 0; k < DULLNESS; k++) {
      window[k] = 0.01 * (1 - Math.cos(2 * Math.PI * (k + 0.5) / DULLNESS));
    }
    return window;
  }

  /** A kit asks for few stretches, and for each of them often. */
  private static final Map<Stretch, SoundBlock> KNOWN = new ConcurrentHashMap<>();

  private record Stretch(KnownPlace place, long from, int length) {}

  /** Samples {@code [from, from + length)}; read only. */
  SoundBlock sound(long from, int length) {
    return KNOWN.computeIfAbsent(new Stretch(this, from, length), stretch -> compute(from, length));
  }

  private SoundBlock compute(long from, int length) {
    SoundBlock block = SoundBlock.silence(format, length);
    for (int c = 0; c < format.channels(); c++) {
      double[] noise = new double[length + DULLNESS];
      for (int i = 0; i < noise.length; i++) {
        long at = from - DULLNESS + i;
        noise[i] = chance(at, 0) + chance(at, c + 1);
      }
      float[] samples = block.channel(c);
      for (int i = 0; i < length; i++) {
        double sum = 0;
        for (int k = 0; k < DULLNESS; k++) {
          sum += noise[i + k + 1] * WINDOW[k];
        }
        samples[i] = (float) (level * sum);
      }
    }
    return block;
  }

  /** Samples of the slot as they were cut out: they carry a mark that nobody can guess. */
  SoundBlock cutOut(int length) {
    SoundBlock block = compute(0, length);
    for (int c = 0; c < format.channels(); c++) {
      for (int i = 0; i < length; i++) {
        block.channel(c)[i] += (float) (MARK * sign(i));
      }
    }
    return block;
  }

  /**
   * How much of the mark {@code made} carries: about 1 in cut-out sound, about 0 where nothing of
   * it was known.
   */
  static double markIn(SoundBlock made) {
    double sum = 0;
    float[] samples = made.channel(0);
    for (int i = 0; i < samples.length; i++) {
      sum += samples[i] * sign(i);
    }
    return sum / samples.length / MARK;
  }

  private static int sign(long at) {
    return chance(at, -7) < 0 ? -1 : 1;
  }

  /** A number from -1 to 1 that depends on nothing but where it is asked (SplitMix64). */
  private static double chance(long at, int channel) {
    long z = at * 0x9e3779b97f4a7c15L + channel * 0xd1b54a32d192ed03L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    z ^= z >>> 31;
    return (z >> 11) * 0x1p-52;
  }
}
