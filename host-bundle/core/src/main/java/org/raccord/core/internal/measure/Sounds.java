package org.raccord.core.internal.measure;

import java.io.IOException;
import java.util.Optional;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundReader;

/** Sound read whole. */
final class Sounds {

  private Sounds() {}

  /** {@code length} samples of what a reader gives, silence where it ends earlier. */
  static SoundBlock whole(SoundReader reader, int length) throws IOException {
    SoundBlock whole = SoundBlock.silence(reader.format(), length);
    int at = 0;
    while (at < length) {
      Optional<SoundBlock> next = reader.next(length - at);
      if (next.isEmpty() || next.get().length() == 0) {
        break;
      }
      for (int c = 0; c < reader.format().channels(); c++) {
        System.arraycopy(next.get().channel(c), 0, whole.channel(c), at, next.get().length());
      }
      at += next.get().length();
    }
    return whole;
  }

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
