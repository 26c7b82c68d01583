package org.raccord.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolkitLawTest {

  @TempDir private Path folder;

  @Test
  void nothingThatIsShownTouchesAFileOrTheNetwork() {
    noClasses()
        .that()
        .resideInAPackage("org.raccord.desktop.internal.view")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.nio\\.file\\.Files|java\\.io\\.File(In|Out)putStream|java\\.io\\.RandomAccessFile"
                + "|java\\.nio\\.channels\\..*|java\\.net\\.(Socket|URLConnection).*|java\\.net\\.http\\..*")
        .because(
            "what is shown lives on the toolkit's thread; view models have threads of their own")
        .check(Rooms.CLASSES);
  }

  @Test
  void aFileThatIsReadOnTheToolkitsThreadIsAnOffence() throws Exception {
    assertFalse(offences(ToolkitLaw.THREAD).isEmpty());
  }

  @Test
  void readOnAnotherThreadItIsNone() throws Exception {
    assertEquals(List.of(), offences("edit"));
  }

  private List<String> offences(String threadName) throws Exception {
    Path file = Files.writeString(folder.resolve("cut.otio"), "{}");
    Path dump = folder.resolve("run.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.FileRead").withThreshold(Duration.ZERO).withStackTrace();
      recording.start();
      Thread thread = new Thread(() -> read(file), threadName);
      thread.start();
      thread.join();
      recording.stop();
      recording.dump(dump);
    }
    assertTrue(ToolkitLaw.seen(dump) > 0, "nothing was recorded");
    return ToolkitLaw.offences(dump);
  }

  private static void read(Path file) {
    try {
      assertEquals("{}", Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
