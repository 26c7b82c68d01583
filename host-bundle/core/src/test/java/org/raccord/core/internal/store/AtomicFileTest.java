package org.raccord.core.internal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  @TempDir Path folder;

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void replacesTheContentAndLeavesNothingElse() throws IOException {
    Path file = folder.resolve("cut.raccord.otio");
    Files.writeString(file, "old");

    AtomicFile.write(file, "new".getBytes(StandardCharsets.UTF_8));

    assertEquals("new", Files.readString(file));
    assertEquals(List.of("cut.raccord.otio"), names());
  }

  @Test
  void aFailedReplacementLeavesTheOldThingAndNoTemporaryFile() throws IOException {
    // A folder with something in it cannot be replaced by a file.
    Path taken = Files.createDirectory(folder.resolve("cut.raccord.otio"));
    Files.writeString(taken.resolve("inside"), "kept");

    assertThrows(IOException.class, () -> AtomicFile.write(taken, new byte[] {1}));

    assertEquals("kept", Files.readString(taken.resolve("inside")));
    assertEquals(List.of("cut.raccord.otio"), names());
  }

  @Test
  void othersMayReadWhatTheyMayReadOfAnyNewFile() throws IOException {
    assumeTrue(
        folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "no permissions of this kind here");
    Path usual = Files.writeString(folder.resolve("usual"), "x");
    Path ours = folder.resolve("ours");
    AtomicFile.write(ours, new byte[] {1});
    assertEquals(Files.getPosixFilePermissions(usual), Files.getPosixFilePermissions(ours));
  }
}
