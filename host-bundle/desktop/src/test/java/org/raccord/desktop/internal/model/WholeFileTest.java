package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

  @TempDir private Path folder;

  @Test
  void aFileIsPutInPlaceOfAnotherAndItsFolderMade() throws IOException {
    Path file = folder.resolve("deep/a.txt");
    for (String words : List.of("one", "another")) {
      WholeFile.write(file, out -> out.write(words.getBytes(StandardCharsets.UTF_8)));
      assertEquals(words, Files.readString(file));
    }
    assertEquals(List.of(file), files());
  }

  @Test
  void whatBreaksOffLeavesTheFileOfBeforeAndNothingElse() throws IOException {
    Path file = folder.resolve("deep/a.txt");
    WholeFile.write(file, out -> out.write('1'));
    assertThrows(
        IOException.class,
        () ->
            WholeFile.write(
                file,
                out -> {
                  out.write('2');
                  throw new IOException("full");
                }));
    assertEquals("1", Files.readString(file));
    assertEquals(List.of(file), files());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("deep"))) {
      return all.toList();
    }
  }
}
