package org.raccord.core.internal.fill;

import java.io.IOException;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;

/**
 * Frames of a reader by an ever rising (or never falling) number: some are passed over, some come
 * again. So a clip's speed, a freeze and another rate become a plain sequence of frames.
 */
final class MappedFrames implements FrameReader {

  private final FrameReader in;
  private final long count;
  private final LongUnaryOperator position;
  private long next;
  private long read;
  private @Nullable Frame last;

  /**
   * @param in frames from number 0 on; closed with this
   * @param count frames to hand out
   * @param position the number, in {@code in}, of each frame that is handed out; never falls
   */
  MappedFrames(FrameReader in, long count, LongUnaryOperator position) {
    this.in = in;
    this.count = count;
    this.position = position;
  }

  @Override
  public PictureFormat format() {
    return in.format();
  }

  @Override
  public Optional<Frame> next() throws IOException {
    if (next >= count) {
      return Optional.empty();
    }
    long wanted = position.applyAsLong(next);
    while (read <= wanted) {
      Optional<Frame> frame = in.next();
      if (frame.isEmpty()) {
        // The media ends sooner than it says: what there is is all there is.
        next = count;
        return Optional.empty();
      }
      last = frame.get();
      read++;
    }
    next++;
    return Optional.ofNullable(last);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
