package org.raccord.program;

import static org.raccord.program.Cut.RATE;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.opentest4j.AssertionFailedError;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.Element;
import org.raccord.model.timeline.Gap;
import org.raccord.model.timeline.Item;
import org.raccord.model.timeline.Nest;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.Track;
import org.raccord.model.timeline.Transition;

/** Random timelines, compared with a painter that knows only whole frames and arrays. */
class RandomTimelinesTest {

  private static final int FILE = 400;

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void everyFrameIsTheOneAPainterPaints(@ForAll("seeds") long seed) throws IOException {
    check(timeline(new Random(seed)), "seed " + seed);
  }

  @Example
  void thePainterItselfPaints() throws IOException {
    check(Cut.timeline(Cut.video(Cut.clip("a", 5, 3))), "plain");
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs();
  }

  private static void check(Timeline timeline, String name) throws IOException {
    CodedMedia media = new CodedMedia();
    media.picture("a", RATE, FILE).picture("b", Rate.FPS_50, 2L * FILE).picture("c", RATE, FILE);
    Program program = new Program(timeline, media, CodedMedia.FORMAT, RATE, media);
    List<int[]> painted = new Painter(media).stack(timeline.tracks());
    FrameRange whole = program.range();
    if (whole.length() != painted.size()) {
      throw new AssertionFailedError(name, painted.size(), whole.length());
    }
    long from = whole.length() / 3;
    compare(program, whole, painted, name);
    compare(program, new FrameRange(from, whole.length() - from, RATE), painted, name);
    if (media.open != 0) {
      throw new AssertionFailedError(name + ": " + media.open + " readers left open");
    }
  }

  private static void compare(Program program, FrameRange range, List<int[]> painted, String name)
      throws IOException {
    try (FrameReader reader = program.frames(range)) {
      for (long n = range.start(); n < range.end(); n++) {
        Frame frame = reader.next().orElseThrow();
        int[] want = painted.get((int) n);
        int[] got = new int[3];
        for (int i = 0; i < 3; i++) {
          got[i] = frame.sample(0, i, 0);
        }
        // A mix inside a mix may round twice.
        for (int i = 0; i < 3; i++) {
          if (Math.abs(got[i] - Painter.code(want, i)) > 2) {
            throw new AssertionFailedError(
                name + ", frame " + n, Arrays.toString(want), Arrays.toString(got));
          }
        }
      }
    }
  }

  private static Timeline timeline(Random random) {
    Track[] tracks = new Track[1 + random.nextInt(3)];
    for (int i = 0; i < tracks.length; i++) {
      tracks[i] = track(random, 2);
    }
    return Cut.timeline(tracks);
  }

  private static Track track(Random random, int depth) {
    List<Element> elements = new ArrayList<>();
    int items = 1 + random.nextInt(6);
    Optional<Item> last = Optional.empty();
    for (int i = 0; i < items; i++) {
      Item item = item(random, depth);
      // Offsets take at most half an item, so that two transitions never meet.
      if (last.isPresent() && random.nextInt(3) == 0) {
        int in = random.nextInt((int) last.get().duration().frame() / 2 + 1);
        int out = random.nextInt((int) item.duration().frame() / 2 + 1);
        if (in + out > 0) {
          elements.add(Cut.dissolve(in, out));
        }
      }
      elements.add(item);
      last = Optional.of(item);
    }
    Track track = Cut.video(elements.toArray(Element[]::new));
    return random.nextInt(8) == 0 ? Cut.off(track) : track;
  }

  private static Item item(Random random, int depth) {
    int length = 1 + random.nextInt(9);
    double[] speeds = {1, 1, 1, 1, 2, -1, 0, 0.5, -2};
    double speed = speeds[random.nextInt(speeds.length)];
    int kind = random.nextInt(10);
    if (kind < 2) {
      return Cut.gap(length);
    }
    if (kind == 2 && depth > 0) {
      Track[] tracks = new Track[1 + random.nextInt(2)];
      for (int i = 0; i < tracks.length; i++) {
        tracks[i] = track(random, depth - 1);
      }
      return Cut.nest(random.nextInt(4), length, random.nextInt(3) == 0 ? -1 : 1, tracks);
    }
    String file = List.of("a", "b", "c").get(random.nextInt(3));
    Clip clip = Cut.clip(file, 40 + random.nextInt(200), length, speed);
    return random.nextInt(12) == 0 ? Cut.off(clip) : clip;
  }

  /** Paints tracks over each other, a frame at a time; empty arrays are see-through. */
  private static final class Painter {

    private static final int[] CLEAR = {};

    private final CodedMedia media;

    Painter(CodedMedia media) {
      this.media = media;
    }

    static int code(int[] pixel, int i) {
      return pixel.length == 0 ? 0 : pixel[i];
    }

    List<int[]> stack(List<Track> tracks) {
      int length = 0;
      for (Track track : tracks) {
        length = Math.max(length, length(track));
      }
      List<int[]> picture = new ArrayList<>();
      for (int n = 0; n < length; n++) {
        picture.add(CLEAR);
      }
      for (Track track : tracks) {
        if (track.enabled()) {
          for (int n = 0; n < length(track); n++) {
            picture.set(n, at(track, n, picture.get(n)));
          }
        }
      }
      return picture;
    }

    private static int length(Track track) {
      int length = 0;
      for (Element element : track.elements()) {
        length += element instanceof Item item ? (int) item.duration().frame() : 0;
      }
      return length;
    }

    private int[] at(Track track, int n, int[] below) {
      int start = 0;
      List<Element> elements = track.elements();
      for (int i = 0; i < elements.size(); i++) {
        if (elements.get(i) instanceof Transition transition) {
          int in = (int) transition.inOffset().frame();
          int out = (int) transition.outOffset().frame();
          if (n >= start - in && n < start + out) {
            Item before = (Item) elements.get(i - 1);
            int[] a = show(before, n - start + (int) before.duration().frame(), below);
            int[] b = show((Item) elements.get(i + 1), n - start, below);
            return mix(a, b, (n + 0.5 - (start - in)) / (in + out));
          }
        } else {
          start += (int) ((Item) elements.get(i)).duration().frame();
        }
      }
      start = 0;
      for (Element element : elements) {
        if (element instanceof Item item) {
          int length = (int) item.duration().frame();
          if (n < start + length) {
            return show(item, n - start, below);
          }
          start += length;
        }
      }
      throw new IllegalStateException("after the end");
    }

    private static int[] mix(int[] a, int[] b, double come) {
      if (a.length == 0 && b.length == 0) {
        return CLEAR;
      }
      int[] mixed = new int[3];
      for (int i = 0; i < 3; i++) {
        mixed[i] = (int) Math.round(code(a, i) * (1 - come) + code(b, i) * come);
      }
      return mixed;
    }

    private int[] show(Item item, int offset, int[] below) {
      if (item instanceof Gap || !item.enabled()) {
        return below;
      }
      if (item instanceof Nest nest) {
        List<int[]> inner = stackOver(nest, below);
        long n =
            nest.speed() < 0 ? nest.source().end() - 1 - offset : nest.source().start() + offset;
        return n >= 0 && n < inner.size() ? inner.get((int) n) : below;
      }
      Clip clip = (Clip) item;
      long perFrame = clip.name().equals("b") ? 2 : 1;
      double run = offset * clip.speed();
      double time =
          clip.speed() < 0
              ? clip.source().start() + clip.source().length() * -clip.speed() + run
              : clip.source().start() + run;
      long frame =
          clip.speed() < 0
              ? (long) Math.ceil(time * perFrame) - 1
              : (long) Math.floor(time * perFrame);
      Frame coded = media.frame(clip.name(), frame, CodedMedia.FORMAT);
      return new int[] {coded.sample(0, 0, 0), coded.sample(0, 1, 0), coded.sample(0, 2, 0)};
    }

    /** A nest over one picture of what lies below it: see-through places show that picture. */
    private List<int[]> stackOver(Nest nest, int[] below) {
      int length = 0;
      for (Track track : nest.tracks()) {
        length = Math.max(length, length(track));
      }
      List<int[]> picture = new ArrayList<>();
      for (int n = 0; n < length; n++) {
        int[] seen = below;
        for (Track track : nest.tracks()) {
          if (track.enabled() && n < length(track)) {
            seen = at(track, n, seen);
          }
        }
        picture.add(seen);
      }
      return picture;
    }
  }
}
