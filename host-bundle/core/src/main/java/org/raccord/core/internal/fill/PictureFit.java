package org.raccord.core.internal.fill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Made;
import org.raccord.media.MediaException;
import org.raccord.media.PictureFacts;
import org.raccord.media.PictureSource;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;

/**
 * Fits a picture file into a slot: finds where the slot lies in it, brings size, rate and format to
 * what is wanted, and keeps no more handles than that.
 *
 * @param head frames kept before the slot
 * @param tail frames kept after it
 * @param remark what the editor should know, empty where there is nothing
 */
record PictureFit(FrameRange kept, long head, long tail, boolean retimed, String remark) {

  /**
   * Where the slot lies in a file.
   *
   * @throws GenerationException UNSUPPORTED if the file is too short for it
   */
  static PictureFit of(PictureFacts facts, Made.Alignment alignment, FillRequest request)
      throws GenerationException {
    long length = request.length();
    long there = new FrameTime(facts.frames(), facts.rate()).at(request.rate()).frame();
    long start;
    String remark = "";
    if (alignment instanceof Made.Alignment.StartsAt at) {
      start = new FrameTime(at.frame(), facts.rate()).at(request.rate()).frame();
    } else if (alignment instanceof Made.Alignment.MeetsAfter) {
      start = there - length;
    } else if (alignment instanceof Made.Alignment.MeetsBoth && there != length) {
      if (there < length) {
        throw tooShort(there, length, facts, request);
      }
      return new PictureFit(
          new FrameRange(0, there, request.rate()),
          0,
          0,
          true,
          "The generator made "
              + there
              + " frames that meet both neighbours; they play in the slot's "
              + length
              + ", so the motion is "
              + Math.round(100.0 * there / length - 100)
              + "% faster.");
    } else if (alignment instanceof Made.Alignment.Unknown && there > length) {
      start = (there - length) / 2;
      remark =
          "The generator did not say where the slot lies in what it made; the middle was taken.";
    } else {
      start = 0;
    }
    if (start < 0 || start + length > there) {
      throw tooShort(there - Math.max(0, start), length, facts, request);
    }
    long head = Math.min(start, request.headHandle());
    long tail = Math.min(there - start - length, request.tailHandle());
    return new PictureFit(
        new FrameRange(start - head, head + length + tail, request.rate()),
        head,
        tail,
        false,
        remark);
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

  /** The frames that are kept, in the format that is wanted. */
  FrameReader open(Path file, PictureFormat wanted, long length) throws IOException {
    try (PictureSource source = PictureSource.open(file)) {
      PictureFormat have = source.picture().format();
      FrameReader frames;
      if (CroppedFrames.differInShape(have, wanted)) {
        frames = new CroppedFrames(source.read(kept, CroppedFrames.covering(have, wanted)), wanted);
      } else {
        frames = source.read(kept, wanted);
      }
      if (!retimed) {
        return frames;
      }
      long last = kept.length() - 1;
      return new MappedFrames(
          frames, length, k -> length == 1 ? 0 : Math.round((double) k * last / (length - 1)));
    }
  }

  /**
   * Writes the frames that are kept.
   *
   * @param lead frames that were written before
   */
  void write(Path file, TakePicture out, long lead, long length, Cancellation cancellation)
      throws IOException, InterruptedException {
    try (FrameReader in = open(file, out.format(), length)) {
      for (Optional<Frame> frame = in.next(); frame.isPresent(); frame = in.next()) {
        cancellation.checkpoint();
        out.push(frame.get());
      }
    }
    if (out.frames() < lead + head + length) {
      throw new MediaException(
          MediaException.Kind.TOO_SHORT,
          file,
          "Only " + (out.frames() - lead) + " of its frames could be read",
          "Fill again");
    }
  }

  /** Ends a piece of work that was cancelled. */
  interface Cancellation {
    void checkpoint() throws InterruptedException;
  }
}
