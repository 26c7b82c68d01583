package org.raccord.media.internal;

import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;

/** A range of a file's pictures in playing order. */
final class RangeReader implements FrameReader {

  private final PictureTiming timing;
  private final UnaryOperator<Frame> conversion;
  private final PictureFormat wanted;
  private final FrameRange range;
  private final PictureFinder finder;
  private final Runnable atEnd;
  private long position;
  private long heldPicture = -1;
  private @Nullable Frame held;

  /**
   * @param atEnd what becomes of the finder when the reader is closed
   * @param conversion makes frames of {@code wanted} of the file's own
   */
  RangeReader(
      PictureFinder finder,
      Runnable atEnd,
      PictureTiming timing,
      FrameRange range,
      PictureFormat wanted,
      UnaryOperator<Frame> conversion) {
    this.conversion = conversion;
    this.finder = finder;
    this.atEnd = atEnd;
    this.timing = timing;
    this.range = range;
    this.wanted = wanted;
  }

  @Override
  public PictureFormat format() {
    return wanted;
  }

  @Override
  public Optional<Frame> next() throws IOException {
    if (position >= range.length()) {
      return Optional.empty();
    }
    long picture = timing.pictureAt(FrameTime.of(range.start() + position, range.rate()));
    Frame frame = held;
    if (frame == null || picture != heldPicture) {
      frame = conversion.apply(finder.frame((int) picture));
      held = frame;
      heldPicture = picture;
    }
    position++;
    return Optional.of(frame);
  }

  /** What is passed over is neither copied nor converted, and mostly not even decoded. */
  @Override
  public void skip(long frames) {
    position = Math.min(range.length(), position + frames);
  }

  @Override
  public void close() {
    atEnd.run();
  }
}
