package org.raccord.core.internal.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.Edit;
import org.raccord.core.FillOrder;
import org.raccord.core.FillWatcher;
import org.raccord.core.SlotTakes;
import org.raccord.core.WorkException;
import org.raccord.model.timeline.Updated;
import org.raccord.model.timeline.Updated.Outcome;

/** A re-cut gets the takes of the former cut, and owes it nothing afterwards. */
class UpdatingTest {

  @TempDir Path folder;
  private Bench bench;
  private Path former;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench(folder);
    bench.put("ramp", Generators.ramp());
    try (Edit edit = bench.change(bench.cut())) {
      edit.fill(
          Bench.order(new FillOrder.Selection.All(), FillOrder.Refill.ONLY_EMPTY),
          FillWatcher.NONE);
      former = edit.file();
    }
  }

  @AfterEach
  void close() {
    bench.close();
  }

  /** The re-cut: something before it all, and the holes empty as the other editor has them. */
  private Path recut() throws Exception {
    return bench.timeline(
        "recut.otio",
        Bench.clipJson("b.mov", 3, 9)
            + ","
            + Bench.clipJson("a.mov", 0, 20)
            + ","
            + Bench.gap(6)
            + ","
            + Bench.clipJson("b.mov", 0, 20)
            + ","
            + Bench.clipJson("a.mov", 2, 10));
  }

  private static List<Outcome> outcomes(Updated updated) {
    return updated.fates().stream().map(Updated.Fate::outcome).toList();
  }

  @Test
  void takesGoToTheirPlacesAndComeWithTheirFiles() throws Exception {
    Path recut = recut();
    var before = bench.hashes();
    Path ours;
    try (Edit edit = bench.change(recut)) {
      Updated updated = edit.update(former);
      assertEquals(List.of(Outcome.PLACED, Outcome.UNPLACED), outcomes(updated));
      ours = edit.file();
      assertEquals(1, edit.history().stream().filter(h -> h.title().contains("Took over")).count());
    }
    assertEquals(folder.resolve("recut.raccord.otio"), ours);
    String text = Files.readString(ours);
    assertTrue(text.contains("1.50"), "what is not ours is as it was");
    before.forEach((name, hash) -> assertEquals(hash, hash(name), name));
    // Neither needs the other: the former project may go.
    deleteTree(folder.resolve("cut.raccord"));
    Files.delete(former);
    try (Edit edit = bench.change(recut)) {
      SlotTakes slot = edit.takes(Optional.empty()).get(0);
      assertEquals("V1-3", slot.address());
      assertEquals(Optional.empty(), slot.takes().get(0).stale());
      assertEquals(List.of(), slot.takes().get(0).missing());
      assertEquals(1, edit.timeline().unplaced().size(), "the take without a place was read back");
      assertEquals(List.of(), edit.leftovers(), "and its file is no leftover");
      edit.undo();
      assertTrue(edit.takes(Optional.empty()).isEmpty());
      edit.redo();
    }
    // The next re-cut has the hole again.
    Path third =
        bench.timeline(
            "third.otio",
            Bench.clipJson("b.mov", 0, 20)
                + ","
                + Bench.gap(5)
                + ","
                + Bench.clipJson("a.mov", 2, 10));
    try (Edit edit = bench.change(third)) {
      assertEquals(List.of(Outcome.UNPLACED, Outcome.PLACED), outcomes(edit.update(ours)));
      assertEquals("V1-2", edit.takes(Optional.empty()).get(0).address());
    }
  }

  private String hash(String name) {
    try {
      return bench.hashes().getOrDefault(name, "gone");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void deleteTree(Path tree) throws Exception {
    try (var all = Files.walk(tree)) {
      for (Path file : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void whatTheFormerCutForbidsAndMayCostAndItsTableGoForTheReCutToo() throws Exception {
    Path cube =
        Files.writeString(
            folder.resolve("warm.cube"),
            "LUT_1D_SIZE 2\n0 0 0\n1 0.9 0.8\n",
            java.nio.charset.StandardCharsets.UTF_8);
    try (Edit edit = bench.change(former)) {
      edit.keepHere(Edit.Keeping.HERE);
      edit.setBudget(org.raccord.model.fill.Budget.parse("5.00USD"));
      edit.setViewingLut(cube);
    }
    Path elsewhere = Files.createDirectories(folder.resolve("day two"));
    Path moved = elsewhere.resolve("recut.otio");
    Files.writeString(moved, Files.readString(recut()).replace("\"a.mov\",\n", "\"../a.mov\",\n"));
    try (Edit edit = bench.change(moved)) {
      edit.update(former);
      assertTrue(edit.timeline().policy().nothingLeaves());
      assertEquals("5.00 USD", edit.timeline().budget().orElseThrow().toString());
      var lut = edit.timeline().viewing().orElseThrow();
      assertEquals("warm.cube", lut.name());
      Path table =
          org.raccord.otio.MediaUrls.path(lut.url(), elsewhere.toAbsolutePath()).orElseThrow();
      assertTrue(table.startsWith(elsewhere.toAbsolutePath()), table + " came along");
      assertEquals(Files.readString(cube), Files.readString(table));
      edit.setBudget(org.raccord.model.fill.Budget.parse("7.00USD"));
      edit.update(former);
      assertEquals("7.00 USD", edit.timeline().budget().orElseThrow().toString());
    }
  }

  @Test
  void aTableWhoseFileIsGoneIsSaidAndHoldsNothingElseBack() throws Exception {
    Path cube = Files.writeString(folder.resolve("warm.cube"), "LUT_1D_SIZE 2\n0 0 0\n1 0.9 0.8\n");
    try (Edit edit = bench.change(former)) {
      edit.keepHere(Edit.Keeping.HERE);
      edit.setViewingLut(cube);
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.endsWith("luts/warm.cube")).toList()) {
        Files.delete(file);
      }
    }
    try (Edit edit = bench.change(recut())) {
      Updated updated = edit.update(former);
      assertTrue(
          updated.remarks().toString().contains("warm.cube was not taken over"),
          updated.remarks().toString());
      assertEquals(Optional.empty(), edit.timeline().viewing());
      assertTrue(edit.timeline().policy().nothingLeaves());
      assertEquals(List.of(Outcome.PLACED, Outcome.UNPLACED), outcomes(updated));
    }
  }

  @Test
  void whatTheReCutSaysItselfGoesBeforeAndTheStricterPolicyHolds() throws Exception {
    Path warm = Files.writeString(folder.resolve("warm.cube"), "LUT_1D_SIZE 2\n0 0 0\n1 0.9 0.8\n");
    Path cold = Files.writeString(folder.resolve("cold.cube"), "LUT_1D_SIZE 2\n0 0 0\n0.8 0.9 1\n");
    Path moved = recut();
    try (Edit edit = bench.change(former)) {
      edit.setViewingLut(warm);
    }
    try (Edit edit = bench.change(moved)) {
      edit.keepHere(Edit.Keeping.HERE);
      edit.setViewingLut(cold);
      edit.update(former);
      assertEquals("cold.cube", edit.timeline().viewing().orElseThrow().name());
      assertTrue(edit.timeline().policy().nothingLeaves());
    }
  }

  @Test
  void aReCutInAnotherFolderFindsMediaAndTakes() throws Exception {
    Path recut = recut();
    Path elsewhere = Files.createDirectories(folder.resolve("day two/cuts"));
    Path moved = elsewhere.resolve("recut.otio");
    Files.writeString(moved, Files.readString(recut).replace("\"a.mov\",\n", "\"../../a.mov\",\n"));
    try (Edit edit = bench.change(moved)) {
      assertEquals(Outcome.PLACED, edit.update(former).fates().get(0).outcome());
      SlotTakes slot = edit.takes(Optional.empty()).get(0);
      assertEquals(List.of(), slot.takes().get(0).missing());
      assertTrue(
          Files.isRegularFile(elsewhere.resolve(slot.takes().get(0).take().picture().path())));
    }
    assertTrue(
        Files.readString(elsewhere.resolve("recut.raccord.otio")).contains("recut.raccord/"));
  }

  @Test
  void aTrimIsServedByHandlesOrSaidToBeStale() throws Exception {
    Path trimmed =
        bench.timeline(
            "trimmed.otio",
            Bench.clipJson("a.mov", 0, 17)
                + ","
                + Bench.gap(9)
                + ","
                + Bench.clipJson("b.mov", 0, 20)
                + ","
                + Bench.gap(5)
                + ","
                + Bench.clipJson("a.mov", 5, 7));
    try (Edit edit = bench.change(trimmed)) {
      assertEquals(List.of(Outcome.PLACED, Outcome.STALE), outcomes(edit.update(former)));
      List<SlotTakes> takes = edit.takes(Optional.empty());
      assertEquals(Optional.empty(), takes.get(0).takes().get(0).stale(), "its handles serve");
      String stale = takes.get(1).takes().get(0).stale().orElseThrow();
      assertTrue(stale.contains("it begins 3 frames later"), stale);
    }
  }

  @Test
  void whatARippleMadeRoomForGoesWhereARoomIsAndNothingMovesForIt() throws Exception {
    String a = Bench.clipJson("a.mov", 0, 20);
    String b = Bench.clipJson("b.mov", 0, 20);
    Path extended;
    try (Edit edit = bench.change(bench.timeline("extended.otio", a + "," + b))) {
      edit.extend("V1-1", Optional.empty(), Edit.End.TAIL, 6, Edit.Placement.RIPPLE);
      edit.fill(
          Bench.order(new FillOrder.Selection.All(), FillOrder.Refill.ONLY_EMPTY),
          FillWatcher.NONE);
      extended = edit.file();
    }
    String first = Bench.clipJson("b.mov", 3, 9);
    Path gap = bench.timeline("gap.otio", first + "," + a + "," + Bench.gap(6) + "," + b);
    Path overrun =
        bench.timeline("over.otio", first + "," + Bench.clipJson("a.mov", 0, 26) + "," + b);
    for (Path recut : List.of(gap, overrun)) {
      try (Edit edit = bench.change(recut)) {
        assertEquals(List.of(Outcome.PLACED), outcomes(edit.update(extended)), recut.toString());
        assertEquals("V1-3", edit.takes(Optional.empty()).get(0).address());
      }
    }
    try (Edit edit = bench.change(bench.timeline("closed.otio", first + "," + a + "," + b))) {
      assertEquals(List.of(Outcome.UNPLACED), outcomes(edit.update(extended)));
      assertEquals(49, org.raccord.model.timeline.TrackTimes.duration(edit.timeline()).frame());
    }
  }

  @Test
  void updatingOnceMoreChangesNothing() throws Exception {
    Path recut = recut();
    try (Edit edit = bench.change(recut)) {
      edit.update(former);
    }
    var before = bench.hashes();
    try (Edit edit = bench.change(recut)) {
      assertEquals(List.of(Outcome.PLACED, Outcome.UNPLACED), outcomes(edit.update(former)));
      assertEquals(2, edit.history().size());
    }
    assertEquals(before, bench.hashes());
  }

  @Test
  void aTakeOutsideItsProjectIsCopiedAndAForeignFileIsNoTake() throws Exception {
    Path takes = folder.resolve("cut.raccord/takes");
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Path take;
    try (var files = Files.list(takes)) {
      take = files.sorted().toList().get(0);
    }
    String name = String.valueOf(take.getFileName());
    Path moved = Files.move(take, elsewhere.resolve(name));
    Files.writeString(
        former, Files.readString(former).replace("cut.raccord/takes/" + name, "elsewhere/" + name));
    Path recut = recut();
    try (Edit edit = bench.change(recut)) {
      edit.update(former);
    }
    Path brought = folder.resolve("recut.raccord/takes/" + name);
    assertTrue(Files.isRegularFile(brought));
    assertFalse(Files.isSameFile(moved, brought), "what lies elsewhere has no second name here");

    Files.delete(folder.resolve("recut.raccord.otio"));
    deleteTree(folder.resolve("recut.raccord"));
    Files.writeString(moved, "no film");
    List<String> names = bench.names();
    try (Edit edit = bench.change(recut)) {
      WorkException refused = assertThrows(WorkException.class, () -> edit.update(former));
      assertEquals(WorkException.Kind.INPUT, refused.kind());
      assertTrue(refused.getMessage().contains("elsewhere/" + name), refused.getMessage());
    }
    assertEquals(names, bench.names());
  }

  @Test
  void whatCannotBeDoneIsSaidAndLeavesNothingBehind() throws Exception {
    List<String> names = bench.names();
    WorkException itself =
        assertThrows(
            WorkException.class,
            () -> {
              try (Edit edit = bench.change(former)) {
                edit.update(former);
              }
            });
    assertEquals(WorkException.Kind.ORDER, itself.kind());
    assertTrue(itself.getMessage().contains("--out"), itself.getMessage());
    assertEquals(names, bench.names());
    Path recut = recut();
    Path bare = bench.timeline("bare.otio", Bench.gap(3));
    names = bench.names();
    try (Edit edit = bench.change(recut)) {
      assertEquals(
          WorkException.Kind.ORDER,
          assertThrows(WorkException.class, () -> edit.update(bare)).kind());
      assertEquals(
          WorkException.Kind.INPUT,
          assertThrows(WorkException.class, () -> edit.update(folder.resolve("no.otio"))).kind());
    }
    assertEquals(names, bench.names());
    assertFalse(Files.exists(folder.resolve("recut.raccord")));
  }
}
