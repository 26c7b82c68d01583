package org.raccord.core.internal.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.Edit;
import org.raccord.core.FillOrder;
import org.raccord.core.FillReport;
import org.raccord.core.FillWatcher;
import org.raccord.core.SlotTakes;
import org.raccord.core.WorkException;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Made;
import org.raccord.media.MediaFacts;
import org.raccord.media.MediaProbe;
import org.raccord.media.PictureSource;
import org.raccord.model.fill.Take;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.time.Rate;

@Timeout(60)
class WholeFillTest {

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static FillOrder all() {
    return FillOrder.of(new FillOrder.Selection.All());
  }

  private static FillOrder named(String slot, int takes, FillOrder.Refill refill) {
    return new FillOrder(
        new FillOrder.Selection.Named(List.of(slot)),
        takes,
        OptionalLong.of(7),
        List.of(),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        FillOrder.HandleUse.AUTO,
        refill,
        Optional.empty());
  }

  private List<Integer> lumas(Path file) throws IOException {
    List<Integer> lumas = new ArrayList<>();
    try (PictureSource source = PictureSource.open(file);
        FrameReader frames = source.read(source.picture().range())) {
      for (Optional<Frame> f = frames.next(); f.isPresent(); f = frames.next()) {
        lumas.add(f.get().sample(0, 40, 30));
      }
    }
    return lumas;
  }

  private static void assertNear(int wanted, int got, int tolerance, String what) {
    assertTrue(Math.abs(wanted - got) <= tolerance, what + ": " + got + " for " + wanted);
  }

  @Test
  void fillsEveryHoleAndLeavesSourcesAndTheForeignTimelineAlone() throws Exception {
    Path cut = bench.cut();
    Map<String, String> before = bench.hashes();
    bench.put("ramp", Generators.ramp());

    FillReport report;
    try (Edit edit = bench.change(cut)) {
      report = edit.fill(all(), FillWatcher.NONE);
    }

    assertEquals(2, report.filled(), report.toString());
    assertEquals(0, report.failed());
    Map<String, String> after = bench.hashes();
    before.forEach((name, hash) -> assertEquals(hash, after.get(name), name));
    try (Edit edit = bench.look(cut)) {
      assertEquals(folder.resolve("cut.raccord.otio"), edit.file());
      assertEquals(2, edit.takes(Optional.empty()).size());
      assertEquals(61, org.raccord.model.timeline.TrackTimes.duration(edit.timeline()).frame());
      assertTrue(Files.readString(edit.file()).contains("1.50"), "unknown fields stay as written");
    }
    Take take = report.slots().get(0).takes().get(0);
    Path file = folder.resolve(take.picture().path());
    assertEquals(12, take.picture().headHandle());
    assertEquals(6, take.counts().generated());
    MediaFacts facts = MediaProbe.probe(file);
    assertEquals(6 + 24, facts.picture().orElseThrow().frames());
    assertEquals("prores", facts.picture().orElseThrow().codec());
    assertEquals("01:00:00:08", facts.start().orElseThrow().label(), "record time less handles");
    List<Integer> lumas = lumas(file);
    // a.mov ends with 100 + 4 x 19, b.mov begins with 400.
    for (int i = 0; i < 6; i++) {
      assertNear(
          (int) Math.round(176 + (i + 1) / 7.0 * (400 - 176)), lumas.get(12 + i), 3, "frame " + i);
    }
    assertTrue(bench.names().stream().noneMatch(n -> n.contains("/jobs/") || n.contains("part")));
  }

  @Test
  void aSecondRunRepeatsNothingAndUndoAndRedoGoThroughTheTakes() throws Exception {
    Path cut = bench.cut();
    bench.put("ramp", Generators.ramp());
    try (Edit edit = bench.change(cut)) {
      edit.fill(all(), FillWatcher.NONE);
      String filled = Files.readString(edit.file());

      FillReport again = edit.fill(all(), FillWatcher.NONE);
      assertTrue(
          again.slots().stream().allMatch(s -> s.outcome() == FillReport.Outcome.KEPT),
          again.toString());
      assertEquals(filled, Files.readString(edit.file()));

      edit.undo();
      edit.undo();
      assertEquals(Files.readString(cut), Files.readString(edit.file()));
      assertThrows(WorkException.class, edit::undo);
      edit.redo();
      edit.redo();
      assertEquals(filled, Files.readString(edit.file()));
      assertEquals(3, edit.history().size());
      assertTrue(edit.history().get(2).current());
    }
  }

  @Test
  void takesDifferInPlanAndSeedAndCanBeUsedRemovedAndCleaned() throws Exception {
    Path cut = bench.cut();
    bench.put("ramp", Generators.ramp());
    try (Edit edit = bench.change(cut)) {
      FillReport report = edit.fill(named("V1-2", 2, FillOrder.Refill.ADD_TAKES), FillWatcher.NONE);
      List<Take> takes = report.slots().get(0).takes();
      assertEquals(List.of("ramp", "ramp1"), takes.stream().map(Take::plan).toList());
      assertEquals(List.of(7L, 8L), takes.stream().map(Take::seed).toList());
      String first = takes.get(0).id();
      assertEquals(Optional.of(takes.get(1).id()), edit.takes(Optional.of("V1-2")).get(0).inUse());

      edit.useTake(first);
      assertEquals(Optional.of(first), edit.takes(Optional.of("V1-2")).get(0).inUse());
      assertTrue(edit.leftovers().isEmpty(), edit.leftovers().toString());
      edit.removeTake(first);
      assertEquals(1, edit.takes(Optional.of("V1-2")).get(0).takes().size());
      assertEquals(
          List.of(Edit.Leftover.DETACHED), edit.leftovers().stream().map(l -> l.why()).toList());
      edit.cleanup(edit.leftovers());
      assertFalse(Files.exists(folder.resolve(takes.get(0).picture().path())));
      assertTrue(Files.exists(folder.resolve(takes.get(1).picture().path())));
    }
  }

  @Test
  void eachGeneratorIsTriedUntilOneGivesATake() throws Exception {
    Path cut = bench.cut();
    AtomicInteger calls = new AtomicInteger();
    bench.put("a", Generators.failing(GenerationException.Kind.UNSUPPORTED, calls));
    bench.put("b", Generators.failing(GenerationException.Kind.TRANSIENT, calls));
    bench.put("c", Generators.ramp());
    try (Edit edit = bench.change(cut)) {
      FillReport report = edit.fill(named("V1-2", 1, FillOrder.Refill.ADD_TAKES), FillWatcher.NONE);
      assertEquals("c:default", report.slots().get(0).takes().get(0).generator());
    }
    assertEquals(4, calls.get(), "one that is unsupported, three tries at the passing failure");
    assertEquals(List.of(2L, 8L), bench.pauses);
  }

  @Test
  void aSlotThatNothingFillsSaysWhyAndNothingIsWritten() throws Exception {
    Path cut = bench.cut();
    List<String> before = bench.names();
    bench.put("a", Generators.failing(GenerationException.Kind.REFUSED, new AtomicInteger()));
    try (Edit edit = bench.change(cut)) {
      FillReport report = edit.fill(all(), FillWatcher.NONE);
      assertEquals(2, report.failed());
      String why = report.slots().get(0).failure().orElseThrow();
      assertTrue(why.contains("fails as REFUSED") && why.contains("Change the brief"), why);
    }
    assertEquals(before, bench.names());
  }

  @Test
  void aFileOfAnotherSizeAndRateIsFittedByItsAlignment() throws Exception {
    Path cut = bench.cut();
    bench.put("file", Generators.inFile(48, Rate.of(12), 12, new Made.Alignment.StartsAt(2)));
    try (Edit edit = bench.change(cut)) {
      FillOrder.Fitting plain =
          new FillOrder.Fitting(FillOrder.Matching.OFF, org.raccord.model.picture.Framing.CROP);
      FillReport report =
          edit.fill(named("V1-2", 1, FillOrder.Refill.ADD_TAKES).fitted(plain), FillWatcher.NONE);
      Take take = report.slots().get(0).takes().get(0);
      assertEquals(4, take.picture().headHandle());
      List<Integer> lumas = lumas(folder.resolve(take.picture().path()));
      // Frame 2 of the file at 12 a second is slot frame 0, and what lies between it and frame 3
      // is slot frame 1; 8 to 10 bit is x 4.
      assertNear(4 * (64 + 8), lumas.get(4), 3, "slot frame 0");
      assertNear(4 * (64 + 10), lumas.get(5), 3, "slot frame 1");
      assertNear(4 * (64 + 12), lumas.get(6), 3, "slot frame 2");
      assertEquals(
          Bench.FORMAT.width(),
          MediaProbe.probe(folder.resolve(take.picture().path()))
              .picture()
              .orElseThrow()
              .format()
              .width());
    }
  }

  @Test
  void aFileThatIsTooShortIsRefusedInWords() throws Exception {
    Path cut = bench.cut();
    bench.put("file", Generators.inFile(96, Rate.FPS_24, 2, new Made.Alignment.Unknown()));
    try (Edit edit = bench.change(cut)) {
      FillReport report = edit.fill(named("V1-2", 1, FillOrder.Refill.ADD_TAKES), FillWatcher.NONE);
      String why = report.slots().get(0).failure().orElseThrow();
      assertTrue(why.contains("too short: 2 frames") && why.contains("needs 6"), why);
    }
    assertFalse(Files.exists(folder.resolve("cut.raccord.otio")));
  }

  @Test
  void aPaidJobIsGoneOnWithInTheNextSessionAndNotPaidAgain() throws Exception {
    Path cut = bench.cut();
    Generators.Remote remote = new Generators.Remote();
    bench.put("remote", remote);
    try (Edit edit = bench.change(cut)) {
      FillReport report = edit.fill(named("V1-2", 1, FillOrder.Refill.ADD_TAKES), FillWatcher.NONE);
      String why = report.slots().get(0).failure().orElseThrow();
      assertTrue(why.contains("goes on, not anew"), why);
    }
    assertEquals(2, remote.resumed.get(), "the tries after the first go on with the ticket");
    remote.networkIsDown = false;
    try (Edit edit = bench.change(cut)) {
      FillReport report = edit.fill(named("V1-2", 1, FillOrder.Refill.ADD_TAKES), FillWatcher.NONE);
      assertEquals(1, report.filled(), report.toString());
    }
    assertEquals(1, remote.paid.get());
    assertTrue(bench.names().stream().noneMatch(n -> n.contains("/jobs/")), "jobs are ended");
  }

  @Test
  void cancellingKeepsFinishedTakesAndLeavesNoHalfFile() throws Exception {
    Path cut = bench.cut();
    CountDownLatch started = new CountDownLatch(1);
    Generators.Serving ramp = Generators.ramp();
    Generators.Serving endless = Generators.endless(started);
    bench.put(
        "mixed",
        (Generators.Serving)
            (request, call) ->
                request.length() == 6 ? ramp.fill(request, call) : endless.fill(request, call));
    try (Edit edit = bench.change(cut)) {
      Thread main = Thread.currentThread();
      Thread canceller =
          new Thread(
              () -> {
                try {
                  started.await();
                } catch (InterruptedException e) {
                  return;
                }
                main.interrupt();
              });
      canceller.start();
      assertThrows(InterruptedException.class, () -> edit.fill(all(), FillWatcher.NONE));
      canceller.join();
      assertEquals(1, edit.takes(Optional.empty()).size());
    }
    assertEquals(1, bench.names().stream().filter(n -> n.startsWith("cut.raccord/takes/")).count());
    assertTrue(bench.names().stream().noneMatch(n -> n.contains("/jobs/")));
  }

  @Test
  void aTakeThatIsBeingMeasuredIsKeptWhenTheFillIsCancelled() throws Exception {
    Path cut = bench.cut();
    bench.put("ramp", Generators.ramp());
    Thread main = Thread.currentThread();
    FillWatcher canceller =
        event -> {
          if (event instanceof FillWatcher.Event.Working working
              && working.step().equals("measuring")) {
            main.interrupt();
            awaitInterrupt();
          }
        };
    try (Edit edit = bench.change(cut)) {
      assertThrows(
          InterruptedException.class,
          () -> edit.fill(named("V1-2", 2, FillOrder.Refill.ADD_TAKES), canceller));
      List<SlotTakes.ListedTake> takes = edit.takes(Optional.of("V1-2")).get(0).takes();
      assertEquals(1, takes.size(), "the second is not begun");
      String words = takes.get(0).take().seams().orElseThrow().words();
      assertTrue(words.contains("cancelled") && words.contains("raccord seams"), words);
    }
    assertEquals(1, bench.names().stream().filter(n -> n.startsWith("cut.raccord/takes/")).count());
    assertTrue(bench.names().stream().noneMatch(n -> n.contains("/jobs/")));
  }

  /** Until the cancellation has arrived on this thread, whose interrupt stays set. */
  private static void awaitInterrupt() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aGeneratorThatIsRemovedWhileItWorksCostsOnlyItsOwnSlot() throws Exception {
    Path cut = bench.cut();
    CountDownLatch started = new CountDownLatch(1);
    var leaving = bench.put("a", Generators.endless(started));
    bench.put("b", Generators.ramp());
    Thread remover =
        new Thread(
            () -> {
              try {
                started.await();
              } catch (InterruptedException e) {
                return;
              }
              bench.shelf.remove(leaving);
            });
    remover.start();
    try (Edit edit = bench.change(cut)) {
      FillReport report = edit.fill(all(), FillWatcher.NONE);
      assertEquals(2, report.filled(), report.toString());
      assertTrue(
          report.slots().stream()
              .flatMap(s -> s.takes().stream())
              .allMatch(t -> t.generator().equals("b:default")));
    }
    remover.join();
  }

  @Test
  void aMissingMediaFolderIsNamedAndNothingIsFilled() throws Exception {
    bench.put("ramp", Generators.ramp());
    Path cut =
        bench.timeline(
            "cut.otio",
            Bench.clipJson("/Volumes/ROLLS/a.mov", 0, 20)
                + ","
                + Bench.gap(6)
                + ","
                + Bench.clipJson("/Volumes/ROLLS/b.mov", 0, 20));
    List<String> before = bench.names();
    try (Edit edit = bench.change(cut)) {
      WorkException e = assertThrows(WorkException.class, () -> edit.fill(all(), FillWatcher.NONE));
      assertEquals(WorkException.Kind.INPUT, e.kind());
      assertTrue(e.getMessage().contains("/Volumes"), e.getMessage());
    }
    assertEquals(before, bench.names());
  }

  @Test
  void brokenMediaBesideEverySlotIsNamedAndNothingIsWritten() throws Exception {
    Path cut = bench.cut();
    Files.write(folder.resolve("b.mov"), new byte[0]);
    bench.put("ramp", Generators.ramp());
    try (Edit edit = bench.change(cut)) {
      WorkException e = assertThrows(WorkException.class, () -> edit.fill(all(), FillWatcher.NONE));
      assertEquals(WorkException.Kind.INPUT, e.kind());
      assertTrue(e.getMessage().contains("b.mov"), e.getMessage());
    }
    assertFalse(Files.exists(folder.resolve("cut.raccord.otio")));
  }

  @Test
  void severalThingsTogetherAreOneUndoAndAFailureTakesAllBack() throws Exception {
    Path cut = bench.cut();
    bench.put("ramp", Generators.ramp());
    try (Edit edit = bench.change(cut)) {
      assertThrows(
          WorkException.class,
          () ->
              edit.together(
                  "Both",
                  () -> {
                    edit.fill(all(), FillWatcher.NONE);
                    throw new WorkException(WorkException.Kind.ORDER, "changed my mind");
                  }));
      assertFalse(Files.exists(edit.file()));
      assertTrue(edit.history().isEmpty());

      edit.together("Both", () -> edit.fill(all(), FillWatcher.NONE));
      assertEquals(2, edit.history().size());
      assertEquals("Both", edit.history().get(1).title());
      edit.undo();
      assertEquals(Files.readString(cut), Files.readString(edit.file()));
    }
  }

  @Test
  void theSlotsFramesAreExportedExactly() throws Exception {
    Path cut = bench.cut();
    bench.put("ramp", Generators.ramp());
    FillOrder order =
        new FillOrder(
            new FillOrder.Selection.Named(List.of("V1-2")),
            1,
            OptionalLong.of(7),
            List.of(),
            Optional.empty(),
            OptionalLong.empty(),
            Optional.of(folder.resolve("out/%04d.png")),
            FillOrder.HandleUse.AUTO,
            FillOrder.Refill.ADD_TAKES,
            Optional.empty());
    try (Edit edit = bench.change(cut)) {
      FillReport report = edit.fill(order, FillWatcher.NONE);
      assertEquals(6, report.exported().size());
      assertTrue(Files.exists(folder.resolve("out/0001.png")));
      assertTrue(Files.exists(folder.resolve("out/0006.png")));
    }
  }

  @Test
  void aCutThatChangedMakesItsTakesStale() throws Exception {
    Path cut = bench.cut();
    bench.put("ramp", Generators.ramp());
    Path ours;
    try (Edit edit = bench.change(cut)) {
      edit.fill(named("V1-2", 1, FillOrder.Refill.ADD_TAKES), FillWatcher.NONE);
      ours = edit.file();
      assertTrue(edit.takes(Optional.empty()).get(0).takes().get(0).stale().isEmpty());
    }
    String text = Files.readString(ours);
    Files.writeString(ours, text.replace("\"target_url\": \"b.mov\"", "\"target_url\": \"a.mov\""));
    try (Edit edit = bench.look(ours)) {
      String stale = edit.takes(Optional.empty()).get(0).takes().get(0).stale().orElseThrow();
      assertTrue(stale.contains("the clip after it has changed"), stale);
    }
  }
}
