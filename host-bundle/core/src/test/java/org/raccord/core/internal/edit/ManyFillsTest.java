package org.raccord.core.internal.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private static final int FIRST = 20;

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
    try (Bench bench = new Bench(folder)) {
      bench.put("ramp", Generators.ramp());
      Path cut = bench.cut();
      Held before = Held.now();
      for (int i = 0; i < FILLS; i++) {
        if (i == FIRST) {
          before = Held.now();
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
      Held after = Held.now();
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
      // The collector grows and shrinks the heap as it likes; native memory shows in both.
      boolean grew =
          after.resident > before.resident + 48 && after.outsideHeap > before.outsideHeap + 48;
      // A few fills in a process that other tests warmed tell nothing of memory: only the long run.
      assertFalse(FILLS >= 60 && grew, before + " became " + after);
    }
  }
}
