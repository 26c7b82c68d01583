package org.raccord.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an archive is made of, and what happens where it cannot be made. */
class ClassArchiveTest {

  @TempDir Path temporary;
  private Path home;
  private Path file;

  @BeforeEach
  void installation() throws IOException {
    home = temporary.resolve("home");
    Files.createDirectories(home.resolve("lib"));
    Files.createDirectories(home.resolve("bundles"));
    Files.writeString(home.resolve("bundles/a.jar"), "a");
    file = temporary.resolve("classes.jsa");
  }

  @Test
  void aListingThatDoesNotStartLeavesNoArchiveAndIsNotTriedAgain()
      throws IOException, InterruptedException {
    // There is no launcher in this installation.
    assertTrue(new ClassArchive(file, home).isDue());
    ClassArchive.main(new String[] {file.toString(), home.toString(), "slots", "cut.otio"});
    assertFalse(Files.exists(file));
    assertFalse(new ClassArchive(file, home).isDue());
    try (Stream<Path> left = Files.list(temporary)) {
      assertFalse(left.anyMatch(f -> f.toString().endsWith(".new")));
    }
  }

  @Test
  void whatCannotBeWrittenIsNotTriedAgain() throws IOException, InterruptedException {
    // A folder that is not empty stands in the way of what the JVM would write.
    Files.createDirectories(temporary.resolve("classes.jsa.new").resolve("in the way"));
    ClassArchive.main(new String[] {file.toString(), home.toString(), "slots", "cut.otio"});
    assertFalse(new ClassArchive(file, home).isDue());
  }

  @Test
  void nothingIsStartedWhereNothingCanBeWritten() throws IOException {
    assertTrue(new ClassArchive(file, home).hasRoom());
    try (Stream<Path> left = Files.list(temporary)) {
      assertEquals(1, left.count(), "the installation alone");
    }
    Path noFolder = Files.writeString(temporary.resolve("file"), "");
    assertFalse(new ClassArchive(noFolder.resolve("classes.jsa"), home).hasRoom());
    Files.createDirectories(temporary.resolve("classes.jsa.try").resolve("in the way"));
    assertFalse(new ClassArchive(file, home).hasRoom());
  }

  @Test
  void helpIsNoListing() {
    assertTrue(ClassArchive.isListing(new String[] {"slots", "cut.otio"}));
    assertFalse(ClassArchive.isListing(new String[] {"slots", "--help"}));
    assertFalse(ClassArchive.isListing(new String[] {"slots", "cut.otio", "-h"}));
    assertFalse(ClassArchive.isListing(new String[] {"slots"}));
    assertFalse(ClassArchive.isListing(new String[] {"fill", "cut.otio"}));
  }

  @Test
  void anotherBundleMakesItDue() throws IOException, InterruptedException {
    ClassArchive.main(new String[] {file.toString(), home.toString(), "slots", "cut.otio"});
    Files.writeString(home.resolve("bundles/a.jar"), "other");
    assertTrue(new ClassArchive(file, home).isDue());
  }
}
