package org.raccord.model.sound;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Hands out sound in consecutive blocks. Not thread-safe; closed by whoever opened it. */
@ConsumerType
public interface SoundReader extends Closeable {

  SoundFormat format();

  /**
   * The next block of at most {@code samples} samples a channel, or empty at the end.
   *
   * @throws IOException if the media cannot be read; the message names the file and says what to do
   */
  Optional<SoundBlock> next(int samples) throws IOException;

  /**
   * The next {@code length} samples in one block, silence where the sound ends earlier.
   *
   * @throws IOException as {@link #next}
   */
  default SoundBlock whole(int length) throws IOException {
    SoundBlock whole = SoundBlock.silence(format(), length);
    int at = 0;
    while (at < length) {
      Optional<SoundBlock> next = next(length - at);
      if (next.isEmpty() || next.get().length() == 0) {
        break;
      }
      for (int c = 0; c < format().channels(); c++) {
        System.arraycopy(next.get().channel(c), 0, whole.channel(c), at, next.get().length());
      }
      at += next.get().length();
    }
    return whole;
  }
}
