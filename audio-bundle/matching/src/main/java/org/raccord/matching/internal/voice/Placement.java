package org.raccord.matching.internal.voice;

import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/** Where between the channels a voice stands. */
final class Placement {

  private static final double LEAST = 0.1;

  /** A voice about as loud in another channel as in the loudest stands in both alike. */
  private static final double ALIKE = 0.8;

  private Placement() {}

  /** How much of the voice, which is in the loudest channel, each channel holds, -1 to 1. */
  static double[] of(SoundBlock beside) {
    int channels = beside.format().channels();
    float[] voice = Person.voiceChannel(beside).channel(0);
    double[] gains = new double[channels];
    double energy = 1e-12;
    for (float x : voice) {
      energy += x * x;
    }
    for (int c = 0; c < channels; c++) {
      double product = 0;
      float[] samples = beside.channel(c);
      double mean = Person.mean(samples);
      for (int i = 0; i < voice.length; i++) {
        product += (samples[i] - mean) * voice[i];
      }
      double gain = product / energy;
      double size = Math.abs(gain);
      gains[c] = size < LEAST ? 0 : size > ALIKE ? Math.copySign(1, gain) : gain;
    }
    if (beside.format().channels() == 1) {
      gains[0] = 1;
    }
    return gains;
  }

  /** A mono line placed so. */
  static SoundBlock place(SoundBlock line, SoundFormat format, double[] gains) {
    SoundBlock placed = SoundBlock.silence(format, line.length());
    boolean nowhere = true;
    for (double gain : gains) {
      nowhere &= gain == 0;
    }
    for (int c = 0; c < gains.length; c++) {
      double gain = nowhere ? 1 : gains[c];
      for (int i = 0; i < line.length(); i++) {
        placed.channel(c)[i] = (float) (gain * line.channel(0)[i]);
      }
    }
    return placed;
  }
}
