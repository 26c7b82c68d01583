package org.raccord.matching.internal;

import org.raccord.model.sound.SoundBlock;

/** Fades a sound's ends, in place, along half a cosine. */
final class Fades {

  private Fades() {}

  /** Fades the first {@code length} samples in. */
  static void in(SoundBlock sound, int length) {
    for (int c = 0; c < sound.format().channels(); c++) {
      float[] samples = sound.channel(c);
      for (int i = 0; i < length; i++) {
        samples[i] *= (float) share(i, length);
      }
    }
  }

  /** Fades the last {@code length} samples out. */
  static void out(SoundBlock sound, int length) {
    for (int c = 0; c < sound.format().channels(); c++) {
      float[] samples = sound.channel(c);
      for (int i = 0; i < length; i++) {
        samples[samples.length - 1 - i] *= (float) share(i, length);
      }
    }
  }

  /** 0 before the fade, 1 after it. */
  static double share(int at, int length) {
    return 0.5 - 0.5 * Math.cos(Math.PI * (at + 0.5) / length);
  }
}
