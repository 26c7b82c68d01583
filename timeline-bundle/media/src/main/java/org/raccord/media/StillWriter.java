package org.raccord.media;

import java.nio.file.Path;
import org.raccord.model.picture.Frame;

/** Writes single pictures: PNG (16 bit where the frame is deeper than 8) or JPEG, by extension. */
public final class StillWriter {

  private StillWriter() {}

  /** Writes {@code frame} as RGB at its own size; atomically. */
  public static void write(Frame frame, Path file) throws MediaException {
    if (System.nanoTime() != 0) {
      throw new IllegalStateException("not yet: " + file);
    }
    throw new AssertionError();
  }
}
