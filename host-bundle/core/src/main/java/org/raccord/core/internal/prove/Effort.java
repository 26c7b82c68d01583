package org.raccord.core.internal.prove;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Measures what a piece of work costs the whole process. */
public final class Effort {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path CLEAR = Path.of("/proc/self/clear_refs");

  /**
   * A cost.
   *
   * @param cpu CPU seconds of all threads
   * @param wall seconds
   * @param peak most resident memory meanwhile, bytes; 0 where it cannot be told
   */
  public record Cost(double cpu, double wall, long peak) {

    /** What a part of the work cost, 0 to 1; its memory is that of all of it. */
    public Cost part(double share) {
      return new Cost(share * cpu, share * wall, peak);
    }
  }

  private final double cpu = cpuSeconds();
  private final long begun = System.nanoTime();

  private Effort() {}

  /** Begins to measure. */
  public static Effort begin() {
    forgetPeak();
    return new Effort();
  }

  /** What it has cost since. */
  public Cost end() {
    return new Cost(cpuSeconds() - cpu, (System.nanoTime() - begun) / 1e9, peak());
  }

  private static double cpuSeconds() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e9;
  }

  /** Linux counts the peak anew after this; elsewhere there is none. */
  private static void forgetPeak() {
    if (Files.isWritable(CLEAR)) {
      try {
        Files.writeString(CLEAR, "5");
      } catch (IOException e) {
        return;
      }
    }
  }

  private static long peak() {
    if (!Files.isReadable(STATUS)) {
      return 0;
    }
    try (var lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
