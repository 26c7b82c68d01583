package org.raccord.matching.internal;

import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/** Brings sound of one or two channels to those of a scene. */
final class Spread {

  private static final float HALF_POWER = (float) Math.sqrt(0.5);
  private static final int CENTRE = 2;
  private static final int SURROUND = 6;

  private Spread() {}

  /**
   * Things of the scene: one channel goes to left and right at half its power each, two go there as
   * they are, two to one as their mean; never to the LFE or the surrounds.
   */
  static SoundBlock over(SoundFormat format, SoundBlock sound) {
    int own = sound.format().channels();
    int wanted = format.channels();
    if (own == wanted) {
      return new SoundBlock(format, channels(sound));
    }
    float[][] result = new float[wanted][sound.length()];
    if (wanted == 1) {
      for (int c = 0; c < own; c++) {
        add(sound.channel(c), 1f / own, result[0]);
      }
    } else if (own == 1) {
      add(sound.channel(0), HALF_POWER, result[0]);
      add(sound.channel(0), HALF_POWER, result[1]);
    } else {
      for (int c = 0; c < Math.min(own, wanted); c++) {
        add(sound.channel(c), 1, result[c]);
      }
    }
    return new SoundBlock(format, result);
  }

  /** A voice: in 5.1 it comes from the centre, elsewhere as things of the scene do. */
  static SoundBlock voice(SoundFormat format, float[] mono) {
    if (format.channels() != SURROUND) {
      return over(
          format, new SoundBlock(new SoundFormat(format.sampleRate(), 1), new float[][] {mono}));
    }
    float[][] result = new float[SURROUND][mono.length];
    add(mono, 1, result[CENTRE]);
    return new SoundBlock(format, result);
  }

  private static float[][] channels(SoundBlock sound) {
    float[][] channels = new float[sound.format().channels()][];
    for (int c = 0; c < channels.length; c++) {
      channels[c] = sound.channel(c);
    }
    return channels;
  }

  private static void add(float[] from, float gain, float[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += gain * from[i];
    }
  }
}
