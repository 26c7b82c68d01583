package org.raccord.core.internal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  @TempDir Path folder;

  private static Journal.Entry entry(String id, long pid) {
    return new Journal.Entry(
        id,
        "s7k2q",
        "V1-2",
        "a|b|7|24",
        "s7k2q.1",
        "continuity:default",
        7,
        List.of("bridge"),
        pid,
        "2026-01-01T00:00:00Z");
  }

  /** The number of a process that has ended. */
  private static long deadPid() throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process = new ProcessBuilder(java, "-version").redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    process.waitFor();
    return process.pid();
  }

  @Test
  void aTicketOutlivesTheProcessThatGotIt() throws Exception {
    Journal first = new Journal(folder);
    first.begin(entry("j1", deadPid()));
    first.remember("j1", "video_123");
    Files.writeString(first.workspace("j1").resolve("half"), "kept");

    Journal next = new Journal(folder);

    assertEquals(List.of("j1"), next.dead().stream().map(Journal.Entry::id).toList());
    assertEquals(Optional.of("video_123"), next.ticket("j1"));
    assertEquals("kept", Files.readString(next.workspace("j1").resolve("half")));
    assertEquals(List.of("bridge"), next.dead().get(0).plansTaken());
  }

  @Test
  void aTicketThatIsTakenBackIsGone() throws IOException {
    Journal journal = new Journal(folder);
    journal.begin(entry("j1", 1));
    journal.remember("j1", "video_123");
    journal.forget("j1");
    journal.forget("j1");
    assertEquals(Optional.empty(), journal.ticket("j1"));
    assertFalse(journal.isWaiting("j1"));
  }

  @Test
  void aJobOfARunningProcessIsNotDead() throws IOException {
    Journal journal = new Journal(folder);
    journal.begin(entry("j1", ProcessHandle.current().pid()));

    assertTrue(journal.dead().isEmpty());
  }

  @Test
  void anEndedJobLeavesNothingAndLinksAreNotFollowed() throws IOException {
    Path precious = Files.writeString(folder.resolve("precious.mov"), "source media");
    Journal journal = new Journal(folder.resolve("jobs"));
    journal.begin(entry("j1", 1));
    Files.createSymbolicLink(journal.workspace("j1").resolve("link"), precious);

    journal.end("j1");

    assertFalse(Files.exists(folder.resolve("jobs/j1")));
    assertEquals("source media", Files.readString(precious));
  }
}
