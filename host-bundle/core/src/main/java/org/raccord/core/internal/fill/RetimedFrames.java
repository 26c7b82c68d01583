package org.raccord.core.internal.fill;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.raccord.imaging.Crossing;
import org.raccord.imaging.Detail;
import org.raccord.imaging.Grey;
import org.raccord.imaging.Moment;
import org.raccord.imaging.Raster;
import org.raccord.imaging.Warper;
import org.raccord.imaging.Weaver;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;

/**
 * Frames of a reader at any times: those between two frames are made along the motion from one to
 * the other, or are the nearer of the two where the one is not found in the other, as at a cut.
 */
final class RetimedFrames implements FrameReader {

  /** Less of two pictures than this in common is no motion. */
  private static final double FOUND = 0.35;

  private final FrameReader in;
  private final long count;
  private final LongToDoubleFunction position;
  private final Raster raster;
  private final TreeMap<Long, Seen> seen = new TreeMap<>();
  private long next;
  private long read;
  private boolean ended;
  private @Nullable Between between;

  private record Seen(Frame frame, Grey grey, Detail detail) {}

  private record Between(long from, double sure, Weaver weaver) {}

  /**
   * @param in frames from number 0 on; closed with this
   * @param count frames to hand out
   * @param position the place, in frames of {@code in}, of each frame that is handed out; never
   *     falls
   */
  RetimedFrames(FrameReader in, long count, LongToDoubleFunction position) {
    this.in = in;
    this.count = count;
    this.position = position;
    this.raster = Raster.of(in.format());
  }

  @Override
  public PictureFormat format() {
    return in.format();
  }

  @Override
  public Optional<Frame> next() throws IOException {
    if (next >= count) {
      return Optional.empty();
    }
    double at = position.applyAsDouble(next);
    long from = (long) Math.floor(at);
    double part = at - from;
    // One more on either side tells how fast things move there.
    fill(part > 0 ? from + 2 : from);
    seen.headMap(from - 1).clear();
    Seen a = seen.get(from);
    if (a == null) {
      next = count;
      return Optional.empty();
    }
    next++;
    Seen b = seen.get(from + 1);
    return Optional.of(part == 0 || b == null ? a.frame() : between(from, part, a, b));
  }

  private void fill(long number) throws IOException {
    while (read <= number && !ended) {
      Optional<Frame> frame = in.next();
      if (frame.isEmpty()) {
        ended = true;
      } else {
        Frame f = frame.get();
        seen.put(read++, new Seen(f, raster.grey(f), Detail.of(f, raster)));
      }
    }
  }

  private Frame between(long from, double part, Seen a, Seen b) {
    Between now = between;
    if (now == null || now.from() != from) {
      Crossing crossing =
          Crossing.study(greys(from, from - 1), greys(from + 1, from + 2), 0, raster.effort());
      now = new Between(from, crossing.sure(), new Weaver(crossing));
      between = now;
    }
    if (now.sure() < FOUND) {
      return part < 0.5 ? a.frame() : b.frame();
    }
    Moment moment = now.weaver().at(part);
    Frame made = new Warper(format(), raster).weave(a.frame(), b.frame(), moment);
    Detail.restore(made, moment, a.detail(), b.detail());
    return made;
  }

  private List<Grey> greys(long nearest, long further) {
    List<Grey> greys = new ArrayList<>();
    for (long n : new long[] {nearest, further}) {
      Seen there = seen.get(n);
      if (there != null) {
        greys.add(there.grey());
      }
    }
    return greys;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
