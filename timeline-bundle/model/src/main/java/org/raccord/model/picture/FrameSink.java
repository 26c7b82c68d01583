package org.raccord.model.picture;

import java.io.IOException;
import org.osgi.annotation.versioning.ConsumerType;

/** Takes frames one at a time in presentation order. Not thread-safe. */
@ConsumerType
public interface FrameSink {

  /** The format every frame pushed here must have. */
  PictureFormat format();

  /**
   * Takes the next frame; it is not altered and not kept after this returns.
   *
   * @throws IOException if it cannot be written (disk full, encoder failure)
   */
  void push(Frame frame) throws IOException;
}
