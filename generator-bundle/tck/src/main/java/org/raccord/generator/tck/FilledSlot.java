package org.raccord.generator.tck;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.raccord.generator.FillRequest;
import org.raccord.generator.Made;
import org.raccord.generator.Made.Alignment;
import org.raccord.media.PictureSource;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;

/**
 * The picture of a fill where the slot lies.
 *
 * @param total frames that were made, at the slot's rate
 * @param start the slot's first frame among them
 * @param frames frames of the slot; fewer than its length where the picture does not cover it
 */
record FilledSlot(long total, long start, List<Frame> frames) {

  FilledSlot {
    frames = List.copyOf(frames);
  }

  static FilledSlot of(FillRequest request, RecordedFillCall call, Made made) throws IOException {
    if (made instanceof Made.Pushed pushed) {
      List<Frame> all = call.pushed();
      int from = (int) Math.max(0, Math.min(all.size(), pushed.slotStart()));
      int to = (int) Math.min(all.size(), from + request.length());
      return new FilledSlot(all.size(), pushed.slotStart(), all.subList(from, to));
    }
    Made.InFile file = (Made.InFile) made;
    try (PictureSource source = PictureSource.open(file.file())) {
      FrameRange all = source.picture().range();
      long total = all.duration().at(request.rate()).frame();
      if (file.alignment() instanceof Alignment.MeetsBoth && total > request.length()) {
        return retimed(source, total, request);
      }
      if (file.alignment() instanceof Alignment.StartsAt at && !all.rate().equals(request.rate())) {
        return paced(source, at.frame(), total, request);
      }
      long start = start(file.alignment(), total, request.length());
      long length = Math.max(0, Math.min(request.length(), total - start));
      List<Frame> frames = new ArrayList<>();
      if (start >= 0 && length > 0) {
        try (FrameReader reader =
            source.read(new FrameRange(start, length, request.rate()), request.format())) {
          for (Optional<Frame> f = reader.next(); f.isPresent(); f = reader.next()) {
            frames.add(f.get());
          }
        }
      }
      return new FilledSlot(total, start, frames);
    }
  }

  /** The whole file in the slot's time: a tail that meets its neighbour is not cut off. */
  private static FilledSlot retimed(PictureSource source, long total, FillRequest request)
      throws IOException {
    List<Frame> frames = new ArrayList<>();
    long length = request.length();
    try (FrameReader reader =
        source.read(new FrameRange(0, total, request.rate()), request.format())) {
      long next = 0;
      for (long n = 0; n < total && next < length; n++) {
        Frame frame = reader.next().orElseThrow();
        long wanted = length == 1 ? 0 : Math.round((double) next * (total - 1) / (length - 1));
        if (n == wanted) {
          frames.add(frame);
          next++;
        }
      }
    }
    return new FilledSlot(total, 0, frames);
  }

  /** From a frame of the file on, which counts at the file's own rate, in the slot's time. */
  private static FilledSlot paced(PictureSource source, long from, long total, FillRequest request)
      throws IOException {
    FrameRange all = source.picture().range();
    double pace = all.rate().toDouble() / request.rate().toDouble();
    List<Frame> frames = new ArrayList<>();
    if (from >= 0 && from < all.length()) {
      try (FrameReader reader =
          source.read(new FrameRange(from, all.length() - from, all.rate()), request.format())) {
        Optional<Frame> frame = reader.next();
        for (long n = 0; frame.isPresent() && frames.size() < request.length(); n++) {
          while (frames.size() < request.length() && Math.round(frames.size() * pace) == n) {
            frames.add(frame.get());
          }
          frame = reader.next();
        }
      }
    }
    long start = FrameTime.of(from, all.rate()).at(request.rate()).frame();
    return new FilledSlot(total, start, frames);
  }

  private static long start(Alignment alignment, long total, long length) {
    if (alignment instanceof Alignment.StartsAt at) {
      return at.frame();
    }
    return alignment instanceof Alignment.MeetsAfter ? Math.max(0, total - length) : 0;
  }

  /** Whether the other one shows the same, sample by sample. */
  boolean shows(FilledSlot other) {
    if (frames.size() != other.frames.size()) {
      return false;
    }
    for (int n = 0; n < frames.size(); n++) {
      for (int p = 0; p < frames.get(n).format().layout().planes(); p++) {
        if (!Arrays.equals(frames.get(n).plane(p), other.frames.get(n).plane(p))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Mean difference of the first planes, in codes of 8 bits. */
  static double distance(Frame one, Frame other) {
    short[] a = one.plane(0);
    short[] b = other.plane(0);
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs((a[i] & 0xffff) - (b[i] & 0xffff));
    }
    return (double) sum / a.length / (1 << (one.format().layout().bitDepth() - 8));
  }
}
