package org.raccord.core.internal.fill;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.raccord.imaging.ColourShift;
import org.raccord.imaging.Crossing;
import org.raccord.imaging.Grain;
import org.raccord.imaging.Grey;
import org.raccord.imaging.Raster;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;

/**
 * What brings a result to the clips beside it: at each seam the gain of red, green and blue that
 * makes its edge the neighbour's, and the grain that it lacks; between the seams a way from one to
 * the other.
 */
final class SeamMatch {

  /** Less of two pictures than this in common says nothing of their light. */
  private static final double COMPARABLE = 0.4;

  /** Grain is added where less than this part of the neighbour's is there. */
  private static final double LACKS = 0.85;

  /**
   * What one seam asks.
   *
   * @param shift from the result to the neighbour
   * @param grain the neighbour's
   * @param lack how much of that grain is missing, 0 to 1
   */
  private record Ask(ColourShift shift, Grain grain, float lack) {}

  private final PictureFormat format;
  private final Raster raster;
  private final Optional<Ask> head;
  private final Optional<Ask> tail;

  private SeamMatch(PictureFormat format, Raster raster, Optional<Ask> head, Optional<Ask> tail) {
    this.format = format;
    this.raster = raster;
    this.head = head;
    this.tail = tail;
  }

  /**
   * Compares the edges of a result with its neighbours.
   *
   * @param before the clip before from its last frame backwards, where it counts
   * @param after the clip after from its first frame on, where it counts
   * @param first the result's first two frames, outermost first
   * @param last its last two, outermost first
   */
  static SeamMatch study(
      List<Frame> before, List<Frame> after, List<Frame> first, List<Frame> last) {
    PictureFormat format = first.get(0).format();
    Raster raster = Raster.of(format);
    return new SeamMatch(format, raster, ask(before, first, raster), ask(after, last, raster));
  }

  private static Optional<Ask> ask(List<Frame> neighbour, List<Frame> own, Raster raster) {
    if (neighbour.isEmpty()) {
      return Optional.empty();
    }
    Grey wanted = raster.grey(neighbour.get(0));
    Crossing crossing =
        Crossing.study(
            List.of(levelled(raster.grey(own.get(0)), wanted)),
            List.of(wanted),
            0,
            raster.effort());
    if (crossing.sure() < COMPARABLE) {
      return Optional.empty();
    }
    ColourShift shift =
        ColourShift.between(
            own.get(0), neighbour.get(0), crossing.flow(), raster, crossing.doubt());
    Optional<Grain> there = grain(neighbour, raster);
    Optional<Grain> here = grain(own, raster);
    double has = here.map(Grain::luma).orElse(0.0);
    double wants = there.map(Grain::luma).orElse(0.0);
    float lack =
        here.isEmpty() || has >= LACKS * wants
            ? 0
            : (float) Math.sqrt(1 - has * has / (wants * wants));
    return Optional.of(new Ask(shift, there.orElse(Grain.none()), lack));
  }

  private static Optional<Grain> grain(List<Frame> frames, Raster raster) {
    if (frames.size() < 2) {
      return Optional.empty();
    }
    Crossing crossing =
        Crossing.study(
            List.of(raster.grey(frames.get(0))),
            List.of(raster.grey(frames.get(1))),
            0,
            raster.effort());
    return Optional.of(Grain.measure(frames.get(0), frames.get(1), crossing.flow(), raster));
  }

  /** Brought to the mean and the contrast of another picture, so that motion can be found. */
  private static Grey levelled(Grey grey, Grey like) {
    double[] own = moments(grey);
    double[] other = moments(like);
    double gain = own[1] < 1 ? 1 : Math.max(0.5, Math.min(2, other[1] / own[1]));
    byte[] pixels = new byte[grey.pixels().length];
    for (int i = 0; i < pixels.length; i++) {
      double v = ((grey.pixels()[i] & 0xff) - own[0]) * gain + other[0];
      pixels[i] = (byte) Math.max(0, Math.min(255, Math.round(v)));
    }
    return new Grey(grey.width(), grey.height(), pixels);
  }

  private static double[] moments(Grey grey) {
    double sum = 0;
    double squares = 0;
    for (byte pixel : grey.pixels()) {
      int v = pixel & 0xff;
      sum += v;
      squares += v * v;
    }
    double mean = sum / grey.pixels().length;
    return new double[] {
      mean, Math.sqrt(Math.max(0, squares / grey.pixels().length - mean * mean))
    };
  }

  /** Whether a seam asks for another colour or exposure. */
  boolean shifts() {
    return both().stream().anyMatch(ask -> !ask.shift().isNone());
  }

  /** Whether a seam asks for grain. */
  boolean lacksGrain() {
    return both().stream().anyMatch(ask -> ask.lack() > 0);
  }

  private List<Ask> both() {
    List<Ask> both = new ArrayList<>();
    head.ifPresent(both::add);
    tail.ifPresent(both::add);
    return both;
  }

  /** What colour and exposure are changed by, such as {@code at the head by -0.50 stops}. */
  String words() {
    List<String> parts = new ArrayList<>();
    head.ifPresent(ask -> parts.add("at the head by " + stops(ask.shift())));
    tail.ifPresent(ask -> parts.add("at the tail by " + stops(ask.shift())));
    return String.join(", ", parts);
  }

  private static String stops(ColourShift shift) {
    double common = 0.2126 * shift.red() + 0.7152 * shift.green() + 0.0722 * shift.blue();
    return String.format(Locale.ROOT, "%+.2f stops", 2.4 * Math.log(common) / Math.log(2));
  }

  /** What of a match is done. */
  enum Extent {
    COLOUR,
    GRAIN,
    BOTH
  }

  /** The frames of {@code in}, of which the slot's are {@code length} from {@code start} on. */
  FrameReader apply(FrameReader in, long start, long length, Extent extent, long seed) {
    return new FrameReader() {
      private long next;

      @Override
      public PictureFormat format() {
        return format;
      }

      @Override
      public Optional<Frame> next() throws IOException {
        Optional<Frame> frame = in.next();
        if (frame.isEmpty()) {
          return frame;
        }
        long k = next++ - start;
        double way = length == 1 ? 0.5 : Math.max(0, Math.min(1, k / (length - 1.0)));
        Frame own = frame.get().copy();
        if (extent != Extent.GRAIN) {
          shift(way).apply(own);
        }
        if (extent != Extent.COLOUR) {
          sprinkle(own, way, seed, k);
        }
        return Optional.of(own);
      }

      @Override
      public void close() throws IOException {
        in.close();
      }
    };
  }

  private ColourShift shift(double way) {
    if (head.isEmpty() || tail.isEmpty()) {
      return head.or(() -> tail).map(Ask::shift).orElse(ColourShift.NONE);
    }
    ColourShift a = head.get().shift().part(1 - way);
    ColourShift b = tail.get().shift().part(way);
    return new ColourShift(a.red() * b.red(), a.green() * b.green(), a.blue() * b.blue());
  }

  private void sprinkle(Frame frame, double way, long seed, long index) {
    Optional<Ask> one = head.isEmpty() ? tail : head;
    Optional<Ask> other = tail.isEmpty() ? head : tail;
    if (one.isEmpty() || other.isEmpty()) {
      return;
    }
    float lack = (float) (one.get().lack() * (1 - way) + other.get().lack() * way);
    if (lack > 0) {
      one.get().grain().mixed(other.get().grain(), way).add(frame, raster, lack, seed, index);
    }
  }
}
