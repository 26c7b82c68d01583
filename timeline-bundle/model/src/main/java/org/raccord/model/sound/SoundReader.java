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
}
