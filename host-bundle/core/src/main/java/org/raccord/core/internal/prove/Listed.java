package org.raccord.core.internal.prove;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;

/** Frames in memory as a reader. */
final class Listed implements FrameReader {

  private final PictureFormat format;
  private final Iterator<Frame> frames;

  Listed(PictureFormat format, List<Frame> frames) {
    this.format = format;
    this.frames = frames.iterator();
  }

  @Override
  public PictureFormat format() {
    return format;
  }

  @Override
  public Optional<Frame> next() {
    return frames.hasNext() ? Optional.of(frames.next()) : Optional.empty();
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
