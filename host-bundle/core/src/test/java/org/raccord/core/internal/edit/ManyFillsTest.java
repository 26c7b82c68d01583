package org.raccord.core.internal.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
 * Fill after fill in one process: handles, threads and native memory do not grow. The process is
 * one of its own, in which nothing else moves: its heap has one size and is all resident from the
 * start, code is compiled by the quick compiler, and the allocator has one arena that gives back
 * what is free.
 *
 * <p>The default run is short. Two hundred fills: {@code mvn -pl host-bundle/core -am test
 * -Dtest=ManyFillsTest -Dsurefire.failIfNoSpecifiedTests=false -Draccord.fills=200}.
 */
class ManyFillsTest {

  private static final int FILLS = Integer.getInteger("raccord.fills", 36);

  /** Until then pools fill, classes load and the compiler works. */
  private static final int FIRST = 16;

  /** MB of native memory: less than one for each fill of the short run. */
  private static final int MOST_GROWTH = 16;

  @TempDir Path folder;

  /**
   * What the process holds.
   *
   * @param resident MB of the whole process
   */
  private record Held(long handles, long threads, long resident) {

    static Held now() throws IOException {
      System.gc();
      long resident =
          Files.readAllLines(Path.of("/proc/self/status")).stream()
              .filter(l -> l.startsWith("VmRSS"))
              .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) / 1024)
              .sum();
      return new Held(entries("fd"), entries("task"), resident);
    }

    private static long entries(String name) throws IOException {
      try (Stream<Path> all = Files.list(Path.of("/proc/self", name))) {
        return all.count();
      }
    }

    static Held parsed(String line) {
      String[] words = line.split(" ", -1);
      return new Held(Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
    }

    @Override
    public String toString() {
      return "held " + handles + " " + threads + " " + resident;
    }
  }

  @Test
  void nothingStaysBehindAFill() throws Exception {
    Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "no /proc here");
    Path said = folder.resolve("said.txt");
    ProcessBuilder command =
        new ProcessBuilder(
                List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-Xms256m",
                    "-Xmx256m",
                    "-XX:+AlwaysPreTouch",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ManyFillsTest.class.getName(),
                    Files.createDirectories(folder.resolve("bench")).toString(),
                    Integer.toString(FILLS)))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    command.environment().put("MALLOC_ARENA_MAX", "1");
    command.environment().put("MALLOC_TRIM_THRESHOLD_", "65536");
    int exit = command.start().waitFor();
    String all = Files.readString(said, StandardCharsets.UTF_8);
    assertEquals(0, exit, all);
    List<Held> held = all.lines().filter(l -> l.startsWith("held ")).map(Held::parsed).toList();
    assertEquals(2, held.size(), all);
    Held before = held.get(0);
    Held after = held.get(1);
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
    assertTrue(after.resident <= before.resident + MOST_GROWTH, "memory grew");
  }

  /** The process: fills in the folder it is given, as often as it is told. */
  public static void main(String[] args) throws Exception {
    int fills = Integer.parseInt(args[1]);
    try (Bench bench = new Bench(Path.of(args[0]))) {
      bench.put("ramp", Generators.ramp());
      Path cut = bench.cut();
      for (int i = 0; i < fills; i++) {
        if (i == FIRST) {
          System.out.println(Held.now());
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
      System.out.println(Held.now());
    }
  }
}
