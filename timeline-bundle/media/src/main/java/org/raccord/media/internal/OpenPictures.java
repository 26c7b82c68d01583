package org.raccord.media.internal;

import java.nio.file.Path;
import org.raccord.media.MediaException;
import org.raccord.media.MediaException.Kind;
import org.raccord.media.MediaFacts;
import org.raccord.media.Pictures;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.Framing;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;

/** A probed file whose pictures may be read. Immutable. */
public final class OpenPictures {

  private final MediaFacts facts;
  private final PictureProbe probe;

  private OpenPictures(MediaFacts facts, PictureProbe probe) {
    this.facts = facts;
    this.probe = probe;
  }

  /** Probes a file and refuses what is not read rightly. */
  public static OpenPictures open(Path file) throws MediaException {
    FileProbe probed = FileProbe.of(file);
    PictureProbe picture =
        probed
            .picture()
            .orElseThrow(
                () ->
                    new MediaException(
                        Kind.UNSUPPORTED,
                        file,
                        "It has sound but no picture",
                        "Choose a file with a picture"));
    if (picture.facts().refusal().isPresent()) {
      throw new MediaException(
          Kind.UNSUPPORTED,
          file,
          "Its pictures are not read: " + picture.facts().refusal().get(),
          "Relink the clip to that copy");
    }
    return new OpenPictures(probed.facts(), picture);
  }

  /** What the file holds. */
  public MediaFacts facts() {
    return facts;
  }

  /** The range in playing order. */
  public FrameReader read(FrameRange range, PictureFormat wanted) throws MediaException {
    checkInside(range);
    checkLight(wanted);
    PictureFinder finder = PictureFinder.open(facts.file(), probe);
    return new RangeReader(
        finder,
        finder::close,
        probe.timing(),
        range,
        wanted,
        f -> Pictures.convert(f, wanted, Framing.PAD));
  }

  /** A decoder of the file that stays open from one range to the next. */
  public OpenDeck deck() throws MediaException {
    return new OpenDeck(this, PictureFinder.open(facts.file(), probe, Ffmpeg.threadsInHaste()));
  }

  /** The range in playing order, by a finder that stays open; for looking at. */
  FrameReader read(PictureFinder finder, FrameRange range, PictureFormat wanted)
      throws MediaException {
    checkInside(range);
    checkLight(wanted);
    return new RangeReader(
        finder, () -> {}, probe.timing(), range, wanted, ScreenConversion.to(wanted));
  }

  /** Whether another was opened on the same file as it still is. */
  boolean isLike(OpenPictures other) {
    return probe.equals(other.probe);
  }

  /** The number of the picture that begins a range. */
  long pictureAt(FrameRange range) {
    return probe.timing().pictureAt(range.startTime());
  }

  /** The range from its last frame to its first. */
  public FrameReader readBackwards(FrameRange range, PictureFormat wanted) throws MediaException {
    checkInside(range);
    checkLight(wanted);
    return new BackwardsReader(
        PictureFinder.open(facts.file(), probe), probe.timing(), range, wanted);
  }

  /** Code values of one kind of light are not made into those of another. */
  private void checkLight(PictureFormat wanted) throws MediaException {
    Light own = Light.of(probe.facts().format());
    Light other = Light.of(wanted);
    if (own != other) {
      throw new MediaException(
          Kind.UNSUPPORTED,
          facts.file(),
          "Its pictures are " + own.text() + " and are wanted as " + other.text(),
          own == Light.STANDARD
              ? "Fill and render it in a timeline of " + own.text() + " clips"
              : "Use it beside its like alone, or make a copy in standard dynamic range: "
                  + Refusals.command(
                      facts.file(),
                      own == Light.LOGARITHMIC
                          ? Refusals.FROM_LOGARITHM
                          : Refusals.TO_STANDARD_RANGE));
    }
  }

  private void checkInside(FrameRange range) throws MediaException {
    if (range.isEmpty()) {
      return;
    }
    long last = probe.timing().pictureAt(FrameTime.of(range.end() - 1, range.rate()));
    if (range.start() < 0 || last >= probe.timing().index().size()) {
      throw new MediaException(
          Kind.TOO_SHORT,
          facts.file(),
          "Frames "
              + range
              + " were asked for, but it has "
              + probe.facts().frames()
              + " frames at "
              + probe.facts().rate(),
          "Trim the clip, or relink it to the file it was cut from");
    }
  }
}
