package org.raccord.core.internal.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
import org.raccord.core.RenderOrder;
import org.raccord.core.SlotTakes;
import org.raccord.core.WorkException;

/** Two hosts on one timeline, a project that moves house, media that go away in the middle. */
@Timeout(90)
class SharedAndMovedTest {

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
    bench.put("ramp", Generators.ramp());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static FillReport fill(Edit edit, FillOrder.Refill refill) throws Exception {
    return edit.fill(Bench.order(new FillOrder.Selection.All(), refill), FillWatcher.NONE);
  }

  private static void look(Edit edit, Path out) throws Exception {
    edit.render(
        new RenderOrder(out, Optional.of("V1-2"), 2, RenderOrder.BurnIn.NONE), FillWatcher.NONE);
    assertTrue(Files.size(out) > 500);
  }

  @Test
  void theSecondHostIsToldWhoHoldsTheTimelineAndMayLook() throws Exception {
    Path cut = bench.cut();
    try (Edit edit = bench.change(cut)) {
      assertEquals(2, fill(edit, FillOrder.Refill.ONLY_EMPTY).filled());
    }
    try (OtherHost other = OtherHost.holding(cut)) {
      WorkException e = assertThrows(WorkException.class, () -> bench.change(cut));
      assertEquals(WorkException.Kind.INPUT, e.kind());
      String said = e.getMessage();
      assertTrue(said.contains(System.getProperty("user.name") + " on "), said);
      assertTrue(said.contains("process " + other.pid()), said);
      assertTrue(said.matches("(?s).*since \\d{4}-\\d\\d-\\d\\dT.*"), said);
      assertTrue(said.contains("cut.raccord.otio") && said.contains("looking"), said);
      List<String> names = bench.names();
      try (Edit edit = bench.look(cut)) {
        assertEquals(2, edit.survey(Edit.SurveyScope.SLOTS).slots().size());
        assertEquals(2, edit.takes(Optional.empty()).size());
        assertEquals(3, edit.history().size());
        assertTrue(edit.leftovers().isEmpty());
        edit.seams("V1-2", Optional.empty(), Optional.empty());
        assertEquals(
            WorkException.Kind.DEFECT, assertThrows(WorkException.class, edit::undo).kind());
      }
      assertEquals(names, bench.names(), "looking leaves nothing");
      other.kill();
    }
    try (Edit edit = bench.change(cut)) {
      assertTrue(edit.undo().summary().startsWith("Undone"), "a killed host holds nothing");
    }
  }

  @Test
  void askingInVainHereLetsNobodyElseIn() throws Exception {
    Path cut = bench.cut();
    try (Edit held = bench.change(cut)) {
      assertThrows(WorkException.class, () -> bench.change(cut));
      assertThrows(IOException.class, () -> OtherHost.holding(cut).close());
      assertEquals("cut", held.timeline().name());
    }
    OtherHost.holding(cut).close();
  }

  @Test
  void aProjectThatMovedGoesOnWhereItIs() throws Exception {
    Path here = Files.createDirectories(folder.resolve("here"));
    Path there = folder.resolve("there is space/and depth");
    try (Bench first = new Bench(here)) {
      first.put("ramp", Generators.ramp());
      try (Edit edit = first.change(first.cut())) {
        assertEquals(2, fill(edit, FillOrder.Refill.ONLY_EMPTY).filled());
      }
    }
    Files.createDirectories(there.getParent());
    Files.move(here, there);
    assertFalse(Files.exists(here));
    Path cut = there.resolve("cut.otio");
    try (Edit edit = bench.change(cut)) {
      assertEquals(there.resolve("cut.raccord.otio"), edit.file());
      for (SlotTakes slot : edit.takes(Optional.empty())) {
        assertEquals(List.of(), slot.takes().get(0).missing());
        assertEquals(Optional.empty(), slot.takes().get(0).stale());
      }
      assertTrue(edit.survey(Edit.SurveyScope.SLOTS).offline().isEmpty());
      look(edit, folder.resolve("look.mkv"));
      assertEquals(2, fill(edit, FillOrder.Refill.ADD_TAKES).filled());
      assertEquals(2, edit.takes(Optional.of("V1-2")).get(0).takes().size());
      assertEquals(List.of(), edit.leftovers());
      for (int i = 0; i < 4; i++) {
        edit.undo();
      }
      assertTrue(edit.takes(Optional.empty()).isEmpty());
    }
    assertFalse(Files.exists(here), "nobody went back to the old place");
    assertFalse(
        Files.readString(there.resolve("cut.raccord.otio")).contains(folder.toString()),
        "no absolute path stands in the timeline");
  }

  /** The ramp, which in its second fill takes the media away once it has seen a frame of them. */
  private Generators.Serving losingMedia(Path media, Path away) {
    AtomicInteger fills = new AtomicInteger();
    Generators.Serving ramp = Generators.ramp();
    return (request, call) -> {
      if (fills.incrementAndGet() == 2) {
        try (var frames = call.frames(org.raccord.generator.Edge.BEFORE)) {
          frames.next();
          Files.move(media, away);
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
      }
      return ramp.fill(request, call);
    };
  }

  @Test
  void mediaThatGoAwayUnderWayAreNamedAndWhatWasDoneStays() throws Exception {
    Path media = Files.createDirectories(folder.resolve("media"));
    Path away = folder.resolve("unplugged");
    bench.clip("media/a.mov", 20, 100);
    bench.clip("media/b.mov", 20, 400);
    Path cut =
        bench.timeline(
            "cut.otio",
            Bench.clipJson("media/a.mov", 0, 20)
                + ","
                + Bench.gap(6)
                + ","
                + Bench.clipJson("media/b.mov", 0, 20)
                + ","
                + Bench.gap(5)
                + ","
                + Bench.clipJson("media/a.mov", 2, 10));
    bench.shelf.all().forEach(bench.shelf::remove);
    bench.put("loser", losingMedia(media, away));
    try (Edit edit = bench.change(cut)) {
      FillReport report = fill(edit, FillOrder.Refill.ONLY_EMPTY);
      assertEquals(1, report.filled(), report.toString());
      String why = report.slots().get(1).failure().orElse("");
      assertTrue(why.contains("media"), why);
      assertFalse(why.contains("Exception"), why);
    }
    assertTrue(
        bench.names().stream().noneMatch(n -> n.contains(".part") || n.contains("/jobs/")),
        bench.names().toString());
    try (Edit edit = bench.change(cut)) {
      assertEquals(List.of(), edit.tidied(), "nothing was left to tidy");
      assertEquals(1, edit.takes(Optional.empty()).size());
      assertEquals(List.of(), edit.leftovers());
    }
    Files.move(away, media);
    try (Edit edit = bench.change(cut)) {
      FillReport report = fill(edit, FillOrder.Refill.ONLY_EMPTY);
      assertEquals(2, report.filled(), report.toString());
      look(edit, folder.resolve("look.mkv"));
    }
  }
}
