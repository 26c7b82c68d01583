package org.raccord.matching.internal;

import java.util.SplittableRandom;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/** Sounds with known properties. */
final class Sounds {

  static final int RATE = 48_000;

  private Sounds() {}

  /** Noise with more low than high frequencies; channels share half of their power. */
  static SoundBlock noise(int channels, double seconds, double level, long seed) {
    int length = (int) Math.round(seconds * RATE);
    float[][] out = new float[channels][length];
    SplittableRandom random = new SplittableRandom(seed);
    double[] state = new double[channels + 1];
    for (int i = 0; i < length; i++) {
      double common = random.nextDouble() - 0.5;
      for (int c = 0; c < channels; c++) {
        double own = random.nextDouble() - 0.5;
        state[c] = 0.95 * state[c] + (common + own) * level;
        out[c][i] = (float) state[c];
      }
    }
    return new SoundBlock(new SoundFormat(RATE, channels), out);
  }

  /** A voice-like sound: pulses at 120 Hz through a resonance, in syllables with pauses between. */
  static SoundBlock talk(double seconds, double speak, double pause, double level) {
    int length = (int) Math.round(seconds * RATE);
    float[] out = new float[length];
    double y1 = 0;
    double y2 = 0;
    double r = 0.97;
    double w = 2 * Math.PI * 500 / RATE;
    double period = speak + pause;
    for (int i = 0; i < length; i++) {
      double t = (double) i / RATE % period;
      boolean on = t < speak;
      double syllable = on ? Math.abs(Math.sin(Math.PI * 4 * t)) : 0;
      double x = i % 400 == 0 ? syllable * level : 0;
      double y = x + 2 * r * Math.cos(w) * y1 - r * r * y2;
      y2 = y1;
      y1 = y;
      out[i] = (float) y;
    }
    return new SoundBlock(new SoundFormat(RATE, 1), new float[][] {out});
  }

  static SoundBlock sum(SoundBlock one, SoundBlock other) {
    SoundBlock sum = one.slice(0, one.length());
    for (int c = 0; c < sum.format().channels(); c++) {
      for (int i = 0; i < sum.length(); i++) {
        sum.channel(c)[i] += other.channel(c)[i];
      }
    }
    return sum;
  }

  static SoundBlock scaled(SoundBlock block, double gain) {
    SoundBlock scaled = block.slice(0, block.length());
    for (int c = 0; c < scaled.format().channels(); c++) {
      for (int i = 0; i < scaled.length(); i++) {
        scaled.channel(c)[i] *= (float) gain;
      }
    }
    return scaled;
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
