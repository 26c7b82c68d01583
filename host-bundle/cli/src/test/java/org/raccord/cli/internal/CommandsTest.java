package org.raccord.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.FillOrder;
import org.raccord.core.FillOrder.Refill;
import org.raccord.core.FillOrder.Selection;
import org.raccord.core.RenderOrder.BurnIn;
import org.raccord.model.fill.Intent;
import org.raccord.model.picture.ShotColour;

final class CommandsTest {

  private final FakeWorkbench workbench = new FakeWorkbench();

  private FillOrder ordered() {
    return workbench.ordered.orElseThrow();
  }

  @Test
  void slots_shows_record_and_source_timecode_and_every_offer() {
    Typed typed = Typed.of(workbench, "slots", "cut.otio", "--all-gaps");
    assertEquals(0, typed.code, typed.err());
    assertTrue(typed.out().contains("V1-2"), typed.out());
    assertTrue(typed.out().contains("01:00:04:04"), "record in: " + typed.out());
    assertTrue(typed.out().contains("01:00:05:16"), "record out: " + typed.out());
    assertTrue(typed.out().contains("A004_C012 out 01:00:04:04"), typed.out());
    assertTrue(typed.out().contains("A004_C012 in 01:00:00:00"), typed.out());
    assertTrue(typed.out().contains("cannot: It needs words. Write a brief"), typed.out());
    assertTrue(typed.out().contains("Offline media"), typed.out());
    assertTrue(typed.out().contains("Intended black"), typed.out());
    assertTrue(typed.out().contains("A1-3"), typed.out());
    assertTrue(typed.out().contains("makes V1-3 36 frames longer at its tail"), typed.out());
    assertTrue(typed.out().contains("comes to nothing: Nothing is empty there."), typed.out());
    assertTrue(typed.out().lines().allMatch(line -> line.length() <= 100), typed.out());
    assertEquals(List.of("open cut.otio READ", "close"), workbench.asked);
  }

  @Test
  void slot_add_takes_the_start_of_the_timeline_from_timecode_but_not_from_frames() {
    Typed.of(
        workbench,
        "slot",
        "add",
        "cut.otio",
        "--track",
        "V1",
        "--in",
        "01:00:10:00",
        "--out",
        "252");
    assertTrue(workbench.asked.contains("add V1 240 252 LIFT"), workbench.asked.toString());
  }

  @Test
  void a_timecode_before_the_start_of_the_timeline_is_refused() {
    Typed typed =
        Typed.of(
            workbench,
            "slot",
            "add",
            "cut.otio",
            "--track",
            "V1",
            "--in",
            "00:00:10:00",
            "--out",
            "00:00:11:00",
            "--extract");
    assertEquals(2, typed.code);
    assertTrue(typed.err().contains("01:00:00:00"), typed.err());
  }

  @Test
  void fill_of_all_slots_keeps_what_is_there_and_says_one_line_for_each_that_failed() {
    Typed typed = Typed.of(workbench, "fill", "cut.otio", "--all", "--seed", "7", "--takes", "3");
    assertEquals(5, typed.code);
    assertEquals(new Selection.All(), ordered().slots());
    assertEquals(Refill.ONLY_EMPTY, ordered().refill());
    assertEquals(OptionalLong.of(7), ordered().seed());
    assertEquals(3, ordered().takes());
    assertTrue(typed.out().contains("V1-6 (s7k2q)  not filled: No neighbour."), typed.out());
    assertTrue(typed.out().contains("1 slot filled, 1 left alone, 1 not."), typed.out());
  }

  @Test
  void fill_of_a_named_slot_adds_a_take_and_carries_the_brief() {
    Typed.of(
        workbench,
        "fill",
        "cut.otio",
        "--slot",
        "V1-2",
        "--intent",
        "new-shot",
        "--prompt",
        "a cat",
        "--until",
        "06:30",
        "--generator",
        "x:y",
        "--handles",
        "use",
        "--format",
        "1920x1080");
    assertEquals(new Selection.Named(List.of("V1-2")), ordered().slots());
    assertEquals(Refill.ADD_TAKES, ordered().refill());
    assertEquals(Intent.NEW_SHOT, ordered().brief().orElseThrow().intent());
    assertEquals("a cat", ordered().brief().orElseThrow().prompt().orElseThrow());
    assertEquals(OptionalLong.of(90 * 60), ordered().until());
    assertEquals(1920, ordered().format().orElseThrow().width());
  }

  @Test
  void fill_wants_exactly_one_way_to_choose_slots() {
    assertEquals(2, Typed.of("fill", "cut.otio").code);
    assertEquals(2, Typed.of("fill", "cut.otio", "--all", "--marked").code);
  }

  @Test
  void smooth_makes_and_fills_as_one_change() {
    workbench.outcomes = List.of(org.raccord.core.FillReport.Outcome.FILLED);
    Typed typed =
        Typed.of(workbench, "smooth", "cut.otio", "--at", "01:00:02:00", "--frames", "8f");
    assertEquals(0, typed.code, typed.err());
    assertTrue(workbench.asked.contains("smooth 48 8"), workbench.asked.toString());
    assertEquals(new Selection.Named(List.of("s7k2q")), ordered().slots());
  }

  @Test
  void a_smooth_that_nothing_can_fill_is_taken_back() {
    workbench.outcomes = List.of(org.raccord.core.FillReport.Outcome.FAILED);
    Typed typed = Typed.of(workbench, "smooth", "cut.otio", "--at", "01:00:02:00", "--frames", "8");
    assertEquals(4, typed.code);
    assertTrue(workbench.undone);
    assertTrue(typed.err().contains("The timeline is unchanged."), typed.err());
  }

  @Test
  void extend_knows_head_tail_ripple_and_overwrite() {
    Typed.of(workbench, "extend", "cut.otio", "--clip", "A", "--tail", "1.5s");
    Typed.of(
        workbench, "extend", "cut.otio", "--clip", "A", "--head", "00:00:01:12", "--overwrite");
    assertTrue(workbench.asked.contains("extend A TAIL 36 RIPPLE"), workbench.asked.toString());
    assertTrue(workbench.asked.contains("extend A HEAD 36 OVERWRITE"), workbench.asked.toString());
    assertEquals(2, Typed.of("extend", "cut.otio", "--clip", "A", "--tail", "0").code);
    assertEquals(
        2, Typed.of("extend", "cut.otio", "--clip", "A", "--tail", "1", "--head", "1").code);
  }

  @Test
  void takes_marks_the_one_in_use_and_says_what_is_stale_or_missing() {
    Typed typed = Typed.of("takes", "cut.otio");
    assertTrue(typed.out().contains("*  s7k2q.2"), typed.out());
    assertTrue(typed.out().contains("stale: the clip before changed"), typed.out());
    assertTrue(typed.out().contains("missing: t.mov"), typed.out());
  }

  @Test
  void take_use_finds_the_only_timeline_of_the_folder(@TempDir Path folder) throws IOException {
    Files.createFile(folder.resolve("cut.raccord.otio"));
    Files.createFile(folder.resolve("other.otio"));
    Typed typed = new Typed(workbench, folder, false, "").run("take", "use", "s7k2q.2");
    assertEquals(0, typed.code, typed.err());
    assertTrue(
        workbench.asked.contains("open cut.raccord.otio CHANGE"), workbench.asked.toString());
    assertTrue(workbench.asked.contains("use s7k2q.2"), workbench.asked.toString());
  }

  @Test
  void take_remove_lists_the_timelines_where_there_are_several(@TempDir Path folder)
      throws IOException {
    Files.createFile(folder.resolve("one.raccord.otio"));
    Files.createFile(folder.resolve("two.raccord.otio"));
    Typed typed = new Typed(workbench, folder, false, "").run("take", "remove", "s7k2q.1");
    assertEquals(2, typed.code);
    assertTrue(typed.err().contains("one.raccord.otio, two.raccord.otio"), typed.err());
  }

  @Test
  void clean_lists_and_deletes_nothing_unless_told() {
    Typed listed = Typed.of(workbench, "clean", "cut.raccord.otio");
    assertEquals(0, listed.code);
    assertTrue(listed.out().contains("old.mov"), listed.out());
    assertFalse(workbench.asked.contains("cleanup 1"));
    Typed.of(workbench, "clean", "cut.raccord.otio", "--yes");
    assertTrue(workbench.asked.contains("cleanup 1"));
  }

  @Test
  void clean_asks_on_a_terminal() {
    Path here = Path.of("").toAbsolutePath();
    new Typed(workbench, here, true, "n\n").run("clean", "cut.raccord.otio");
    assertFalse(workbench.asked.contains("cleanup 1"));
    new Typed(workbench, here, true, "y\n").run("clean", "cut.raccord.otio");
    assertTrue(workbench.asked.contains("cleanup 1"));
  }

  @Test
  void render_pads_a_slot_and_burns_in() {
    Typed typed =
        Typed.of(
            workbench,
            "render",
            "cut.raccord.otio",
            "--slot",
            "V1-2",
            "--pad",
            "2s",
            "--burn-in",
            "--out",
            "look.mp4");
    assertEquals(0, typed.code, typed.err());
    assertEquals(48, workbench.rendered.orElseThrow().padFrames());
    assertEquals(BurnIn.TIMECODE_AND_NAMES, workbench.rendered.orElseThrow().burnIn());
    assertTrue(typed.out().contains("Rendered 100 frames to look.mp4"), typed.out());
  }

  @Test
  void new_relink_and_generators_pass_their_words_on() {
    assertEquals(0, Typed.of(workbench, "new", "n.otio", "A.mov", "B.mov", "--gap", "24").code);
    assertEquals(0, Typed.of(workbench, "relink", "cut.otio", "media").code);
    assertEquals(0, Typed.of(workbench, "relink", "cut.otio", "--map", "D:/x=/y").code);
    assertEquals(2, Typed.of(workbench, "relink", "cut.otio").code);
    assertTrue(workbench.asked.contains("create n.otio of 2 gap 24"), workbench.asked.toString());
    assertTrue(workbench.asked.contains("relink media"), workbench.asked.toString());
    assertTrue(workbench.asked.contains("relink {D:/x=/y}"), workbench.asked.toString());
    assertTrue(Typed.of("generators").out().contains("continuity:default"));
  }

  @Test
  void undo_redo_and_history_work_on_the_named_timeline() {
    for (String word : List.of("undo", "redo", "history")) {
      assertEquals(0, Typed.of(workbench, word, "cut.raccord.otio").code);
    }
    assertTrue(workbench.asked.containsAll(List.of("undo", "redo")), workbench.asked.toString());
  }

  @Test
  void whatShotsStandForIsSaidOfAllOrBySource() {
    Typed typed =
        Typed.of(workbench, "fill", "cut.otio", "--all", "--log", "A001*=SLog3, B=logc3,bt709");
    assertEquals(0, typed.code == 5 ? 0 : typed.code, typed.err());
    ShotColour.Sources said =
        (ShotColour.Sources) workbench.ordered.orElseThrow().fitting().colour().orElseThrow();
    assertEquals(Optional.of(new ShotColour.Named("slog3")), said.of("a001_C004", "x.mov"));
    assertEquals(Optional.of(new ShotColour.Named("logc3")), said.of("shot 2", "b.mov"));
    assertEquals(Optional.of(new ShotColour.Named("bt709")), said.of("shot 3", "c.mov"));
    for (String wrong : List.of("=slog3", "a=", "slog3,logc3", ",")) {
      Typed refused = Typed.of(workbench, "fill", "cut.otio", "--all", "--log", wrong);
      assertEquals(2, refused.code, wrong);
      assertTrue(refused.err().contains("by source"), refused.err());
    }
  }
}
