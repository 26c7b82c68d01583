package org.raccord.program.internal;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.raccord.media.PictureFacts;
import org.raccord.media.Pictures;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.Framing;
import org.raccord.model.picture.PictureFormat;

/** The frames of one clip of the program, brought to the program's raster. */
final class ShotReader implements Closeable {

  private final Shot shot;
  private final PictureFacts picture;
  private final ExactTime zero;
  private final PictureFormat wanted;
  private Pull pull;
  private Optional<Frame> read = Optional.empty();
  private Optional<Frame> placed = Optional.empty();

  ShotReader(Shot shot, Media.PictureFile file, PictureFormat wanted) {
    this.shot = shot;
    this.picture = file.facts().picture().orElseThrow();
    this.zero = shot.zero(file.facts());
    this.wanted = wanted;
    // Alone, so that a half of its size is found as quickly beside a border as without one.
    PictureFormat alone = Pictures.within(picture.format(), wanted, Framing.PAD);
    this.pull = new Pull(file, alone, shot.playsBackwards());
  }

  /** Goes on with a pull of the same file that stands just before the first frame wanted here. */
  boolean takesOver(Pull other, Look.Picture first) {
    OptionalLong frame = number(first);
    if (frame.isEmpty() || !pull.isLike(other) || !other.reaches(frame.getAsLong())) {
      return false;
    }
    pull = other;
    return true;
  }

  Pull pull() {
    return pull;
  }

  /** The picture of a look, or empty where the clip asks for more than the file holds. */
  Optional<Frame> frame(Look.Picture look) throws IOException {
    OptionalLong number = number(look);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    Frame frame = pull.frame(number.getAsLong());
    if (read.isEmpty() || read.get() != frame) {
      read = Optional.of(frame);
      placed = Optional.of(Pictures.set(frame, picture.format(), wanted, Framing.PAD));
    }
    return placed;
  }

  private OptionalLong number(Look.Picture look) {
    if (picture.frames() < 1) {
      return OptionalLong.empty();
    }
    long frame = shot.fileFrame(look.begin(), look.handle(), zero, picture.rate());
    long last = picture.frames() - 1;
    long held = Math.max(0, Math.min(last, frame));
    // A still is held; so is the edge where a transition finds no handle, or a rounding no frame.
    boolean isPast = last > 0 && !look.handle() && Math.abs(held - frame) > 1;
    return isPast ? OptionalLong.empty() : OptionalLong.of(held);
  }

  @Override
  public void close() throws IOException {
    pull.close();
  }
}
