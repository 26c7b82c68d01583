package org.raccord.core.internal.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.Edit;
import org.raccord.core.FillOrder;
import org.raccord.core.FillReport;
import org.raccord.core.FillWatcher;
import org.raccord.core.RenderOrder;
import org.raccord.generator.Edge;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.time.Rate;

/**
 * Timelines with awkward places are filled and rendered whole, and every frame of the rendering is
 * asked for its number: each take lies on its frames, and every other frame where it was.
 */
@Timeout(90)
class FramesLandTest {

  private static final int A = 0;
  private static final int B = 1;
  private static final int C = 2;
  private static final int TAKE = 3;

  /** Number of the first frame of a slot in its take; handles before it count down from here. */
  private static final int ZERO = 500;

  private static final int LONG = 60;

  @TempDir Path folder;
  private Bench bench;
  private final Map<Edge, Map<Integer, Integer>> met = new HashMap<>();

  @BeforeEach
  void open() throws IOException {
    bench = new Bench(folder);
    bench.put("numbers", numbers());
    file("a.mov", A, Rate.FPS_24);
    file("b.mov", B, Rate.FPS_24);
    file("c.mov", C, Rate.FPS_24);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void file(String name, int band, Rate rate) throws IOException {
    NumberedFrames.write(folder.resolve(name), band, LONG, rate, Optional.empty());
  }

  /** Numbers the frames of a take from its slot's first, and looks at what it is to meet. */
  private Generators.Serving numbers() {
    return (request, call) -> {
      try {
        for (Edge edge : Edge.values()) {
          if (request.neighbour(edge).isPresent()) {
            try (FrameReader frames = call.frames(edge)) {
              met.put(edge, NumberedFrames.read(frames.next().orElseThrow()));
            }
          }
        }
        for (long i = -request.headHandle(); i < request.length() + request.tailHandle(); i++) {
          call.picture().push(NumberedFrames.frame(request.format(), TAKE, (int) (ZERO + i)));
        }
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      return new org.raccord.generator.Made.Pushed(
          request.headHandle(), Generators.account("numbers"));
    };
  }

  /** Fills the one slot of a timeline. */
  private Path filled(Cut cut) throws Exception {
    Path file = folder.resolve("cut.otio");
    Files.writeString(file, cut.text());
    try (Edit edit = bench.change(file)) {
      FillReport report = edit.fill(FillOrder.of(new FillOrder.Selection.All()), FillWatcher.NONE);
      assertEquals(1, report.filled(), report.toString());
      return edit.file();
    }
  }

  /** Fills all slots and compares the whole rendering, frame by frame. */
  private void check(Cut cut, int frames, IntFunction<Map<Integer, Integer>> wanted)
      throws Exception {
    compare(filled(cut), frames, wanted);
  }

  private void compare(Path file, int frames, IntFunction<Map<Integer, Integer>> wanted)
      throws Exception {
    Path look = folder.resolve("look.mkv");
    try (Edit edit = bench.look(file)) {
      edit.render(
          new RenderOrder(look, Optional.empty(), 0, RenderOrder.BurnIn.NONE), FillWatcher.NONE);
    }
    List<Map<Integer, Integer>> all = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      all.add(wanted.apply(i));
    }
    List<Map<Integer, Integer>> got = NumberedFrames.read(look);
    for (int i = 0; i < Math.min(frames, got.size()); i++) {
      assertEquals(all.get(i), got.get(i), "frame " + i);
    }
    assertEquals(frames, got.size());
  }

  private static Map<Integer, Integer> shows(int band, int number) {
    return new TreeMap<>(Map.of(band, number));
  }

  private static Map<Integer, Integer> shows(int band, int number, int other, int second) {
    return new TreeMap<>(Map.of(band, number, other, second));
  }

  private void met(int before, int after) {
    assertEquals(Map.of(A, before), met.get(Edge.BEFORE), "the frame before the slot");
    assertEquals(Map.of(B, after), met.get(Edge.AFTER), "the frame after the slot");
  }

  @Test
  void betweenTwoDissolvesTheTakeRunsOnUnderBoth() throws Exception {
    Cut cut = new Cut(Rate.FPS_24);
    cut.video(
        cut.clip("a.mov", 5, 20, LONG),
        cut.dissolve(4, 3),
        cut.missing(14),
        cut.dissolve(3, 5),
        cut.clip("b.mov", 10, 20, LONG));
    check(
        cut,
        54,
        f -> {
          int take = ZERO + f - 20;
          int a = 5 + f;
          int b = 10 + f - 34;
          if (f < 16) {
            return shows(A, a);
          }
          if (f < 23) {
            return shows(A, a, TAKE, take);
          }
          if (f < 31) {
            return shows(TAKE, take);
          }
          return f < 39 ? shows(B, b, TAKE, take) : shows(B, b);
        });
  }

  @Test
  void retimedShotsGoOnAtTheirPace() throws Exception {
    Cut cut = new Cut(Rate.FPS_24);
    cut.video(
        cut.retimed("a.mov", 2, 10, LONG, 2.0), cut.gap(6), cut.retimed("b.mov", 4, 12, LONG, 0.5));
    check(
        cut,
        28,
        f ->
            f < 10
                ? shows(A, 2 + 2 * f)
                : f < 16 ? shows(TAKE, ZERO + f - 10) : shows(B, 4 + (f - 16) / 2));
    met(20, 4);
  }

  @Test
  void aReversedAndAFrozenShotMeetTheTake() throws Exception {
    Cut cut = new Cut(Rate.FPS_24);
    cut.video(
        cut.retimed("a.mov", 5, 10, LONG, -1.0), cut.gap(6), cut.retimed("b.mov", 7, 10, LONG, 0));
    check(
        cut,
        26,
        f -> f < 10 ? shows(A, 14 - f) : f < 16 ? shows(TAKE, ZERO + f - 10) : shows(B, 7));
    met(5, 7);
  }

  @Test
  void aSlotInANestOfANestIsFilledWhereTheTrimsPutIt() throws Exception {
    Cut cut = new Cut(Rate.FPS_24);
    String inner =
        cut.nest(
            3, 30, cut.clip("a.mov", 0, 15, LONG), cut.gap(7), cut.clip("b.mov", 20, 20, LONG));
    cut.video(
        cut.clip("c.mov", 0, 10, LONG), cut.nest(2, 25, inner), cut.clip("c.mov", 30, 8, LONG));
    check(
        cut,
        43,
        f -> {
          int inside = f - 10 + 2 + 3;
          if (f < 10) {
            return shows(C, f);
          }
          if (f >= 35) {
            return shows(C, 30 + f - 35);
          }
          return inside < 15
              ? shows(A, inside)
              : inside < 22 ? shows(TAKE, ZERO + inside - 15) : shows(B, 20 + inside - 22);
        });
    met(14, 20);
  }

  @Test
  void mediaAndRecordThatCountFromTimecodesLandAlike() throws Exception {
    long hour = 24L * 3600;
    NumberedFrames.write(folder.resolve("a.mov"), A, LONG, Rate.FPS_24, Optional.of(hour));
    NumberedFrames.write(folder.resolve("b.mov"), B, LONG, Rate.FPS_24, Optional.of(14 * hour));
    Cut cut = new Cut(Rate.FPS_24);
    cut.startingAt(10 * hour)
        .video(
            cut.counted("a.mov", hour, 7, 12, LONG),
            cut.gap(9),
            cut.counted("b.mov", 14 * hour, 3, 12, LONG));
    check(
        cut,
        33,
        f -> f < 12 ? shows(A, 7 + f) : f < 21 ? shows(TAKE, ZERO + f - 12) : shows(B, 3 + f - 21));
    met(18, 3);
  }

  @Test
  void itemsAndTracksOfOtherRatesAreRoundedOnce() throws Exception {
    file("b.mov", B, Rate.FPS_25);
    file("c.mov", C, Rate.FPS_30);
    Cut cut = new Cut(Rate.FPS_24);
    Cut at25 = new Cut(Rate.FPS_25);
    Cut at30 = new Cut(Rate.FPS_30);
    cut.startingAt(0)
        .video(cut.clip("a.mov", 4, 13, LONG), cut.gap(11), at25.clip("b.mov", 5, 25, LONG))
        .video(at30.gap(37), at30.clip("c.mov", 8, 10, LONG));
    check(
        cut,
        48,
        f -> {
          // The upper clip lies from 37/30 s to 47/30 s: frames 29.6 to 37.6, rounded once.
          if (f >= 30 && f < 38) {
            return shows(C, 8 + Math.max(0, (int) Math.floor((f / 24.0 - 37 / 30.0) * 30 + 1e-6)));
          }
          return f < 13
              ? shows(A, 4 + f)
              : f < 24
                  ? shows(TAKE, ZERO + f - 13)
                  : shows(B, 5 + (int) Math.floor((f - 24) / 24.0 * 25 + 1e-6));
        });
    met(16, 5);
  }

  @Test
  void underLAndJCutsThePictureStaysOnItsFrames() throws Exception {
    Cut cut = new Cut(Rate.FPS_24);
    cut.video(cut.clip("a.mov", 3, 12, LONG), cut.gap(10), cut.clip("b.mov", 20, 12, LONG))
        .audio("A1", cut.clip("a.mov", 3, 16, LONG), cut.gap(2), cut.clip("b.mov", 16, 16, LONG));
    check(
        cut,
        34,
        f ->
            f < 12 ? shows(A, 3 + f) : f < 22 ? shows(TAKE, ZERO + f - 12) : shows(B, 20 + f - 22));
    met(14, 20);
  }

  @Test
  void whatHandlesServeInAReCutIsInStepWithBothShots() throws Exception {
    Cut cut = new Cut(Rate.FPS_24);
    Path former =
        filled(
            cut.video(
                cut.clip("a.mov", 3, 12, LONG), cut.gap(10), cut.clip("b.mov", 20, 12, LONG)));
    // Before it all a shot of 5; A ends 3 frames earlier, B begins 2 frames later.
    Cut again = new Cut(Rate.FPS_24);
    again.video(
        again.clip("c.mov", 0, 5, LONG),
        again.clip("a.mov", 3, 9, LONG),
        again.gap(15),
        again.clip("b.mov", 22, 10, LONG));
    Path recut = folder.resolve("recut.otio");
    Files.writeString(recut, again.text());
    try (Edit edit = bench.change(recut)) {
      edit.update(former);
    }
    compare(
        recut,
        39,
        f -> {
          int inFormer = f - 5;
          if (f < 5) {
            return shows(C, f);
          }
          return inFormer < 9
              ? shows(A, 3 + inFormer)
              : inFormer < 24 ? shows(TAKE, ZERO + inFormer - 12) : shows(B, 20 + inFormer - 22);
        });
  }
}
