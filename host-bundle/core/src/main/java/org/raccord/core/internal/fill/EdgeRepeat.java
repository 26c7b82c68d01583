package org.raccord.core.internal.fill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.generator.Made;
import org.raccord.imaging.Grey;
import org.raccord.imaging.Raster;
import org.raccord.media.PictureFacts;
import org.raccord.media.PictureSource;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.time.FrameRange;

/**
 * Finds out whether the ends of a file repeat the frames that conditioned it: many models begin and
 * end with the very frames they were given, and a take that held them would stand still at its
 * seams.
 */
final class EdgeRepeat {

  /** A repeat is nearer to the frame it repeats than this part of a step of the motion. */
  private static final double NEAR = 0.6;

  private EdgeRepeat() {}

  static PictureFit.Repeats find(
      Path file,
      PictureFacts facts,
      Made.Alignment alignment,
      RequestBuilder.Prepared prepared,
      PictureFit.Framed framed)
      throws IOException {
    if (facts.frames() < 3) {
      return PictureFit.Repeats.NONE;
    }
    boolean both = alignment instanceof Made.Alignment.MeetsBoth;
    boolean head =
        (both || alignment instanceof Made.Alignment.MeetsBefore)
            && repeats(prepared.before(), true, file, new FrameRange(0, 2, facts.rate()), framed);
    boolean tail =
        (both || alignment instanceof Made.Alignment.MeetsAfter)
            && repeats(
                prepared.after(),
                false,
                file,
                new FrameRange(facts.frames() - 2, 2, facts.rate()),
                framed);
    return new PictureFit.Repeats(head, tail);
  }

  private static boolean repeats(
      Optional<ClipFrames> clip,
      boolean isHead,
      Path file,
      FrameRange range,
      PictureFit.Framed framed)
      throws IOException {
    if (clip.isEmpty()) {
      return false;
    }
    PictureFormat format = framed.wanted();
    Raster raster = Raster.of(format);
    List<Grey> greys = new ArrayList<>();
    try (PictureSource source = PictureSource.open(file);
        FrameReader in = framed.read(source, range)) {
      for (Optional<Frame> frame = in.next(); frame.isPresent(); frame = in.next()) {
        greys.add(raster.grey(frame.get()));
      }
    }
    try (FrameReader in =
        isHead ? clip.get().fromTail(1, format) : clip.get().fromHead(1, format)) {
      Optional<Frame> edge = in.next();
      if (edge.isEmpty() || greys.size() < 2) {
        return false;
      }
      Grey given = raster.grey(edge.get());
      Grey outer = greys.get(isHead ? 0 : 1);
      Grey inner = greys.get(isHead ? 1 : 0);
      double step = apart(outer, inner);
      // What stands still repeats itself anyway.
      return step > 0.5 && apart(given, outer) < NEAR * Math.min(step, apart(given, inner));
    }
  }

  /** Mean difference of two pictures whose mean lightness is brought together. */
  private static double apart(Grey a, Grey b) {
    double shift = mean(a) - mean(b);
    double sum = 0;
    for (int i = 0; i < a.pixels().length; i++) {
      sum += Math.abs((a.pixels()[i] & 0xff) - (b.pixels()[i] & 0xff) - shift);
    }
    return sum / a.pixels().length;
  }

  private static double mean(Grey grey) {
    long sum = 0;
    for (byte pixel : grey.pixels()) {
      sum += pixel & 0xff;
    }
    return sum / (double) grey.pixels().length;
  }
}
