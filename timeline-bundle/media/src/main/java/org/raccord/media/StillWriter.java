package org.raccord.media;

import java.nio.file.Path;
import java.util.Optional;
import org.raccord.media.internal.StillFile;
import org.raccord.model.picture.Frame;

/** Writes single pictures: PNG (16 bit where the frame is deeper than 8) or JPEG, by extension. */
public final class StillWriter {

  private StillWriter() {}

  /** Writes {@code frame} as RGB at its own size; atomically. */
  public static void write(Frame frame, Path file) throws MediaException {
    StillFile.write(frame, file, Optional.empty());
  }

  /** The same as PNG with a mark, as XMP. */
  public static void write(Frame frame, Path file, SourceMark mark) throws MediaException {
    StillFile.write(frame, file, Optional.of(mark));
  }
}
