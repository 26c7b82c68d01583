package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FillHistoryTest {

  @TempDir private Path folder;

  @Test
  void editsThatMoveSlotsLeaveALineForEachFillAndAreShownOnceEach() throws Exception {
    FillHistory history = new FillHistory(folder, Runnable::run, Clock.systemUTC());
    history.open(Path.of("cut.otio"));
    for (String slot : List.of("V1-2", "V1-4", "V1-6")) {
      history.begin(slot, "anyone");
      history.end(FillEntry.Outcome.DONE, "filled");
    }
    AtomicInteger shown = new AtomicInteger();
    history.entries().addListener((o, was, now) -> shown.incrementAndGet());
    for (int i = 0; i < 10; i++) {
      history.moved(Map.of("V1-2", "V1-3", "V1-4", "V1-5", "V1-6", "V1-7"));
      history.moved(Map.of("V1-3", "V1-2", "V1-5", "V1-4", "V1-7", "V1-6"));
    }
    history.moved(Map.of("V1-4", "V1-5", "V1-6", "V1-7"));
    history.moved(Map.of("V1-2", "V1-2"));

    List<String> slots = List.of("V1-2", "V1-5", "V1-7");
    assertEquals(slots, history.entries().get().stream().map(FillEntry::slot).toList());
    assertEquals(21, shown.get());
    List<FillEntry> kept = new FillLog(folder, Path.of("cut.otio")).read();
    assertEquals(slots, kept.stream().map(FillEntry::slot).toList());
    try (Stream<Path> files = Files.list(folder)) {
      List<String> lines = Files.readAllLines(files.findFirst().orElseThrow());
      assertEquals(3, lines.stream().filter(line -> !line.isEmpty()).count());
    }
  }
}
