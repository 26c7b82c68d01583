package org.raccord.program.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.raccord.media.MediaException;
import org.raccord.media.MediaFacts;
import org.raccord.media.PictureFacts;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.time.FrameRange;
import org.raccord.model.timeline.MediaReference;
import org.raccord.program.MediaLocator;

/** A numbered sequence of pictures as one file. */
final class SequenceFile implements Media.PictureFile {

  private final MediaReference.ImageSequence sequence;
  private final Media media;
  private final MediaLocator locator;
  private final MediaFacts facts;

  /**
   * Opens the first picture to see what they are.
   *
   * @param needed frames that the clip needs, where the sequence does not say how many it has
   */
  SequenceFile(
      MediaReference.ImageSequence sequence, long needed, Media media, MediaLocator locator)
      throws IOException {
    this.sequence = sequence;
    this.media = media;
    this.locator = locator;
    long frames =
        sequence.available().map(range -> range.at(sequence.rate()).length()).orElse(needed);
    Path first = path(0);
    MediaFacts one = media.facts(first);
    PictureFacts picture =
        one.picture()
            .orElseThrow(
                () ->
                    new MediaException(
                        MediaException.Kind.UNSUPPORTED,
                        first,
                        "It holds no picture",
                        "Choose another file"));
    facts =
        new MediaFacts(
            first,
            one.container(),
            Optional.of(
                new PictureFacts(
                    picture.format(),
                    sequence.rate(),
                    Math.max(1, frames),
                    false,
                    picture.codec(),
                    picture.refusal())),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  private Path path(long frame) throws MediaException {
    String url = url(sequence, frame);
    return locator
        .locate(
            new MediaReference.External(sequence.name(), url, Optional.empty(), sequence.origin()))
        .orElseThrow(
            () ->
                new MediaException(
                    MediaException.Kind.MISSING,
                    Path.of(sequence.prefix() + frame + sequence.suffix()),
                    "This picture of a sequence cannot be found",
                    "Copy it to the others, or relink the clip"));
  }

  /** The URL of a picture, counted from 0. */
  static String url(MediaReference.ImageSequence sequence, long frame) {
    String base = sequence.urlBase();
    long number = sequence.startFrame() + frame * Math.max(1, sequence.frameStep());
    String digits =
        sequence.zeroPadding() > 0
            ? String.format(Locale.ROOT, "%0" + sequence.zeroPadding() + "d", number)
            : Long.toString(number);
    return base
        + (base.isEmpty() || base.endsWith("/") ? "" : "/")
        + sequence.prefix()
        + digits
        + sequence.suffix();
  }

  @Override
  public MediaFacts facts() {
    return facts;
  }

  @Override
  public FrameReader forwards(FrameRange range, PictureFormat wanted) {
    return new Pictures(range.start(), range.end(), 1, wanted);
  }

  @Override
  public FrameReader backwards(FrameRange range, PictureFormat wanted) {
    return new Pictures(range.end() - 1, range.start() - 1, -1, wanted);
  }

  @Override
  public void close() {}

  /** Opens one picture after the other. */
  private final class Pictures implements FrameReader {

    private final long end;
    private final int step;
    private final PictureFormat wanted;
    private long next;

    Pictures(long first, long end, int step, PictureFormat wanted) {
      this.next = first;
      this.end = end;
      this.step = step;
      this.wanted = wanted;
    }

    @Override
    public PictureFormat format() {
      return wanted;
    }

    @Override
    public Optional<Frame> next() throws IOException {
      if (next == end) {
        return Optional.empty();
      }
      Path file = path(next);
      next += step;
      try (Media.PictureFile picture = media.picture(file);
          FrameReader reader =
              picture.forwards(
                  new FrameRange(0, 1, picture.facts().picture().orElseThrow().rate()), wanted)) {
        return reader.next();
      }
    }

    @Override
    public void close() {
      next = end;
    }
  }
}
