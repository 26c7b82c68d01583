package org.raccord.core.internal.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

  @TempDir Path folder;

  private static byte[] text(String s) {
    return s.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void givesBackEachStateAfterItIsReopened() throws IOException {
    History history = History.open(folder.resolve("history"));
    history.add(-1, "opened", "t0", text("zero"));
    history.add(0, "filled", "t1", text("one"));

    History again = History.open(folder.resolve("history"));

    assertEquals(2, again.states().size());
    assertEquals("filled", again.states().get(1).title());
    assertArrayEquals(text("zero"), again.text(0));
    assertArrayEquals(text("one"), again.text(1));
    assertEquals(OptionalInt.of(1), again.find(text("one")));
    assertEquals(OptionalInt.empty(), again.find(text("never saved")));
  }

  @Test
  void aSaveAfterAnUndoDropsWhatWasUndoneFromTheListButNotFromTheDisk() throws IOException {
    History history = History.open(folder);
    history.add(-1, "opened", "t0", text("zero"));
    history.add(0, "first", "t1", text("one"));
    history.add(0, "second", "t2", text("two"));

    assertEquals(2, history.states().size());
    assertEquals("second", history.states().get(1).title());
    assertEquals(1, history.dropped().size());
    assertTrue(Files.exists(history.dropped().get(0)));
  }

  @Test
  void noticesADamagedState() throws IOException {
    History history = History.open(folder);
    history.add(-1, "opened", "t0", text("zero"));
    history.add(0, "filled", "t1", text("one"));
    try (var files = Files.list(folder)) {
      Path first =
          files
              .filter(f -> f.getFileName().toString().startsWith("00000"))
              .findFirst()
              .orElseThrow();
      Path second;
      try (var more = Files.list(folder)) {
        second =
            more.filter(f -> f.getFileName().toString().startsWith("00001"))
                .findFirst()
                .orElseThrow();
      }
      Files.copy(second, first, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    IOException e = assertThrows(IOException.class, () -> history.text(0));

    assertTrue(e.getMessage().contains("damaged"), e.getMessage());
  }

  @Test
  void anIndexThatIsNoJsonIsAnErrorThatNamesIt() throws IOException {
    Files.writeString(folder.resolve("index.json"), "{\"version\": 1, \"states\": [");

    IOException e = assertThrows(IOException.class, () -> History.open(folder));

    assertTrue(e.getMessage().contains("index.json"), e.getMessage());
  }
}
