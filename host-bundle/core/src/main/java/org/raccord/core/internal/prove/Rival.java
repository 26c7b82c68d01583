package org.raccord.core.internal.prove;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.raccord.core.WorkException;
import org.raccord.media.FfmpegFilter;
import org.raccord.media.PictureSource;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.FrameSink;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/** What an editor has at hand without a generator. */
enum Rival implements Contender {
  /** The last frame stands. */
  HOLD("hold") {
    @Override
    public Filled fill(Task task, Path folder, FrameSink sink) throws IOException {
      Frame frame = nearest(task, 1).get(0);
      for (int k = 0; k < task.length(); k++) {
        sink.push(frame);
      }
      return new Filled(0, word());
    }
  },
  /** The last frame dissolves into the next one. */
  CROSSFADE("crossfade") {
    @Override
    public Filled fill(Task task, Path folder, FrameSink sink) throws IOException {
      Frame a = last(task.before().orElseThrow(), task.format(), 1).get(0);
      Frame b = first(task.after().orElseThrow(), task.format(), 1).get(0);
      for (int k = 1; k <= task.length(); k++) {
        sink.push(mixed(a, b, k / (task.length() + 1f)));
      }
      return new Filled(0, word());
    }
  },
  /** What came before plays backwards, and forwards again. */
  PINGPONG("pingpong") {
    @Override
    public Filled fill(Task task, Path folder, FrameSink sink) throws IOException {
      // Bounced where there are too few.
      List<Frame> frames = nearest(task, task.length() + 1);
      List<Frame> out = new ArrayList<>();
      int turn = Math.max(1, frames.size() - 1);
      for (int k = 1; k <= task.length(); k++) {
        int at = k % (2 * turn);
        out.add(frames.get(Math.min(frames.size() - 1, at <= turn ? at : 2 * turn - at)));
      }
      return pushed(task, out, sink, word());
    }
  },
  /** FFmpeg's motion interpolation, overlapped blocks. */
  MINTERPOLATE_OBMC("minterpolate obmc") {
    @Override
    public Filled fill(Task task, Path folder, FrameSink sink) throws IOException {
      return interpolated(task, "mc_mode=obmc:me_mode=bilat", sink);
    }
  },
  /** FFmpeg's motion interpolation, adaptive and bidirectional. */
  MINTERPOLATE_BIDIR("minterpolate bidir") {
    @Override
    public Filled fill(Task task, Path folder, FrameSink sink) throws IOException {
      return interpolated(task, "mc_mode=aobmc:me_mode=bidir:vsbmc=1", sink);
    }
  },
  /** Beyond an edge: its motion kept up. */
  SINGLE_FLOW("single flow") {
    @Override
    public Filled fill(Task task, Path folder, FrameSink sink) throws IOException {
      return pushed(
          task, SingleMethod.flow(nearest(task, CutHole.CONTEXT), task.length()), sink, SINGLE);
    }
  },
  /** Beyond an edge: earlier frames played once more. */
  SINGLE_TEXTURE("single texture") {
    @Override
    public Filled fill(Task task, Path folder, FrameSink sink) throws IOException {
      return pushed(
          task, SingleMethod.texture(nearest(task, CutHole.CONTEXT), task.length()), sink, SINGLE);
    }
  };

  /** Two methods that a report names as one: of each extension the better counts. */
  static final String SINGLE = "single";

  /** Two modes that a report names as one: on each clip the better counts. */
  static final String MINTERPOLATE = "minterpolate";

  private final String word;

  Rival(String word) {
    this.word = word;
  }

  /**
   * The rivals of a name.
   *
   * @throws WorkException if nobody has it
   */
  static List<Rival> named(String name) throws WorkException {
    return switch (name) {
      case "hold" -> List.of(HOLD);
      case "crossfade" -> List.of(CROSSFADE);
      case "pingpong" -> List.of(PINGPONG);
      case SINGLE -> List.of(SINGLE_FLOW, SINGLE_TEXTURE);
      case MINTERPOLATE -> List.of(MINTERPOLATE_OBMC, MINTERPOLATE_BIDIR);
      default ->
          throw new WorkException(
              WorkException.Kind.ORDER,
              "There is no rival "
                  + name
                  + ". Choose of hold, crossfade, pingpong, minterpolate and single.");
    };
  }

  /** Whether it is one of two that a report names as one. */
  static boolean isOneOfTwo(String word) {
    return word.startsWith(MINTERPOLATE + " ") || word.startsWith(SINGLE + " ");
  }

  @Override
  public boolean fills(HoleKind kind) {
    return switch (this) {
      case HOLD, PINGPONG -> true;
      case CROSSFADE, MINTERPOLATE_OBMC, MINTERPOLATE_BIDIR -> kind == HoleKind.BRIDGE;
      case SINGLE_FLOW, SINGLE_TEXTURE -> kind != HoleKind.BRIDGE;
    };
  }

  @Override
  public String word() {
    return word;
  }

  @Override
  public String version() {
    return word + (word.startsWith(MINTERPOLATE) ? " 2" : " 1");
  }

  /** The frames beside an edge, nearest it first, the one before the hole where it has two. */
  private static List<Frame> nearest(Task task, int most) throws IOException {
    if (task.before().isEmpty()) {
      return first(task.after().orElseThrow(), task.format(), most);
    }
    List<Frame> frames = last(task.before().get(), task.format(), most);
    Collections.reverse(frames);
    return frames;
  }

  /** Pushes frames that were made away from an edge in playing order. */
  private static Filled pushed(Task task, List<Frame> made, FrameSink sink, String how)
      throws IOException {
    List<Frame> playing = new ArrayList<>(made);
    if (task.before().isEmpty()) {
      Collections.reverse(playing);
    }
    for (Frame frame : playing) {
      sink.push(frame);
    }
    return new Filled(0, how);
  }

  /** Every (N+1)th frame about the hole, interpolated (N+1) times. */
  private static Filled interpolated(Task task, String mode, FrameSink sink) throws IOException {
    int step = task.length() + 1;
    List<Frame> given = new ArrayList<>();
    given.addAll(spaced(task, true, step));
    int around = given.size();
    given.addAll(spaced(task, false, step));
    // The filter needs frames on both sides of what it makes.
    while (around < 3) {
      given.add(0, given.get(0));
      around++;
    }
    while (given.size() - around < 3) {
      given.add(given.get(given.size() - 1));
    }
    long rate = task.rate().nominal();
    String filter = "minterpolate=fps=" + rate * step + ":scd=none:mi_mode=mci:" + mode;
    long from = (around - 1L) * step + 1;
    long pushed = 0;
    try (FrameReader reader =
        FfmpegFilter.run(filter, new Listed(task.format(), given), Rate.of(rate))) {
      for (long k = 0; pushed < task.length(); k++) {
        Optional<Frame> frame = reader.next();
        if (frame.isEmpty()) {
          break;
        }
        if (k >= from) {
          sink.push(frame.get());
          pushed++;
        }
      }
    }
    if (pushed < task.length()) {
      throw new IOException("minterpolate gave " + pushed + " of " + task.length() + " frames");
    }
    // The gaps between the frames before the hole were interpolated as well.
    return new Filled(0, MINTERPOLATE, 1.0 / around);
  }

  /**
   * The frame at the hole and every {@code step}th one from it, three at most, in playing order.
   */
  private static List<Frame> spaced(Task task, boolean before, int step) throws IOException {
    List<Frame> near =
        before
            ? last(task.before().orElseThrow(), task.format(), 2 * step + 1)
            : first(task.after().orElseThrow(), task.format(), 2 * step + 1);
    List<Frame> spaced = new ArrayList<>();
    if (before) {
      for (int i = near.size() - 1; i >= 0; i -= step) {
        spaced.add(0, near.get(i));
      }
    } else {
      for (int i = 0; i < near.size(); i += step) {
        spaced.add(near.get(i));
      }
    }
    return spaced;
  }

  static List<Frame> last(Path file, PictureFormat format, int most) throws IOException {
    try (PictureSource source = PictureSource.open(file)) {
      long n = Math.min(most, source.picture().frames());
      return all(
          source.read(
              new FrameRange(source.picture().frames() - n, n, source.picture().rate()), format));
    }
  }

  static List<Frame> first(Path file, PictureFormat format, int most) throws IOException {
    try (PictureSource source = PictureSource.open(file)) {
      long n = Math.min(most, source.picture().frames());
      return all(source.read(new FrameRange(0, n, source.picture().rate()), format));
    }
  }

  private static List<Frame> all(FrameReader reader) throws IOException {
    try (reader) {
      List<Frame> frames = new ArrayList<>();
      for (Optional<Frame> f = reader.next(); f.isPresent(); f = reader.next()) {
        frames.add(f.get());
      }
      if (frames.isEmpty()) {
        throw new IOException("A file beside the hole has no frames");
      }
      return frames;
    }
  }

  private static Frame mixed(Frame a, Frame b, float share) {
    Frame out = Frame.allocate(a.format());
    for (int p = 0; p < a.format().layout().planes(); p++) {
      short[] pa = a.plane(p);
      short[] pb = b.plane(p);
      short[] to = out.plane(p);
      for (int i = 0; i < to.length; i++) {
        to[i] = (short) Math.round((1 - share) * (pa[i] & 0xffff) + share * (pb[i] & 0xffff));
      }
    }
    return out;
  }
}
