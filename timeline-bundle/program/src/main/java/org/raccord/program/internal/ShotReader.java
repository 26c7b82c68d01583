package org.raccord.program.internal;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.raccord.media.PictureFacts;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.time.FrameRange;

/**
 * The frames of one clip of the program, one at a time. It keeps one reader open and pulls it along
 * as long as the wanted frames run one way.
 */
final class ShotReader implements Closeable {

  /** How far ahead reading on is taken to be cheaper than finding the place again. */
  private static final int READ_ON = 48;

  private final Shot shot;
  private final Media.PictureFile file;
  private final PictureFacts picture;
  private final ExactTime zero;
  private final Fit fit;
  private final boolean backwards;

  private Optional<FrameReader> reader = Optional.empty();
  private Optional<Frame> current = Optional.empty();
  private long position;

  ShotReader(Shot shot, Media.PictureFile file, org.raccord.model.picture.PictureFormat wanted) {
    this.shot = shot;
    this.file = file;
    this.picture = file.facts().picture().orElseThrow();
    this.zero = shot.zero(file.facts());
    this.fit = Fit.of(picture.format(), wanted);
    this.backwards = shot.playsBackwards();
  }

  /** The picture of a look, or empty where the clip asks for more than the file holds. */
  Optional<Frame> frame(Look.Picture look) throws IOException {
    if (picture.frames() < 1) {
      return Optional.empty();
    }
    long frame = shot.fileFrame(look.begin(), look.handle(), zero, picture.rate());
    long last = picture.frames() - 1;
    long held = Math.max(0, Math.min(last, frame));
    // A still is held; so is the edge where a transition finds no handle, or a rounding no frame.
    if (last > 0 && !look.handle() && Math.abs(held - frame) > 1) {
      return Optional.empty();
    }
    return Optional.of(read(held));
  }

  private Frame read(long frame) throws IOException {
    if (current.isPresent() && frame == position) {
      return current.get();
    }
    long ahead = backwards ? position - frame : frame - position;
    if (reader.isEmpty() || ahead < 0 || ahead > READ_ON) {
      open(frame);
      ahead = 1;
    }
    FrameReader open = reader.orElseThrow();
    for (long skipped = 1; skipped < ahead; skipped++) {
      next(open, frame);
    }
    Frame placed = fit.place(next(open, frame));
    current = Optional.of(placed);
    position = frame;
    return placed;
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
                        + ". Copy it again from the original, or relink the clip "
                        + shot.clip().name()
                        + "."));
  }

  private void open(long frame) throws IOException {
    closeReader();
    reader =
        Optional.of(
            backwards
                ? file.backwards(new FrameRange(0, frame + 1, picture.rate()), fit.inner())
                : file.forwards(
                    new FrameRange(frame, picture.frames() - frame, picture.rate()), fit.inner()));
  }

  private void closeReader() throws IOException {
    if (reader.isPresent()) {
      FrameReader open = reader.get();
      reader = Optional.empty();
      open.close();
    }
  }

  @Override
  public void close() throws IOException {
    closeReader();
  }
}
