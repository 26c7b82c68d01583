package org.raccord.core.internal.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.Edit;
import org.raccord.core.FillOrder;
import org.raccord.core.FillOrder.HandleUse;
import org.raccord.core.FillReport;
import org.raccord.core.FillWatcher;
import org.raccord.core.SlotTakes;
import org.raccord.core.WorkException;
import org.raccord.core.internal.bay.Hashes;
import org.raccord.model.fill.TakeFile;

/** A disk that is full, and one that may not be written: real ones, in memory. */
@Timeout(90)
class DisksThatRefuseTest {

  private static final int SIZE = 4 << 20;

  @TempDir Path folder;
  private Path disk = Path.of("");

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "none", disk.toString());
    if (!mounted) {
      System.out.println(
          "Skipped DisksThatRefuseTest: a small disk in memory cannot be mounted by this user.");
    }
    assumeTrue(mounted, "a small disk in memory cannot be mounted by this user");
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", disk.toString());
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0 && said.isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private static FillOrder order() {
    return order(new FillOrder.Selection.All());
  }

  /** One more take. */
  private static FillOrder again() {
    return order(new FillOrder.Selection.Named(List.of("V1-2")));
  }

  private static FillOrder order(FillOrder.Selection slots) {
    return new FillOrder(
        slots,
        1,
        OptionalLong.of(7),
        List.of(),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        HandleUse.AUTO,
        FillOrder.Refill.ADD_TAKES,
        Optional.empty());
  }

  /** Sorted paths of the takes' files, which are as they were when they were made. */
  private List<String> takes(Path cut, Bench bench) throws Exception {
    List<String> paths = new ArrayList<>();
    try (Edit edit = bench.look(cut)) {
      for (SlotTakes slot : edit.takes(Optional.empty())) {
        for (SlotTakes.ListedTake each : slot.takes()) {
          TakeFile file = each.take().picture();
          assertEquals(file.sha256(), Hashes.whole(disk.resolve(file.path())));
          paths.add(file.path());
        }
      }
    }
    Collections.sort(paths);
    return paths;
  }

  @Test
  void aFullDiskIsNamedAndNothingIsHalfWritten() throws Exception {
    try (Bench bench = new Bench(disk)) {
      bench.put("ramp", Generators.ramp());
      Path cut = bench.cut();
      List<String> names = bench.names();
      Map<String, String> before = bench.hashes();
      Path ballast = folder.resolve("disk/ballast");
      List<String> refusals = new ArrayList<>();
      long filled = 0;
      // Each amount of room lets the work go further before the disk is full.
      for (int room = 0; filled < 2; room += room < 48 << 10 ? 16 << 10 : 80 << 10) {
        long free = Files.getFileStore(disk).getUsableSpace();
        Files.write(ballast, new byte[Math.toIntExact(Math.max(0, free - room))]);
        try (Edit edit = bench.change(cut)) {
          FillReport report = edit.fill(order(), FillWatcher.NONE);
          filled += report.filled();
          report.slots().stream().flatMap(s -> s.failure().stream()).forEach(refusals::add);
        } catch (WorkException e) {
          assertEquals(WorkException.Kind.INPUT, e.kind(), e.toString());
          refusals.add(String.valueOf(e.getMessage()));
          assertTrue(e.getMessage().contains("is full"), "with " + room + " bytes: " + e);
        }
        Files.delete(ballast);
        // A take that was finished before stays, whole; nothing else does.
        List<String> takes = takes(cut, bench);
        filled = Math.max(filled, takes.size());
        if (takes.isEmpty()) {
          assertEquals(names, bench.names(), "with " + room + " bytes");
        }
        List<String> files = new ArrayList<>(bench.names());
        files.removeIf(f -> !f.contains("/takes/") && !f.contains("/jobs/"));
        assertEquals(takes, files, "with " + room + " bytes");
        Map<String, String> now = bench.hashes();
        before.forEach((name, hash) -> assertEquals(hash, now.get(name), name));
      }
      assertTrue(refusals.size() > 3, refusals.toString());
      // A project that is there already, and not a byte for the next job.
      List<String> whole = bench.names();
      Files.write(ballast, new byte[Math.toIntExact(Files.getFileStore(disk).getUsableSpace())]);
      WorkException refused =
          assertThrows(
              WorkException.class,
              () -> {
                try (Edit edit = bench.change(cut)) {
                  edit.fill(again(), FillWatcher.NONE);
                }
              });
      Files.delete(ballast);
      assertTrue(refused.getMessage().contains("is full"), refused.getMessage());
      assertEquals(whole, bench.names());
    }
  }

  @Test
  void aDiskThatFillsUpHalfWayStillGetsItsListOfWhatWasFilled() throws Exception {
    try (Bench bench = new Bench(disk)) {
      CountDownLatch first = new CountDownLatch(1);
      AtomicInteger fills = new AtomicInteger();
      Path ballast = folder.resolve("disk/ballast");
      Generators.Serving honest = Generators.ramp();
      bench.put(
          "ramp",
          (Generators.Serving)
              (request, call) -> {
                try {
                  if (fills.incrementAndGet() == 2) {
                    first.await();
                    long free = Files.getFileStore(disk).getUsableSpace();
                    Files.write(ballast, new byte[Math.toIntExact(free)]);
                  }
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
                return honest.fill(request, call);
              });
      Path cut = bench.cut();
      FillReport report;
      try (Edit edit = bench.change(cut)) {
        report =
            edit.fill(
                order(),
                event -> {
                  if (event instanceof FillWatcher.Event.Done) {
                    first.countDown();
                  }
                });
      }
      Files.delete(ballast);
      assertEquals(
          List.of(FillReport.Outcome.FILLED, FillReport.Outcome.FAILED),
          report.slots().stream().map(FillReport.SlotResult::outcome).toList());
      String why = report.slots().get(1).failure().orElseThrow();
      assertTrue(why.contains("is full"), why);
      assertEquals(1, takes(cut, bench).size());
    }
  }

  @Test
  void aDiskThatMayNotBeWrittenIsNamedBeforeAnythingIsMade() throws Exception {
    try (Bench bench = new Bench(disk)) {
      bench.put(
          "costly",
          (Generators.Serving)
              (request, call) -> {
                throw new AssertionError("nothing may be made for a disk that cannot take it");
              });
      Path cut = bench.cut();
      List<String> names = bench.names();
      assertTrue(run("mount", "-o", "remount,ro", disk.toString()));
      WorkException refused =
          assertThrows(
              WorkException.class,
              () -> {
                try (Edit edit = bench.change(cut)) {
                  edit.fill(order(), FillWatcher.NONE);
                }
              });
      assertEquals(WorkException.Kind.INPUT, refused.kind());
      assertTrue(refused.getMessage().contains("read-only disk"), refused.getMessage());
      // Looking is not refused.
      assertEquals(List.of(), takes(cut, bench));
      assertEquals(names, bench.names());
    }
  }
}
