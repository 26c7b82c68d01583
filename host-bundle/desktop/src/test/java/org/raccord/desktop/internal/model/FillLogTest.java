package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.Job;
import org.raccord.desktop.internal.model.FillEntry.Outcome;
import org.raccord.desktop.internal.model.JobRows.Action;
import org.raccord.desktop.internal.model.JobRows.Row;

class FillLogTest {

  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

  @TempDir private Path folder;

  private final FillEntry begun = FillEntry.begun("f1", "V1-2", "continuity:default", NOON);

  @Test
  void aFillWhoseEndIsNotThereWasBrokenOff() {
    FillLog log = new FillLog(folder, Path.of("cut.otio"));
    log.write(begun);
    log.write(FillEntry.begun("f2", "V1-4", "anyone", NOON));
    FillEntry ended =
        begun
            .at("drawing\tlines", 0.5, NOON.plusSeconds(2))
            .end(Outcome.DONE, "s7k2q.1: A", NOON.plusSeconds(4));
    log.write(ended);

    List<FillEntry> kept = new FillLog(folder, Path.of("cut.otio")).read();
    assertEquals(2, kept.size());
    assertEquals(List.of("2 s  drawing lines", "4 s  s7k2q.1: A"), kept.get(0).log());
    assertEquals(Outcome.DONE, kept.get(0).outcome());
    assertEquals(Outcome.BROKEN_OFF, kept.get(1).outcome());
    assertTrue(new FillLog(folder, Path.of("other.otio")).read().isEmpty());
  }

  @Test
  void aLineThatNobodyWroteIsPassedOver() throws IOException {
    FillLog log = new FillLog(folder, Path.of("cut.otio"));
    log.write(begun);
    try (Stream<Path> files = Files.list(folder)) {
      Files.writeString(files.findFirst().orElseThrow(), "half a li", StandardOpenOption.APPEND);
    }
    log.write(FillEntry.begun("f2", "V1-4", "anyone", NOON));

    assertEquals(List.of("f1", "f2"), log.read().stream().map(FillEntry::id).toList());
  }

  @Test
  void whatIsLeftFollowsFromWhatItTook() {
    assertTrue(begun.at("drawing", 0.01, NOON).left(NOON.plusSeconds(9)).isEmpty());
    assertEquals(
        Optional.of(Duration.ofSeconds(30)),
        begun.at("drawing", 0.25, NOON).left(NOON.plusSeconds(10)));
    assertTrue(
        begun.end(Outcome.FAILED, "no", NOON.plusSeconds(1)).left(NOON.plusSeconds(2)).isEmpty());
    assertEquals("2:05", FillEntry.seconds(Duration.ofSeconds(125)));
  }

  @Test
  void whatRunsStandsFirstThenWhatWaitsThenWhatHasEnded() {
    FillEntry done = begun.end(Outcome.DONE, "s7k2q.1", NOON.plusSeconds(4));
    FillEntry failed =
        FillEntry.begun("f2", "V1-4", "anyone", NOON)
            .end(Outcome.FAILED, "nobody serves", NOON.plusSeconds(1));
    FillEntry runs =
        FillEntry.begun("f3", "V1-6", "anyone", NOON).at("drawing", 0.5, NOON.plusSeconds(1));
    Job job =
        new Job(
            "j1",
            "s1",
            "V1-8",
            true,
            "paid:one",
            true,
            "s1.1",
            Job.State.WAITS,
            NOON,
            Optional.of("0.50 USD"),
            Optional.empty());
    Progress progress = Progress.NONE.with("V1-9", SlotState.of(SlotState.Kind.QUEUED, "queued"));

    List<Row> rows =
        JobRows.of(List.of(job), progress, List.of(done, failed, runs), NOON.plusSeconds(5));

    assertEquals(List.of("f3", "qV1-9", "jj1", "f2", "f1"), rows.stream().map(Row::key).toList());
    assertEquals("drawing, 5 s, about 5 s left", rows.get(0).state());
    assertEquals(Set.of(Action.CANCEL), rows.get(0).actions());
    assertEquals(Set.of(Action.GO_ON, Action.GIVE_UP), rows.get(2).actions());
    assertEquals("failed after 1 s: nobody serves", rows.get(3).state());
    assertEquals(Set.of(Action.RETRY), rows.get(3).actions());
    assertEquals(Set.of(), rows.get(4).actions());
  }
}
