package org.raccord.model.picture;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hands out frames one at a time, in its own stated order. Not thread-safe; closed by whoever
 * opened it.
 */
@ConsumerType
public interface FrameReader extends Closeable {

  /** The format of every frame that {@link #next} returns. */
  PictureFormat format();

  /**
   * The next frame, or empty after the last one.
   *
   * @throws IOException if the media cannot be read; the message names the file and says what to do
   */
  Optional<Frame> next() throws IOException;

  /**
   * Passes over the next frames, which costs no more than handing them out and often much less.
   * Past the last frame {@link #next} is empty.
   *
   * @param frames how many, from 0
   * @throws IOException as {@link #next} does
   */
  default void skip(long frames) throws IOException {
    for (long left = frames; left > 0; left--) {
      if (next().isEmpty()) {
        return;
      }
    }
  }
}
