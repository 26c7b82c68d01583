package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskShelfTest {

  @TempDir private Path folder;

  @Test
  void whatIsKeptIsThereAfterARestart() {
    new DiskShelf(folder.resolve("a/b"), 100).put("key", new byte[] {1, 2, 3});

    DiskShelf again = new DiskShelf(folder.resolve("a/b"), 100);
    assertArrayEquals(new byte[] {1, 2, 3}, again.get("key").orElseThrow());
    assertTrue(again.get("other").isEmpty());
    assertEquals(3, again.bytes());
  }

  @Test
  void whatWasNotAskedForTheLongestGoesFirst() {
    DiskShelf shelf = new DiskShelf(folder, 100);
    shelf.put("a", new byte[40]);
    shelf.put("b", new byte[40]);
    assertTrue(shelf.get("a").isPresent());
    shelf.put("c", new byte[40]);

    assertTrue(shelf.get("b").isEmpty());
    assertTrue(shelf.get("a").isPresent());
    assertTrue(shelf.get("c").isPresent());
    assertEquals(80, shelf.bytes());
    shelf.put("too large", new byte[101]);
    assertEquals(80, shelf.bytes());
  }

  @Test
  void aSmallerBoundAndARequestToClearRemoveFiles() throws IOException {
    DiskShelf shelf = new DiskShelf(folder, 100);
    shelf.put("a", new byte[40]);
    shelf.put("b", new byte[40]);
    shelf.bound(50);
    assertEquals(1, files());
    shelf.clear();
    assertEquals(0, files());
    assertEquals(0, shelf.bytes());
    shelf.put("c", new byte[50]);
    assertEquals(1, files());
  }

  @Test
  void aFileThatWasTakenAwayIsForgotten() throws IOException {
    DiskShelf shelf = new DiskShelf(folder, 100);
    shelf.put("a", new byte[40]);
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        Files.delete(file);
      }
    }
    assertTrue(shelf.get("a").isEmpty());
    assertEquals(0, shelf.bytes());
  }

  private long files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.count();
    }
  }
}
