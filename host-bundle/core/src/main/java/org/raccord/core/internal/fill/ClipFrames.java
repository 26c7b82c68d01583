package org.raccord.core.internal.fill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.core.internal.bay.MissingPlaces;
import org.raccord.media.MediaException;
import org.raccord.media.PictureFacts;
import org.raccord.media.PictureSource;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.ClipTimes;
import org.raccord.model.timeline.Slot;

/**
 * The frames of a clip beside a slot as the timeline shows them: at the slot's rate, at the clip's
 * speed, and nothing outside what may be used.
 */
final class ClipFrames implements EdgeFrames {

  private final Path file;
  private final Clip clip;
  private final PictureFacts picture;
  private final Rate rate;
  private final long zero;
  private final long first;
  private final long end;

  private ClipFrames(
      Path file, Clip clip, PictureFacts picture, Rate rate, long zero, FrameRange usable) {
    this.file = file;
    this.clip = clip;
    this.picture = picture;
    this.rate = rate;
    this.zero = zero;
    long count = clip.duration().at(rate).frame();
    FrameRange allowed = usable.at(picture.rate());
    long from = Math.max(allowed.start(), zero);
    long to = Math.min(allowed.end(), zero + picture.frames());
    boolean reversed = clip.speed() < 0;
    this.first = reversed ? firstOf(count, k -> k < to) : firstOf(count, k -> k >= from);
    this.end =
        Math.max(first, reversed ? firstOf(count, k -> k < from) : firstOf(count, k -> k >= to));
  }

  /**
   * The first frame of the clip that shows a wanted frame of the media, where all later ones do as
   * well: searched by halves, for a file may claim any number of frames.
   */
  private long firstOf(long count, LongPredicate wanted) {
    long low = 0;
    long high = count;
    while (low < high) {
      long middle = low + (high - low) / 2;
      if (wanted.test(mediaFrame(middle))) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /**
   * The frames of a neighbour.
   *
   * @throws IOException if its media cannot be found or read
   */
  static ClipFrames of(Slot.Neighbour neighbour, Rate rate, MediaBay bay) throws IOException {
    Clip clip = neighbour.clip();
    Path file =
        bay.locate(clip.media())
            .orElseThrow(
                () ->
                    new IOException(
                        "The media of clip "
                            + clip.name()
                            + bay.path(clip.media())
                                .map(p -> " (" + MissingPlaces.shown(p) + ")")
                                .orElse("")
                            + " is offline. Bring it back, or use raccord relink."));
    PictureFacts picture =
        bay.facts(file)
            .picture()
            .orElseThrow(
                () ->
                    new MediaException(
                        MediaException.Kind.UNSUPPORTED,
                        file,
                        "The file has no picture",
                        "Point the clip " + clip.name() + " to a file with picture"));
    if (picture.refusal().isPresent()) {
      throw new MediaException(
          MediaException.Kind.UNSUPPORTED,
          file,
          picture.refusal().get(),
          "Convert it first, and relink");
    }
    FrameRange available = bay.available(clip.media()).orElse(picture.range());
    long zero = available.startTime().at(picture.rate()).frame();
    return new ClipFrames(file, clip, picture, rate, zero, neighbour.usable());
  }

  private long mediaFrame(long k) {
    return ClipTimes.mediaFrame(clip, FrameTime.of(k, rate), picture.rate());
  }

  /** The file's frame, counted from its first, that is seen in frame {@code k} of the clip. */
  private long fileFrame(long k) {
    return mediaFrame(k) - zero;
  }

  Path file() {
    return file;
  }

  PictureFacts picture() {
    return picture;
  }

  @Override
  public long count() {
    return end - first;
  }

  /** The frames in the file's own count. */
  FrameRange range() {
    if (count() == 0) {
      return new FrameRange(0, 0, picture.rate());
    }
    long a = fileFrame(first);
    long b = fileFrame(end - 1);
    return new FrameRange(Math.min(a, b), Math.abs(b - a) + 1, picture.rate());
  }

  @Override
  public FrameReader fromTail(long length, PictureFormat wanted) throws IOException {
    long n = Math.min(length, count());
    return read(n, k -> fileFrame(end - 1 - k), wanted);
  }

  @Override
  public FrameReader fromHead(long length, PictureFormat wanted) throws IOException {
    long n = Math.min(length, count());
    return read(n, k -> fileFrame(first + k), wanted);
  }

  @Override
  public FrameReader tail(long length, PictureFormat wanted) throws IOException {
    long n = Math.min(length, count());
    return read(n, k -> fileFrame(end - n + k), wanted);
  }

  private FrameReader read(long n, LongUnaryOperator number, PictureFormat wanted)
      throws IOException {
    if (n < 1) {
      throw new IOException(
          "Clip " + clip.name() + " has no frames of " + file + " that could be used.");
    }
    long a = number.applyAsLong(0);
    long b = number.applyAsLong(n - 1);
    FrameRange span = new FrameRange(Math.min(a, b), Math.abs(b - a) + 1, picture.rate());
    try (PictureSource source = PictureSource.open(file)) {
      return b >= a
          ? new MappedFrames(source.read(span, wanted), n, k -> number.applyAsLong(k) - a)
          : new MappedFrames(source.readBackwards(span, wanted), n, k -> a - number.applyAsLong(k));
    }
  }
}
