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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.Edit;
import org.raccord.core.FillOrder;
import org.raccord.core.FillWatcher;
import org.raccord.core.Survey;
import org.raccord.core.WorkException;

/**
 * Timelines and project folders that lead elsewhere: to devices, pipes, folders, loops and files of
 * others. Nothing blocks, and nothing outside the project is touched.
 */
@Timeout(30)
class HostileProjectsTest {

  @TempDir Path folder;
  @TempDir Path elsewhere;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static Path link(Path from, Path to) throws IOException {
    try {
      return Files.createSymbolicLink(from, to);
    } catch (UnsupportedOperationException e) {
      Assumptions.abort("links cannot be made here; skipped");
      return from;
    }
  }

  private static Path pipe(Path file) throws Exception {
    try {
      if (new ProcessBuilder("mkfifo", file.toString()).start().waitFor() == 0) {
        return file;
      }
    } catch (IOException e) {
      System.out.println("mkfifo: " + e.getMessage());
    }
    Assumptions.abort("pipes cannot be made here; skipped");
    return file;
  }

  private void refused(Path timeline, String part) {
    for (boolean change : new boolean[] {false, true}) {
      WorkException e =
          assertThrows(
              WorkException.class,
              () -> (change ? bench.change(timeline) : bench.look(timeline)).close());
      assertEquals(WorkException.Kind.INPUT, e.kind());
      assertTrue(e.getMessage().contains(part), e.getMessage());
    }
  }

  @Test
  void aTimelineThatIsNoFileIsRefused() throws Exception {
    refused(pipe(folder.resolve("pipe.otio")), "pipe");
    Path zero = Path.of("/dev/zero");
    if (Files.exists(zero)) {
      refused(link(folder.resolve("zero.otio"), zero), "device");
    }
    refused(link(folder.resolve("loop.otio"), folder.resolve("loop.otio")), "does not exist");
    refused(Files.createDirectory(folder.resolve("dir.otio")), "folder");
  }

  @Test
  void aTimelineOfOursThatIsAPipeDoesNotBlockTheOneBesideIt() throws Exception {
    Path cut = bench.timeline("cut.otio", Bench.clipJson("a.mov", 0, 20));
    pipe(folder.resolve("cut.raccord.otio"));
    refused(cut, "pipe");
  }

  @Test
  void tenThousandNestsAreRefusedInWords() throws Exception {
    String open = "{\"OTIO_SCHEMA\": \"Stack.1\", \"children\": [";
    Path deep =
        bench.timeline("deep.otio", open.repeat(10_000) + Bench.gap(3) + "]}".repeat(10_000));
    refused(deep, "Flatten some nests");
  }

  @Test
  void mediaThatAreNoFilesAreOfflineAndSaidSo() throws Exception {
    Files.createDirectory(folder.resolve("dir.mov"));
    link(folder.resolve("loop.mov"), folder.resolve("loop.mov"));
    pipe(folder.resolve("pipe.mov"));
    Map<String, String> wanted =
        Map.of(
            "dir.mov",
            "This is a folder",
            "pipe.mov",
            "This is a device or a pipe",
            "/dev/zero",
            "This is a device or a pipe",
            "loop.mov",
            "The folder is there, the file is not",
            "file:///a%00b.mov",
            "names no file",
            "../../../../../../../../etc/none.mov",
            "The folder is there, the file is not",
            "file:///D:/rolls/a.mov",
            "The drive D: is not there",
            "x/".repeat(200_000) + "a.mov",
            "names no file");
    for (Map.Entry<String, String> each : wanted.entrySet()) {
      Path cut = bench.timeline("cut.otio", Bench.clipJson(each.getKey(), 0, 20));
      try (Edit edit = bench.look(cut)) {
        Survey survey = edit.survey(Edit.SurveyScope.SLOTS);
        assertEquals(1, survey.offline().size(), each.getKey());
        String advice = survey.offline().get(0).advice();
        assertTrue(advice.contains(each.getValue()), each.getKey() + ": " + advice);
        assertFalse(survey.offline().get(0).media().startsWith("/D:"), "a drive, not a folder");
      }
    }
  }

  @Test
  void aPictureNumberOfABillionDigitsIsNoReasonToTakeMemory() throws Exception {
    String sequence =
        Bench.clipJson("a", 0, 20)
            .replace(
                "\"target_url\": \"a\"",
                "\"target_url_base\": \"a\", \"name_suffix\": \".png\", \"start_frame\": 1,"
                    + " \"frame_zero_padding\": 999999999")
            .replace("ExternalReference", "ImageSequenceReference");
    try (Edit edit = bench.look(bench.timeline("cut.otio", sequence))) {
      String looked = edit.survey(Edit.SurveyScope.SLOTS).offline().get(0).media();
      assertTrue(looked.length() < 300, "a name of " + looked.length() + " characters");
    }
  }

  /** The usual cut with its slots filled. */
  private Path filled() throws Exception {
    Path cut = bench.cut();
    bench.put("ramp", Generators.ramp());
    try (Edit edit = bench.change(cut)) {
      edit.fill(FillOrder.of(new FillOrder.Selection.All()), FillWatcher.NONE);
    }
    return folder.resolve("cut.raccord.otio");
  }

  private List<Edit.Leftover> cleaned(Path timeline) throws Exception {
    try (Edit edit = bench.change(timeline)) {
      List<Edit.Leftover> leftovers = edit.leftovers();
      edit.cleanup(leftovers);
      return leftovers;
    }
  }

  @Test
  void aTakeThatNamesAFileOutsideNeverCostsThatFile() throws Exception {
    Path ours = filled();
    Path precious = Files.writeString(elsewhere.resolve("precious.mov"), "mine");
    String text = Files.readString(ours);
    String path = text.replaceAll("(?s).*\"path\": \"([^\"]+\\.mov)\".*", "$1");
    for (String hostile :
        List.of(
            precious.toString(),
            "cut.raccord/takes/../../../" + elsewhere.getFileName() + "/precious.mov",
            "nul\\u0000.mov")) {
      Files.writeString(ours, text.replace(path, hostile.replace("\\\\", "/")));
      try (Edit edit = bench.look(ours)) {
        edit.takes(Optional.empty());
      }
      cleaned(ours);
      assertEquals("mine", Files.readString(precious));
    }
  }

  @Test
  void foldersThatAreLinksAreNeitherEmptiedNorTakenAway() throws Exception {
    Path ours = filled();
    Path project = folder.resolve("cut.raccord");
    for (String part : List.of("jobs", "takes", "cache", "history")) {
      Path outside = Files.createDirectories(elsewhere.resolve(part).resolve("deep"));
      Files.writeString(outside.resolve("precious.txt"), "mine");
      Files.writeString(outside.getParent().resolve(".raccord-part-precious"), "mine");
      Files.writeString(outside.getParent().resolve("00007-old.otio.gz"), "mine");
      Path own = project.resolve(part);
      Path aside = folder.resolve(part + "-aside");
      if (Files.exists(own)) {
        Files.move(own, aside);
      }
      link(own, elsewhere.resolve(part));
      cleaned(ours);
      assertEquals("mine", Files.readString(outside.resolve("precious.txt")), part);
      assertEquals(
          "mine", Files.readString(outside.getParent().resolve(".raccord-part-precious")), part);
      assertTrue(Files.exists(outside.getParent().resolve("00007-old.otio.gz")), part);
      assertTrue(Files.isSymbolicLink(own), "the link to " + part + " stays");
      Files.delete(own);
      if (Files.exists(aside)) {
        Files.move(aside, own);
      }
    }
  }

  @Test
  void aProjectFolderThatIsALinkToSomebodyElsesIsNotTidied() throws Exception {
    Path cut = bench.timeline("cut.otio", Bench.clipJson("a.mov", 0, 20));
    Path theirs = Files.createDirectories(elsewhere.resolve("jobs/holiday"));
    Files.writeString(theirs.resolve("precious.txt"), "mine");
    link(folder.resolve("cut.raccord"), elsewhere);
    cleaned(cut);
    assertEquals("mine", Files.readString(theirs.resolve("precious.txt")));
    assertTrue(Files.isSymbolicLink(folder.resolve("cut.raccord")));
  }

  @Test
  void aLockThatIsALinkDoesNotCostTheFileItLeadsTo() throws Exception {
    Path ours = filled();
    Path precious = Files.writeString(elsewhere.resolve("precious.txt"), "mine");
    Path lock = folder.resolve("cut.raccord/lock");
    Files.deleteIfExists(lock);
    link(lock, precious);
    WorkException e = assertThrows(WorkException.class, () -> bench.change(ours).close());
    assertEquals(WorkException.Kind.INPUT, e.kind());
    assertEquals("mine", Files.readString(precious));
  }

  @Test
  void aLoopOfFoldersDoesNotStopARelink() throws Exception {
    bench.clip("a.mov", 20, 100);
    Files.createDirectories(folder.resolve("rolls/day1"));
    Files.move(folder.resolve("a.mov"), folder.resolve("rolls/day1/a.mov"));
    link(folder.resolve("rolls/day1/again"), folder.resolve("rolls"));
    Path cut = bench.timeline("cut.otio", Bench.clipJson("a.mov", 0, 20));
    try (Edit edit = bench.change(cut)) {
      edit.relink(folder.resolve("rolls"));
      assertTrue(edit.survey(Edit.SurveyScope.SLOTS).offline().isEmpty());
    }
  }
}
