package org.raccord.core.internal.fill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Made;
import org.raccord.imaging.colour.DisplayPictures;
import org.raccord.imaging.colour.DisplayTransform;
import org.raccord.imaging.colour.DisplayTransforms;
import org.raccord.media.PictureFacts;
import org.raccord.media.PictureSource;
import org.raccord.media.Pictures;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.Framing;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;

/**
 * Fits a picture file into a slot: finds where the slot lies in it, brings size, rate and format to
 * what is wanted, and keeps no more handles than that. Where the slot's frames fall between those
 * of the file, pictures are made by optical flow.
 *
 * @param first where the slot's first frame lies, in frames of the file
 * @param step frames of the file from one frame of the slot to the next
 * @param head frames kept before the slot
 * @param length frames of the slot
 * @param tail frames kept after it
 * @param file frames of the file and their rate
 * @param retimed whether time passes at another pace than the generator gave it
 * @param remark what the editor should know, empty where there is nothing
 */
record PictureFit(
    double first,
    double step,
    long head,
    long length,
    long tail,
    FrameTime file,
    boolean retimed,
    String remark) {

  /** Slower than this looks like slow motion, whatever makes the frames between. */
  private static final double SLOWEST = 0.5;

  /**
   * A file may be longer than the slot by this and by some of the slot's own length: models make so
   * many seconds at least. One of hours is another file than was asked for.
   */
  private static final double SPARE_SECONDS = 600;

  private static final double SPARE_SLOTS = 8;

  /** A change of pace that neither eye nor ear tells. */
  private static final double SAME_PACE = 0.005;

  private static final double WHOLE = 1e-6;

  /**
   * Which ends of a file repeat the frames that the generator was given, so that they lie outside
   * the slot.
   *
   * @param head whether the first frame is the last of the clip before
   * @param tail whether the last frame is the first of the clip after
   */
  record Repeats(boolean head, boolean tail) {
    static final Repeats NONE = new Repeats(false, false);
  }

  /**
   * Where the slot lies in a file.
   *
   * @throws GenerationException UNSUPPORTED if the file is too short for it
   */
  static PictureFit of(
      PictureFacts facts, Made.Alignment alignment, FillRequest request, Repeats repeats)
      throws GenerationException {
    long length = request.length();
    double last = facts.frames() - 1.0;
    double pace = facts.rate().toDouble() / request.rate().toDouble();
    double span = (length - 1) * pace;
    if (!(alignment instanceof Made.Alignment.StartsAt)) {
      refuseHours(facts, request);
    }
    double from = repeats.head() && facts.frames() > 1 ? 1 : 0;
    double to = repeats.tail() && last > from ? last - 1 : last;
    if (alignment instanceof Made.Alignment.MeetsBoth) {
      return both(facts, request, repeats);
    }
    double first;
    String remark = "";
    if (alignment instanceof Made.Alignment.StartsAt at) {
      from = at.frame();
      to = last;
      first = from;
    } else if (alignment instanceof Made.Alignment.MeetsAfter) {
      from = 0;
      first = to - span;
    } else if (alignment instanceof Made.Alignment.MeetsBefore) {
      to = last;
      first = from;
    } else {
      from = 0;
      to = last;
      first = Math.floor(Math.max(0, last - span) / 2);
      if (last - span >= 1) {
        remark =
            "The generator did not say where the slot lies in what it made; the middle was taken.";
      }
    }
    // Half a frame that rates round away is not missing.
    if (first < from - 0.5 || first + span > to + 0.5) {
      return slowed(facts, request, from, to);
    }
    first = Math.max(from, first);
    double end = Math.max(0, (last - first - span) / pace + WHOLE);
    return new PictureFit(
        first,
        pace,
        Math.min(request.headHandle(), (long) Math.floor(first / pace + WHOLE)),
        length,
        Math.min(request.tailHandle(), (long) Math.floor(end)),
        new FrameTime(facts.frames(), facts.rate()),
        false,
        remark);
  }

  private static void refuseHours(PictureFacts facts, FillRequest request)
      throws GenerationException {
    double seconds = facts.frames() / facts.rate().toDouble();
    double slot = request.length() / request.rate().toDouble();
    if (seconds > SPARE_SECONDS + SPARE_SLOTS * slot) {
      throw new GenerationException(
          GenerationException.Kind.FAILED,
          String.format(
              Locale.ROOT,
              "What the generator made is %d:%02d:%02d long, and the slot %.1f seconds: that is no"
                  + " answer to it. Check the generator's settings of length, or choose another.",
              (long) seconds / 3600,
              (long) seconds / 60 % 60,
              (long) seconds % 60,
              slot));
    }
  }

  /** Both ends stay what they are: all that was made plays in the slot. */
  private static PictureFit both(PictureFacts facts, FillRequest request, Repeats repeats)
      throws GenerationException {
    long length = request.length();
    double last = facts.frames() - 1.0;
    double before = repeats.head() ? 1 : 0;
    double steps = length - 1 + before + (repeats.tail() ? 1 : 0);
    double step = steps == 0 ? 1 : last / steps;
    return paced(facts, request, steps == 0 ? last / 2 : before * step, step, last);
  }

  /** What is shorter than the slot is drawn out over it. */
  private static PictureFit slowed(PictureFacts facts, FillRequest request, double from, double to)
      throws GenerationException {
    double step = request.length() == 1 ? 1 : (to - from) / (request.length() - 1);
    return paced(facts, request, from, step, to);
  }

  private static PictureFit paced(
      PictureFacts facts, FillRequest request, double first, double step, double to)
      throws GenerationException {
    double pace = facts.rate().toDouble() / request.rate().toDouble();
    double speed = step / pace;
    long length = request.length();
    if (first < 0 || to < first || (length > 1 && speed < SLOWEST)) {
      throw tooShort(Math.round((to - first + 1) / pace), length, facts, request);
    }
    boolean same = Math.abs(speed - 1) < SAME_PACE || length == 1;
    long percent = Math.round(Math.abs(100 * speed - 100));
    return new PictureFit(
        first,
        step,
        Math.min(request.headHandle(), (long) Math.floor(first / step + WHOLE)),
        length,
        0,
        new FrameTime(facts.frames(), facts.rate()),
        !same,
        same
            ? ""
            : "The generator made "
                + facts.frames()
                + " frames"
                + (facts.rate().equals(request.rate()) ? "" : " at " + facts.rate())
                + "; they play in the slot's "
                + length
                + ", so the motion is "
                + percent
                + "% "
                + (speed > 1 ? "faster." : "slower."));
  }

  private static GenerationException tooShort(
      long there, long length, PictureFacts facts, FillRequest request) {
    return new GenerationException(
        GenerationException.Kind.UNSUPPORTED,
        "What the generator made is too short: "
            + Math.max(0, there)
            + " frames at "
            + request.rate()
            + " frames a second (its file has "
            + facts.frames()
            + " at "
            + facts.rate()
            + "), and the slot needs "
            + length
            + ". Make the slot shorter, or choose another generator.");
  }

  /** How many frames are kept. */
  long kept() {
    return head + length + tail;
  }

  /** Where frame {@code k} of the kept ones lies in the file. */
  private double position(long k) {
    double at = first + (k - head) * step;
    double whole = Math.rint(at);
    double near = Math.abs(at - whole) < WHOLE * 100 ? whole : at;
    return Math.max(0, Math.min(file.frame() - 1.0, near));
  }

  /** Whether pictures between those of the file are made. */
  boolean makesFrames() {
    for (long k = 0; k < kept(); k++) {
      if (position(k) != Math.rint(position(k))) {
        return true;
      }
    }
    return false;
  }

  /** The sample of the file at which the slot begins. */
  long firstSample(int sampleRate) {
    return Math.round(first / file.rate().toDouble() * sampleRate);
  }

  /** The frames that are kept. */
  FrameReader open(Path path, Framed framed) throws IOException {
    long from = (long) Math.floor(position(0));
    long to = (long) Math.ceil(position(kept() - 1));
    try (PictureSource source = PictureSource.open(path)) {
      FrameReader frames = framed.read(source, new FrameRange(from, to - from + 1, file.rate()));
      return makesFrames()
          ? new RetimedFrames(frames, kept(), k -> position(k) - from)
          : new MappedFrames(frames, kept(), k -> Math.round(position(k)) - from);
    }
  }

  /** Ends a piece of work that was cancelled. */
  interface Cancellation {
    void checkpoint() throws InterruptedException;
  }

  /**
   * Into which format pictures come, and how into its shape.
   *
   * @param wanted the format
   * @param framing what is done where the shapes differ
   * @param transform brings ordinary pictures to the values of the format, where those are others
   */
  record Framed(PictureFormat wanted, Framing framing, Optional<DisplayTransform> transform) {

    Framed(PictureFormat wanted, Framing framing) {
      this(wanted, framing, Optional.empty());
    }

    /**
     * The transform that a file needs: none where it is tagged HDR, for then it holds such values
     * already.
     */
    Optional<DisplayTransform> of(PictureFacts facts) {
      return transform.filter(t -> DisplayTransforms.tagged(facts.format().colour()).isEmpty());
    }

    /** Frames of a source in the format. */
    FrameReader read(PictureSource source, FrameRange range) throws IOException {
      Optional<DisplayTransform> back = of(source.picture());
      if (back.isPresent()) {
        Framed shown = new Framed(DisplayPictures.format(wanted), framing);
        return new ReturnedFrames(shown.read(source, range), back.get(), wanted);
      }
      PictureFormat have = source.picture().format();
      if (have.width() == wanted.width() && have.height() == wanted.height()) {
        return source.read(range, wanted);
      }
      PictureFormat own =
          new PictureFormat(
              have.width(),
              have.height(),
              have.pixelAspectNumerator(),
              have.pixelAspectDenominator(),
              wanted.layout(),
              wanted.colour());
      return new FramedFrames(source.read(range, own), wanted, framing);
    }
  }

  /** Ordinary pictures in the values of a shot. */
  private record ReturnedFrames(FrameReader in, DisplayTransform transform, PictureFormat format)
      implements FrameReader {
    private static final ColourTags WHOLE = new ColourTags(1, 1, 0, ColourTags.Range.FULL, 0);

    @Override
    public Optional<Frame> next() throws IOException {
      return in.next().map(frame -> DisplayPictures.fromDisplay(between(frame), transform, format));
    }

    /** What an ordinary picture has beyond black and white is overshoot, and would be drawn out. */
    private static Frame between(Frame frame) {
      return Pictures.convert(
          frame, frame.format().withLayout(PixelLayout.RGB_16).withColour(WHOLE));
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  /** Frames of another shape. */
  private record FramedFrames(FrameReader in, PictureFormat format, Framing framing)
      implements FrameReader {
    @Override
    public Optional<Frame> next() throws IOException {
      return in.next().map(frame -> Pictures.convert(frame, format, framing));
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
