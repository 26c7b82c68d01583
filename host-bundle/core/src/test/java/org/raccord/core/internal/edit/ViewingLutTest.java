package org.raccord.core.internal.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.Edit;
import org.raccord.core.Monitor;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench.Access;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.ViewingLut;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/** A timeline that is looked at through a table. */
class ViewingLutTest {

  /** Black becomes white. */
  private static final String NEGATIVE = "LUT_1D_SIZE 2\n1 1 1\n0 0 0\n";

  @TempDir Path folder;

  private Path cube(String name, String text) throws IOException {
    return Files.writeString(Files.createDirectories(folder.resolve("tables")).resolve(name), text);
  }

  private static int[] middle(Monitor monitor) throws IOException {
    FrameRange first = new FrameRange(3, 1, Rate.FPS_24);
    try (FrameReader reader = monitor.pictures(first, monitor.width(), monitor.height())) {
      Frame frame = reader.next().orElseThrow();
      assertEquals(8, frame.format().layout().bitDepth());
      int at = frame.plane(0).length / 2;
      return new int[] {frame.plane(0)[at], frame.plane(1)[at], frame.plane(2)[at]};
    }
  }

  @Test
  void picturesGoThroughTheTableAndNothingElseDoes() throws Exception {
    try (Bench bench = new Bench(folder);
        Edit edit = bench.workbench.open(bench.cut(), Access.CHANGE, Optional.empty())) {
      int[] plain = middle(edit.monitor());
      assertEquals(Optional.empty(), edit.monitor().viewed().lut());

      String summary = edit.setViewingLut(cube("negative.cube", NEGATIVE)).summary();

      assertEquals("The timeline is looked at through negative.cube", summary);
      Monitor seen = edit.monitor().viewed();
      assertEquals(Optional.of("negative.cube"), seen.lut());
      for (int c = 0; c < 3; c++) {
        assertEquals(255 - plain[c], middle(seen)[c], 1);
        assertEquals(plain[c], middle(edit.monitor())[c], "what measures and thumbnails see");
      }
      assertEquals(
          Optional.of("negative.cube"), seen.only(0).lut(), "a track by itself is seen likewise");
    }
  }

  @Test
  void theTableTravelsWithTheTimeline() throws Exception {
    Path table = cube("look.cube", NEGATIVE);
    try (Bench bench = new Bench(folder);
        Edit edit = bench.workbench.open(bench.cut(), Access.CHANGE, Optional.empty())) {
      edit.setViewingLut(table);
      edit.setViewingLut(cube("look.cube", "LUT_1D_SIZE 2\n0 0 0\n0.5 0.5 0.5\n"));
      edit.undo();
      // The table of before is there still, though another one had its name.
      Files.delete(table);
      assertEquals(
          Optional.of(new ViewingLut("look.cube", "cut.raccord/luts/look.cube")),
          edit.timeline().viewing());
      assertEquals(Optional.of("look.cube"), edit.monitor().viewed().lut());
    }
    try (Bench bench = new Bench(folder);
        Edit again =
            bench.workbench.open(
                folder.resolve("cut.raccord.otio"), Access.CHANGE, Optional.empty())) {
      assertEquals(Optional.of("look.cube"), again.monitor().viewed().lut());
      again.clearViewingLut();
      assertEquals(Optional.empty(), again.timeline().viewing());
      assertFalse(
          Files.readString(folder.resolve("cut.raccord.otio")).contains("viewing_lut"),
          "nothing of it stays in the file");
      assertTrue(again.clearViewingLut().summary().contains("that was so before"));
    }
  }

  @Test
  void tablesThatAreLookedThroughNoLongerCanBeCleanedAway() throws Exception {
    try (Bench bench = new Bench(folder);
        Edit edit = bench.workbench.open(bench.cut(), Access.CHANGE, Optional.empty())) {
      Path luts = folder.resolve("cut.raccord/luts");
      edit.setViewingLut(cube("one.cube", NEGATIVE));
      assertEquals(List.of(), edit.leftovers(), "it is in use");
      edit.setViewingLut(cube("two.cube", "LUT_1D_SIZE 2\n0 0 0\n0.5 0.5 0.5\n"));
      Files.writeString(luts.resolve("stray.cube"), NEGATIVE);
      Map<String, String> listed = new TreeMap<>();
      edit.leftovers().forEach(l -> listed.put(luts.relativize(l.path()).toString(), l.why()));
      assertEquals(
          Map.of("one.cube", Edit.Leftover.FORMER_LUT, "stray.cube", "unused LUT"), listed);

      edit.undo();
      assertEquals(
          List.of(luts.resolve("stray.cube")),
          edit.leftovers().stream().map(Edit.Leftover::path).toList(),
          "a redo would bring the other back");
      edit.redo();
      edit.cleanup(edit.leftovers());
      assertFalse(Files.exists(luts.resolve("one.cube")));
      assertTrue(Files.exists(luts.resolve("two.cube")));
      assertEquals(Optional.of("two.cube"), edit.monitor().viewed().lut());
    }
  }

  @Test
  void whatCannotBeUsedIsSaidAndNothingChanges() throws Exception {
    try (Bench bench = new Bench(folder);
        Edit edit = bench.workbench.open(bench.cut(), Access.CHANGE, Optional.empty())) {
      Path bad = cube("bad.cube", "LUT_3D_SIZE 2\n0 0 zero\n");
      WorkException e = assertThrows(WorkException.class, () -> edit.setViewingLut(bad));
      assertEquals(WorkException.Kind.INPUT, e.kind());
      assertTrue(String.valueOf(e.getMessage()).contains("Line 2"), e::getMessage);
      assertEquals(Optional.empty(), edit.timeline().viewing());

      edit.setViewingLut(cube("good.cube", NEGATIVE));
      Files.delete(folder.resolve("cut.raccord/luts/good.cube"));
      WorkException gone = assertThrows(WorkException.class, () -> edit.monitor().viewed());
      assertTrue(String.valueOf(gone.getMessage()).contains("raccord lut set"), gone::getMessage);
    }
  }
}
