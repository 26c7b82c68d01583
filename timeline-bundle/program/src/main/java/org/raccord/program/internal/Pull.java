package org.raccord.program.internal;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.raccord.media.PictureFacts;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.time.FrameRange;

/**
 * Frames of a file by number. It keeps one reader open and pulls it along as long as the wanted
 * frames run one way.
 */
final class Pull implements Closeable {

  /** How far ahead reading on is taken to be cheaper than finding the place again. */
  private static final int READ_ON = 48;

  private final Media.PictureFile file;
  private final PictureFacts picture;
  private final PictureFormat wanted;
  private final boolean backwards;

  private Optional<FrameReader> reader = Optional.empty();
  private Optional<Frame> current = Optional.empty();
  private long position;

  Pull(Media.PictureFile file, PictureFormat wanted, boolean backwards) {
    this.file = file;
    this.picture = file.facts().picture().orElseThrow();
    this.wanted = wanted;
    this.backwards = backwards;
  }

  /** Whether another pull would hand out the same frames the same way. */
  boolean isLike(Pull other) {
    return file == other.file && wanted.equals(other.wanted) && backwards == other.backwards;
  }

  /** Whether {@code frame} is reached by reading on. */
  boolean reaches(long frame) {
    long ahead = ahead(frame);
    return reader.isPresent() && ahead >= 0 && ahead <= READ_ON;
  }

  private long ahead(long frame) {
    return backwards ? position - frame : frame - position;
  }

  /** A frame that the file has. */
  Frame frame(long frame) throws IOException {
    if (current.isPresent() && frame == position) {
      return current.get();
    }
    if (!reaches(frame)) {
      open(frame);
    }
    FrameReader open = reader.orElseThrow();
    open.skip(ahead(frame) - 1);
    Frame read = next(open, frame);
    current = Optional.of(read);
    position = frame;
    return read;
  }

  private Frame next(FrameReader open, long frame) throws IOException {
    return open.next()
        .orElseThrow(
            () ->
                new IOException(
                    file.facts().file()
                        + " ends before its frame "
                        + frame
                        + " of "
                        + picture.frames()
                        + ". Copy it again from the original, or relink its clips."));
  }

  private void open(long frame) throws IOException {
    close();
    reader =
        Optional.of(
            backwards
                ? file.backwards(new FrameRange(0, frame + 1, picture.rate()), wanted)
                : file.forwards(
                    new FrameRange(frame, picture.frames() - frame, picture.rate()), wanted));
    position = backwards ? frame + 1 : frame - 1;
    current = Optional.empty();
  }

  @Override
  public void close() throws IOException {
    if (reader.isPresent()) {
      FrameReader open = reader.get();
      reader = Optional.empty();
      open.close();
    }
  }
}
