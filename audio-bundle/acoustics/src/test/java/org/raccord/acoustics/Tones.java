package org.raccord.acoustics;

import java.util.SplittableRandom;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/** Sounds with known properties. */
final class Tones {

  static final int RATE = 48_000;

  private Tones() {}

  /** A sine in every channel; levels in dB of the peak against full scale, one a channel. */
  static SoundBlock sine(double frequency, double phase, double seconds, double... levels) {
    return sineAt(RATE, frequency, phase, seconds, levels);
  }

  static SoundBlock sineAt(
      int rate, double frequency, double phase, double seconds, double... levels) {
    int length = (int) Math.round(seconds * rate);
    float[][] channels = new float[levels.length][length];
    for (int c = 0; c < levels.length; c++) {
      double peak = Math.pow(10, levels[c] / 20);
      for (int i = 0; i < length; i++) {
        channels[c][i] = (float) (peak * Math.sin(2 * Math.PI * frequency * i / rate + phase));
      }
    }
    return new SoundBlock(new SoundFormat(rate, levels.length), channels);
  }

  static SoundBlock noise(double seconds, double peak, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] samples = new float[(int) Math.round(seconds * RATE)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (peak * (2 * random.nextDouble() - 1));
    }
    return mono(samples);
  }

  static SoundBlock mono(float[] samples) {
    return new SoundBlock(new SoundFormat(RATE, 1), new float[][] {samples});
  }

  static SoundBlock joined(SoundBlock... blocks) {
    int length = 0;
    for (SoundBlock block : blocks) {
      length += block.length();
    }
    SoundBlock whole = SoundBlock.silence(blocks[0].format(), length);
    int at = 0;
    for (SoundBlock block : blocks) {
      for (int c = 0; c < whole.format().channels(); c++) {
        System.arraycopy(block.channel(c), 0, whole.channel(c), at, block.length());
      }
      at += block.length();
    }
    return whole;
  }
}
