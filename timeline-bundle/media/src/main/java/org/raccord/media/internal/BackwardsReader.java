package org.raccord.media.internal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.raccord.media.Pictures;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.Framing;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;

/**
 * A range of a file's pictures from last to first: decodes a stretch forwards, hands it out
 * backwards.
 */
final class BackwardsReader implements FrameReader {

  /** Bytes of frames held at most, but never fewer than eight frames. */
  private static final long WINDOW_BYTES = 96L << 20;

  private final PictureFinder finder;
  private final PictureTiming timing;
  private final FrameRange range;
  private final PictureFormat wanted;
  private final int window;
  private final Deque<Frame> stretch = new ArrayDeque<>();
  private long end;

  BackwardsReader(
      PictureFinder finder, PictureTiming timing, FrameRange range, PictureFormat wanted) {
    this.finder = finder;
    this.timing = timing;
    this.range = range;
    this.wanted = wanted;
    this.end = range.end();
    long bytes = 0;
    for (int p = 0; p < wanted.layout().planes(); p++) {
      bytes +=
          2L
              * wanted.layout().planeWidth(p, wanted.width())
              * wanted.layout().planeHeight(p, wanted.height());
    }
    this.window = (int) Math.max(8, Math.min(64, WINDOW_BYTES / bytes));
  }

  @Override
  public PictureFormat format() {
    return wanted;
  }

  @Override
  public Optional<Frame> next() throws IOException {
    if (stretch.isEmpty() && end > range.start()) {
      fill();
    }
    return Optional.ofNullable(stretch.pollLast());
  }

  private void fill() throws IOException {
    long from = Math.max(range.start(), end - window);
    long before = -1;
    @Nullable Frame frame = null;
    for (long k = from; k < end; k++) {
      long picture = timing.pictureAt(FrameTime.of(k, range.rate()));
      if (frame == null || picture != before) {
        frame = Pictures.convert(finder.frame((int) picture), wanted, Framing.PAD);
        before = picture;
      }
      stretch.addLast(frame);
    }
    end = from;
  }

  @Override
  public void close() {
    stretch.clear();
    finder.close();
  }
}
