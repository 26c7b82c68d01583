package org.raccord.core.internal.measure;

import org.raccord.model.sound.SoundBlock;

/** What is to be heard in sound. */
final class Sounds {

  private Sounds() {}

  static boolean isSilent(SoundBlock sound) {
    for (int c = 0; c < sound.format().channels(); c++) {
      for (float sample : sound.channel(c)) {
        if (Math.abs(sample) > 1e-5f) {
          return false;
        }
      }
    }
    return true;
  }
}
