package org.raccord.core.internal.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.Edit;
import org.raccord.core.FillOrder;
import org.raccord.core.FillReport;
import org.raccord.core.FillWatcher;

/**
 * Fill after fill in one process: handles, threads and native memory do not grow.
 *
 * <p>The default run is short. Two hundred fills: {@code mvn -pl host-bundle/core -am test
 * -Dtest=ManyFillsTest -Dsurefire.failIfNoSpecifiedTests=false -Draccord.fills=200
 * -DargLine=-Xmx256m}.
 */
class ManyFillsTest {

  private static final int FILLS = Integer.getInteger("raccord.fills", 36);

  /** Until then pools fill, classes load and the compiler works. */
  private static final int FIRST = 12;

  /** Fills from one look at what is held to the next: three windows. */
  private static final int WINDOW = (FILLS - FIRST - 1) / 3;

  /** MB in a window: a megabyte for each fill of the short run, less for each of a long one. */
  private static final int MOST_GROWTH = 7;

  @TempDir Path folder;

  /**
   * What the process holds.
   *
   * @param resident MB of the whole process
   * @param outsideHeap MB of it that the Java heap has not been given
   */
  private record Held(long handles, long threads, long resident, long outsideHeap) {

    static Held now() throws IOException {
      System.gc();
      long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted() >> 20;
      long resident =
          Files.readAllLines(Path.of("/proc/self/status")).stream()
              .filter(l -> l.startsWith("VmRSS"))
              .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) / 1024)
              .sum();
      return new Held(entries("fd"), entries("task"), resident, resident - heap);
    }

    private static long entries(String name) throws IOException {
      try (Stream<Path> all = Files.list(Path.of("/proc/self", name))) {
        return all.count();
      }
    }
  }

  @Test
  void nothingStaysBehindAFill() throws Exception {
    Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "no /proc here");
    List<Held> held = new ArrayList<>();
    try (Bench bench = new Bench(folder)) {
      bench.put("ramp", Generators.ramp());
      Path cut = bench.cut();
      for (int i = 0; i < FILLS; i++) {
        if (i >= FIRST && (i - FIRST) % WINDOW == 0) {
          held.add(Held.now());
        }
        try (Edit edit = bench.change(cut)) {
          String slot = i % 2 == 0 ? "V1-2" : "V1-4";
          FillReport report =
              edit.fill(
                  FillOrder.of(new FillOrder.Selection.Named(List.of(slot))), FillWatcher.NONE);
          assertEquals(1, report.filled(), report.toString());
          edit.undo();
          edit.cleanup(edit.leftovers());
        }
      }
    }
    Held before = held.get(0);
    Held after = held.get(held.size() - 1);
    System.out.printf(
        Locale.ROOT,
        "fills %d to %d: handles %d, then %d; threads %d, then %d; resident %d MB, then %d MB%n",
        FIRST,
        FILLS,
        before.handles,
        after.handles,
        before.threads,
        after.threads,
        before.resident,
        after.resident);
    assertTrue(after.handles <= before.handles + 2, "handles grew");
    assertTrue(after.threads <= before.threads + 4, "threads grew");
    assertTrue(leastGrowth(held) <= MOST_GROWTH, "memory grew all the time: " + held);
  }

  /**
   * What was added from one look to the next at the least, in MB: pools and arenas of other tests
   * grow now and then, what a fill leaves behind is added every time. The collector grows and
   * shrinks the heap as it likes; native memory shows in both figures.
   */
  private static long leastGrowth(List<Held> held) {
    long least = Long.MAX_VALUE;
    for (int i = 1; i < held.size(); i++) {
      long all = held.get(i).resident - held.get(i - 1).resident;
      long outside = held.get(i).outsideHeap - held.get(i - 1).outsideHeap;
      least = Math.min(least, Math.min(all, outside));
    }
    return least;
  }
}
