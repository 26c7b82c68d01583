package org.raccord.core.internal.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.Edit;
import org.raccord.core.FillOrder;
import org.raccord.core.FillOrder.HandleUse;
import org.raccord.core.FillPreview;
import org.raccord.core.FillReport;
import org.raccord.core.FillWatcher;
import org.raccord.core.RenderOrder;
import org.raccord.core.Survey;
import org.raccord.core.WorkException;
import org.raccord.generator.Edge;
import org.raccord.generator.Offer;
import org.raccord.media.MediaProbe;
import org.raccord.media.PictureFacts;
import org.raccord.media.PictureSource;
import org.raccord.model.fill.DigitalSourceType;
import org.raccord.model.fill.Intent;
import org.raccord.model.fill.Take;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.time.Rate;

/**
 * Fills beside retimes, dissolves, cut-out media; with exports and limits. Luma tells the frame.
 */
@Timeout(90)
class EveryKindOfFillTest {

  private static final int LONG = 40;

  @TempDir Path folder;
  private Bench bench;
  private final Map<Edge, List<Integer>> seen = new ConcurrentHashMap<>();

  @BeforeEach
  void open() throws IOException {
    bench = new Bench(folder);
    bench.put("ramp", looking());
    bench.clip("a.mov", LONG, 100);
    bench.clip("b.mov", LONG, 500);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  /** The ramp, which also looks at the frames nearest the slot. */
  private Generators.Serving looking() {
    Generators.Serving ramp = Generators.ramp();
    return (request, call) -> {
      for (Edge edge : Edge.values()) {
        if (request.neighbour(edge).isEmpty()) {
          continue;
        }
        try (FrameReader frames = call.frames(edge)) {
          List<Integer> lumas = new ArrayList<>();
          for (Optional<Frame> f = frames.next(); f.isPresent() && lumas.size() < 5; ) {
            lumas.add(f.get().sample(0, 40, 30));
            f = frames.next();
          }
          seen.put(edge, lumas);
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
      }
      return ramp.fill(request, call);
    };
  }

  private static FillOrder order(
      FillOrder.Selection slots, HandleUse handles, Optional<Path> export) {
    return new FillOrder(
        slots,
        1,
        OptionalLong.of(7),
        List.of(),
        Optional.empty(),
        OptionalLong.empty(),
        export,
        handles,
        FillOrder.Refill.ADD_TAKES,
        Optional.empty());
  }

  private FillReport fill(Cut cut, HandleUse handles, Optional<Path> export) throws Exception {
    Path file = folder.resolve("cut.otio");
    Files.writeString(file, cut.text());
    FillOrder order = order(new FillOrder.Selection.Named(List.of("V1-2")), handles, export);
    try (Edit edit = bench.change(file)) {
      FillReport report = edit.fill(order, FillWatcher.NONE);
      assertEquals(1, report.filled(), report.toString());
      return report;
    }
  }

  private static Take take(FillReport report) {
    return report.slots().get(0).takes().get(0);
  }

  private Path file(Take take) {
    return folder.resolve(take.picture().path());
  }

  private static List<Integer> lumas(Path file) throws IOException {
    List<Integer> lumas = new ArrayList<>();
    try (PictureSource source = PictureSource.open(file);
        FrameReader frames = source.read(source.picture().range())) {
      int deep = source.picture().format().layout().bitDepth() - 8;
      for (Optional<Frame> f = frames.next(); f.isPresent(); f = frames.next()) {
        lumas.add(f.get().sample(0, 40, 30) << 2 >> deep);
      }
    }
    return lumas;
  }

  private static void assertNear(List<Integer> wanted, List<Integer> got, int tolerance) {
    boolean near = wanted.size() == got.size();
    for (int i = 0; near && i < wanted.size(); i++) {
      near = Math.abs(wanted.get(i) - got.get(i)) <= tolerance;
    }
    assertTrue(near, got + " where " + wanted + " was wanted");
  }

  /** Lumas of frames of a.mov. */
  private static List<Integer> a(int... frames) {
    return Arrays.stream(frames).mapToObj(f -> 100 + 4 * f).toList();
  }

  private static List<Integer> b(int... frames) {
    return Arrays.stream(frames).mapToObj(f -> 500 + 4 * f).toList();
  }

  @Test
  void retimedNeighboursConditionWithTheFramesThatAreSeen() throws Exception {
    Cut cut = new Cut(Rate.FPS_24);
    fill(
        cut.video(
            cut.retimed("a.mov", 2, 10, LONG, 2.0),
            cut.gap(6),
            cut.retimed("b.mov", 4, 10, LONG, 0.5)),
        HandleUse.AUTO,
        Optional.empty());
    // Twice as fast from 2 on: 2, 4, ... 20. Half as fast from 4 on: each frame twice.
    assertNear(a(20, 18, 16, 14, 12), seen.getOrDefault(Edge.BEFORE, List.of()), 2);
    assertNear(b(4, 4, 5, 5, 6), seen.getOrDefault(Edge.AFTER, List.of()), 2);
  }

  @Test
  void reversedAndFrozenNeighboursDoToo() throws Exception {
    Cut cut = new Cut(Rate.FPS_24);
    fill(
        cut.video(
            cut.retimed("a.mov", 5, 10, LONG, -1.0),
            cut.gap(6),
            cut.retimed("b.mov", 7, 10, LONG, 0)),
        HandleUse.AUTO,
        Optional.empty());
    // Frames 14 to 5 are seen, so 5 is the last.
    assertNear(a(5, 6, 7, 8, 9), seen.getOrDefault(Edge.BEFORE, List.of()), 2);
    assertNear(b(7, 7, 7, 7, 7), seen.getOrDefault(Edge.AFTER, List.of()), 2);
  }

  @Test
  void aRetimedClipWithoutMediaIsDeclinedBeforeAnythingIsMade() throws Exception {
    Cut cut = new Cut(Rate.FPS_24);
    Path file = folder.resolve("cut.otio");
    Files.writeString(
        file,
        cut.video(
                cut.clip("a.mov", 0, 20, LONG),
                cut.retimed("gone", 0, 6, 20, 2)
                    .replaceFirst(
                        "ExternalReference.1\", \"target_url\"", "MissingReference.1\", \"name\""),
                cut.clip("b.mov", 0, 20, LONG))
            .text());
    List<String> names = bench.names();
    try (Edit edit = bench.change(file)) {
      Survey.SurveyedSlot slot = edit.survey(Edit.SurveyScope.SLOTS).slots().get(0);
      assertEquals("retimed", slot.slot().remark());
      assertTrue(
          slot.offers().get(0).offer() instanceof Offer.Declines no
              && no.reason().contains("\"gone\" is retimed"),
          slot.toString());
      FillOrder all = order(new FillOrder.Selection.All(), HandleUse.AUTO, Optional.empty());
      WorkException none =
          assertThrows(WorkException.class, () -> edit.fill(all, FillWatcher.NONE));
      assertTrue(
          String.valueOf(none.getMessage()).contains("Remove the clip's speed change"),
          none.toString());
    }
    assertEquals(Map.of(), seen);
    assertEquals(names, bench.names());
  }

  @Test
  void aTakeBeneathADissolveIsLongEnoughForIt() throws Exception {
    Cut cut = new Cut(Rate.FPS_24);
    FillReport report =
        fill(
            cut.video(
                cut.clip("a.mov", 0, 20, LONG),
                cut.gap(12),
                cut.dissolve(3, 5),
                cut.clip("b.mov", 10, 20, LONG)),
            HandleUse.AUTO,
            Optional.empty());
    Take take = take(report);
    assertTrue(take.picture().tailHandle() >= 12 + 5, take.picture().toString());
    PictureFacts facts = MediaProbe.probe(file(take)).picture().orElseThrow();
    assertEquals(take.picture().headHandle() + 12 + take.picture().tailHandle(), facts.frames());
    // Five frames after the edit point the dissolve still shows the take.
    try (Edit edit = bench.look(folder.resolve("cut.raccord.otio"))) {
      Path look = folder.resolve("look.mkv");
      edit.render(
          new RenderOrder(look, Optional.empty(), 0, RenderOrder.BurnIn.NONE), FillWatcher.NONE);
      List<Integer> lumas = lumas(look);
      assertEquals(52, lumas.size());
      List<Integer> inTake = lumas(file(take));
      int head = (int) take.picture().headHandle();
      for (int k = 0; k < 5; k++) {
        int under = inTake.get(head + 12 + k);
        int over = 500 + 4 * (10 + k);
        int got = lumas.get(32 + k);
        assertTrue(
            got >= Math.min(under, over) - 4 && got <= Math.max(under, over) + 4,
            "frame " + (32 + k) + ": " + got + " between " + under + " and " + over);
      }
    }
  }

  @Test
  void whatWasCutOutIsPutBackOnlyWhenAskedFor() throws Exception {
    Cut cut = new Cut(Rate.FPS_24);
    cut.video(cut.clip("a.mov", 0, 16, LONG), cut.gap(6), cut.clip("a.mov", 22, 18, LONG));
    FillReport report = fill(cut, HandleUse.USE, Optional.empty());
    Take take = take(report);
    assertEquals(DigitalSourceType.HUMAN_EDITS, take.sourceType());
    assertEquals(6, take.counts().real());
    assertEquals(0, take.counts().generated());
    int head = (int) take.picture().headHandle();
    assertNear(a(16, 17, 18, 19, 20, 21), lumas(file(take)).subList(head, head + 6), 2);
    assertTrue(seen.isEmpty(), "no generator was asked");
  }

  @Test
  void byDefaultWhatWasCutOutStaysOut() throws Exception {
    Cut cut = new Cut(Rate.FPS_24);
    cut.video(cut.clip("a.mov", 0, 10, LONG), cut.gap(6), cut.clip("a.mov", 16, 18, LONG));
    Take take = take(fill(cut, HandleUse.AUTO, Optional.empty()));
    assertEquals(DigitalSourceType.ALGORITHMIC_MEDIA, take.sourceType());
    assertEquals(6, take.counts().generated());
    assertEquals(2, seen.size(), "both neighbours were looked at");
  }

  @Test
  void cutOutMediaOfAnotherLengthIsNotUsedAndTheTakeSaysWhy() throws Exception {
    Cut cut = new Cut(Rate.FPS_24);
    cut.video(cut.clip("a.mov", 0, 10, LONG), cut.gap(6), cut.clip("a.mov", 20, 18, LONG));
    Take take = take(fill(cut, HandleUse.USE, Optional.empty()));
    assertEquals(6, take.counts().generated());
    assertTrue(
        take.remarks().stream().anyMatch(r -> r.contains("has 10 frames and the slot has 6")),
        take.remarks().toString());
  }

  @Test
  void exportsHoldExactlyTheSlotsFrames() throws Exception {
    for (String name : List.of("x.mkv", "x.mov", "x.mp4")) {
      Cut cut = new Cut(Rate.FPS_24);
      cut.video(cut.clip("a.mov", 0, 20, LONG), cut.gap(6), cut.clip("b.mov", 0, 20, LONG));
      FillReport report = fill(cut, HandleUse.AUTO, Optional.of(folder.resolve(name)));
      Take take = take(report);
      int head = (int) take.picture().headHandle();
      List<Integer> wanted = lumas(file(take)).subList(head, head + 6);
      assertNear(wanted, lumas(folder.resolve(name)), name.endsWith("mp4") ? 8 : 2);
      Files.delete(folder.resolve("cut.raccord.otio"));
    }
    assertEquals("ffv1", MediaProbe.probe(folder.resolve("x.mkv")).picture().orElseThrow().codec());
    assertEquals(
        "prores", MediaProbe.probe(folder.resolve("x.mov")).picture().orElseThrow().codec());
    assertEquals("h264", MediaProbe.probe(folder.resolve("x.mp4")).picture().orElseThrow().codec());
  }

  @Test
  void anExtendThatAMarkerAsksForIsMadeAndFilledOnce() throws Exception {
    Cut cut = new Cut(Rate.FPS_24);
    cut.video(
        cut.marked("a.mov", 0, 20, LONG, "RACCORD extend tail 6"),
        cut.marked("b.mov", 0, 20, LONG, "RACCORD extend tail 90 overwrite"),
        cut.clip("a.mov", 30, 20, LONG));
    Path file = folder.resolve("cut.otio");
    Files.writeString(file, cut.text());
    FillOrder order = FillOrder.of(new FillOrder.Selection.Marked());
    try (Edit edit = bench.look(file)) {
      Survey survey = edit.survey(Edit.SurveyScope.SLOTS);
      assertEquals(
          List.of("V1-3.tail"), survey.slots().stream().map(s -> s.slot().address()).toList());
      assertEquals(2, survey.markers().size());
      assertEquals(6, survey.markers().get(0).extend().orElseThrow().frames());
      assertEquals(Optional.empty(), survey.markers().get(0).obstacle());
      assertTrue(survey.markers().get(1).obstacle().isPresent(), survey.toString());
      FillPreview preview = edit.preview(order);
      assertEquals(survey.markers(), preview.markers());
      assertEquals(1, preview.slots().size(), "the slot that the extend would make");
      assertEquals(6, preview.slots().get(0).slot().record().length());
      assertEquals(Intent.EXTEND, preview.slots().get(0).brief().intent());
    }
    try (Edit edit = bench.change(file)) {
      FillReport report = edit.fill(order, FillWatcher.NONE);
      assertEquals(1, report.filled(), report.toString());
      assertEquals(6, report.slots().get(0).takes().get(0).picture().length());
      assertEquals(1, report.failed(), report.toString());
      assertTrue(
          report.slots().get(1).failure().orElse("").contains("tail of V1-"), report.toString());
      assertEquals(4, edit.timeline().tracks().get(0).elements().size());
      edit.fill(order, FillWatcher.NONE);
      assertEquals(4, edit.timeline().tracks().get(0).elements().size());
    }
  }

  @Test
  void howLongAFillTakesIsToldOnceOneWasSeen() throws Exception {
    Cut cut = new Cut(Rate.FPS_24);
    cut.video(cut.clip("a.mov", 0, 20, LONG), cut.gap(6), cut.clip("b.mov", 0, 20, LONG));
    Path file = folder.resolve("cut.otio");
    Files.writeString(file, cut.text());
    FillOrder order = FillOrder.of(new FillOrder.Selection.Named(List.of("V1-2")));
    try (Edit edit = bench.change(file)) {
      FillPreview.Asked unknown = edit.preview(order).slots().get(0).generators().get(0);
      assertEquals(Optional.empty(), unknown.measured());
      assertEquals(1, edit.fill(order, FillWatcher.NONE).filled());
      FillPreview.Asked seen = edit.preview(order).slots().get(0).generators().get(0);
      FillPreview.Expected expected = seen.measured().orElseThrow();
      assertEquals(1, expected.fills());
      assertTrue(expected.seconds() > 0, expected::toString);
      Offer.Serves serves = assertInstanceOf(Offer.Serves.class, seen.offer());
      assertEquals(expected.seconds(), serves.expected().orElseThrow().toMillis() / 1000.0, 0.001);
    }
  }

  @Test
  void whenTheTimeIsOverNothingMoreIsBegunAndTheNextRunGoesOn() throws Exception {
    Cut cut = new Cut(Rate.FPS_24);
    cut.video(cut.clip("a.mov", 0, 20, LONG), cut.gap(6), cut.clip("b.mov", 0, 20, LONG));
    Path file = folder.resolve("cut.otio");
    Files.writeString(file, cut.text());
    FillOrder order = FillOrder.of(new FillOrder.Selection.All());
    FillOrder late =
        new FillOrder(
            order.slots(),
            1,
            order.seed(),
            List.of(),
            Optional.empty(),
            OptionalLong.of(0),
            Optional.empty(),
            HandleUse.AUTO,
            order.refill(),
            Optional.empty());
    try (Edit edit = bench.change(file)) {
      FillReport report = edit.fill(late, FillWatcher.NONE);
      assertEquals(0, report.filled());
      assertTrue(report.slots().get(0).failure().orElse("").contains("time"), report.toString());
      assertTrue(seen.isEmpty());
      assertEquals(1, edit.fill(order, FillWatcher.NONE).filled());
    }
  }

  @Test
  void aClipThatBreaksInTheMiddleCostsTheSlotsBesideItAlone() throws Exception {
    Path broken = folder.resolve("broken.mov");
    byte[] whole = Files.readAllBytes(bench.clip("whole.mov", LONG, 300));
    Files.write(broken, Arrays.copyOf(whole, whole.length / 2));
    Cut cut = new Cut(Rate.FPS_24);
    cut.video(
        cut.clip("a.mov", 0, 10, LONG),
        cut.gap(6),
        cut.clip("b.mov", 0, 10, LONG),
        cut.gap(6),
        cut.clip("broken.mov", 0, 10, LONG));
    Path file = folder.resolve("cut.otio");
    Files.writeString(file, cut.text());
    try (Edit edit = bench.change(file)) {
      FillReport report = edit.fill(FillOrder.of(new FillOrder.Selection.All()), FillWatcher.NONE);
      assertEquals(1, report.filled(), report.toString());
      assertEquals(1, report.failed(), report.toString());
      String why = report.slots().get(1).failure().orElse("");
      assertTrue(why.contains("broken.mov"), why);
      assertFalse(why.contains("Exception"), why);
    }
  }

  @Test
  void mediaThatMovedIsFoundByTheNewBeginningOfItsPath() throws Exception {
    Cut cut = new Cut(Rate.FPS_24);
    cut.video(cut.clip("old/deep/a.mov", 0, 20, LONG), cut.gap(6), cut.clip("b.mov", 0, 20, LONG));
    Path file = folder.resolve("cut.otio");
    Files.writeString(file, cut.text());
    Files.createDirectories(folder.resolve("new"));
    Files.move(folder.resolve("a.mov"), folder.resolve("new/a.mov"));
    try (Edit edit = bench.change(file)) {
      edit.relink(Map.of("old/deep", "new"));
      assertEquals(
          1, edit.fill(FillOrder.of(new FillOrder.Selection.All()), FillWatcher.NONE).filled());
    }
    assertNear(a(19), seen.getOrDefault(Edge.BEFORE, List.of()).subList(0, 1), 2);
  }
}
