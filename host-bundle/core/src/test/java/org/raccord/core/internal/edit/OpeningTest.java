package org.raccord.core.internal.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.Edit;
import org.raccord.core.WorkException;
import org.raccord.core.Workbench;
import org.raccord.model.timeline.Timeline;

/** Opening and saving, without media. */
class OpeningTest {

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

  private Path cut() throws Exception {
    return bench.timeline("cut.otio", Bench.clipJson("a.mov", 0, 20) + "," + Bench.gap(6));
  }

  private static Timeline renamed(Edit edit, String name) {
    Timeline t = edit.timeline();
    return new Timeline(
        name, t.globalStart(), t.tracks(), t.trim(), t.markers(), t.declaredFormat(), t.origin());
  }

  private void expectInput(Path file, String part) {
    WorkException e = assertThrows(WorkException.class, () -> bench.change(file));
    assertEquals(WorkException.Kind.INPUT, e.kind());
    assertTrue(e.getMessage().contains(part), e.getMessage());
    assertTrue(
        e.getMessage().contains(String.valueOf(file.getFileName())),
        "names the file: " + e.getMessage());
  }

  @Test
  void whatCannotBeReadIsNamedAndLeavesNothingBehind() throws Exception {
    expectInput(folder.resolve("gone.otio"), "does not exist");
    expectInput(Files.write(folder.resolve("empty.otio"), new byte[0]), "empty");
    expectInput(Files.writeString(folder.resolve("half.otio"), "{\"OTIO_SCHEMA\": \"Time"), "half");
    expectInput(
        Files.writeString(folder.resolve("other.otio"), "{\"OTIO_SCHEMA\": \"Clip.1\"}"), "other");
    expectInput(
        Files.write(folder.resolve("picture.otio"), new byte[] {(byte) 0xff, (byte) 0xd8, 0}),
        "UTF-8");
    expectInput(Files.createDirectory(folder.resolve("folder.otio")), "folder");
    assertEquals(List.of("empty.otio", "half.otio", "other.otio", "picture.otio"), bench.names());
  }

  @Test
  void openingAndClosingWithoutAChangeWritesNothing() throws Exception {
    Path cut = cut();
    try (Edit edit = bench.change(cut)) {
      assertEquals(folder.resolve("cut.raccord.otio"), edit.file());
      assertTrue(edit.history().isEmpty());
    }
    assertEquals(List.of("cut.otio"), bench.names());
    assertFalse(Files.exists(folder.resolve("cut.raccord")));
  }

  @Test
  void theFirstChangeWritesBesideAndTheSecondOpenGoesOnWithIt() throws Exception {
    Path cut = cut();
    String foreign = Files.readString(cut);
    try (OpenEdit edit = (OpenEdit) bench.change(cut)) {
      edit.save(renamed(edit, "other"), "Renamed");
    }
    assertEquals(foreign, Files.readString(cut));
    try (Edit edit = bench.look(cut)) {
      assertEquals("other", edit.timeline().name());
    }
    Files.writeString(cut, foreign.replace("\"cut\"", "\"recut\""));
    expectInput(cut, "has been changed since");
  }

  @Test
  void ourNameOpensTheForeignTimelineUntilItIsWritten() throws Exception {
    cut();
    Path ours = folder.resolve("cut.raccord.otio");
    try (OpenEdit edit = (OpenEdit) bench.change(ours)) {
      assertEquals(ours, edit.file());
      edit.save(renamed(edit, "other"), "Renamed");
    }
    assertTrue(Files.readString(ours).contains("other"));
  }

  @Test
  void anOutThatIsSomebodysFileIsLeftAlone() throws Exception {
    Path cut = cut();
    Path other = bench.timeline("other.otio", Bench.gap(3));
    WorkException e =
        assertThrows(
            WorkException.class,
            () -> bench.workbench.open(cut, Workbench.Access.CHANGE, Optional.of(other)));
    assertTrue(e.getMessage().contains("not written by Raccord"), e.getMessage());
  }

  @Test
  void anOutElsewhereHasItsRelativeUrlsRebasedAndIsKnownAgain() throws Exception {
    Path cut = cut();
    Path out = Files.createDirectory(folder.resolve("elsewhere")).resolve("final.otio");
    try (OpenEdit edit =
        (OpenEdit) bench.workbench.open(cut, Workbench.Access.CHANGE, Optional.of(out))) {
      edit.save(renamed(edit, "other"), "Renamed");
    }
    assertTrue(Files.readString(out).contains("../a.mov"), Files.readString(out));
    try (OpenEdit edit = (OpenEdit) bench.change(out)) {
      assertEquals(out, edit.file());
      edit.save(renamed(edit, "again"), "Renamed again");
    }
    assertTrue(Files.readString(out).contains("again"));
  }

  @Test
  void aTimelineThatAnotherProgramWroteMeanwhileIsNotOverwritten() throws Exception {
    Path cut = cut();
    try (OpenEdit edit = (OpenEdit) bench.change(cut)) {
      edit.save(renamed(edit, "one"), "One");
      Files.writeString(edit.file(), Files.readString(cut));
      WorkException e =
          assertThrows(WorkException.class, () -> edit.save(renamed(edit, "two"), "Two"));
      assertEquals(WorkException.Kind.INPUT, e.kind());
      assertEquals(Files.readString(cut), Files.readString(edit.file()));
    }
    // And what it wrote is a state of its own afterwards.
    try (OpenEdit edit = (OpenEdit) bench.change(cut)) {
      edit.save(renamed(edit, "three"), "Three");
      edit.undo();
      assertEquals(Files.readString(cut), Files.readString(edit.file()));
    }
  }

  @Test
  void aSecondChangerIsToldAndALookerIsNot() throws Exception {
    Path cut = cut();
    try (Edit held = bench.change(cut)) {
      WorkException e = assertThrows(WorkException.class, () -> bench.change(cut));
      assertTrue(e.getMessage().contains("is being changed by"), e.getMessage());
      try (Edit edit = bench.look(cut)) {
        assertEquals("cut", edit.timeline().name());
      }
      assertEquals("cut", held.timeline().name());
    }
  }

  @Test
  void interruptionDoesNotBreakASave() throws Exception {
    Path cut = cut();
    try (OpenEdit edit = (OpenEdit) bench.change(cut)) {
      Thread.currentThread().interrupt();
      edit.save(renamed(edit, "other"), "Renamed");
      assertTrue(Thread.interrupted(), "the caller still learns of it");
      assertTrue(Files.readString(edit.file()).contains("other"));
    }
  }

  @Test
  void relinksByRuleAndByFolder() throws Exception {
    Path cut = cut();
    Path media = Files.createDirectories(folder.resolve("moved/deep"));
    Files.writeString(media.resolve("A.MOV"), "media");
    try (Edit edit = bench.change(cut)) {
      edit.relink(folder.resolve("moved"));
      assertTrue(Files.readString(edit.file()).contains("moved/deep/A.MOV"));
      WorkException e =
          assertThrows(WorkException.class, () -> edit.relink(folder.resolve("moved")));
      assertTrue(e.getMessage().contains("Nothing was relinked"), e.getMessage());
    }
  }
}
