package org.raccord.core.internal.fill;

import java.io.IOException;
import java.nio.file.Path;
import org.raccord.media.PictureSource;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/** All frames of a file that stands beside a slot. */
final class FileFrames implements EdgeFrames {

  private final Path file;
  private final Rate rate;
  private final long count;

  /** Looks into the file once. */
  FileFrames(Path file) throws IOException {
    this.file = file;
    try (PictureSource source = PictureSource.open(file)) {
      this.rate = source.picture().rate();
      this.count = source.picture().frames();
    }
  }

  @Override
  public long count() {
    return count;
  }

  FrameRange range() {
    return new FrameRange(0, count, rate);
  }

  @Override
  public FrameReader fromTail(long length, PictureFormat wanted) throws IOException {
    try (PictureSource source = PictureSource.open(file)) {
      return source.readBackwards(last(length), wanted);
    }
  }

  @Override
  public FrameReader fromHead(long length, PictureFormat wanted) throws IOException {
    try (PictureSource source = PictureSource.open(file)) {
      return source.read(new FrameRange(0, Math.min(length, count), rate), wanted);
    }
  }

  @Override
  public FrameReader tail(long length, PictureFormat wanted) throws IOException {
    try (PictureSource source = PictureSource.open(file)) {
      return source.read(last(length), wanted);
    }
  }

  private FrameRange last(long length) {
    long n = Math.min(length, count);
    return new FrameRange(count - n, n, rate);
  }
}
