package org.raccord.conformance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a process holds at one moment, to be compared with another: threads, open handles, files in
 * the system's folder for temporary ones, native memory.
 *
 * @param threads that are alive
 * @param handles open files and sockets; empty where the system does not tell
 * @param nativeBytes resident memory outside the Java heap but for compiled code; empty where the
 *     system does not tell
 * @param temporary names in the folder for temporary files
 */
public record Traces(
    Set<Thread> threads, OptionalLong handles, OptionalLong nativeBytes, Set<String> temporary) {

  /** Linux maps the Java heap and its classes below, libraries and what they allocate above. */
  private static final long ABOVE_THE_HEAP = 0x5000_0000_0000L;

  public Traces {
    threads = Set.copyOf(threads);
    temporary = Set.copyOf(temporary);
  }

  /** A call whose traces are looked at. */
  @FunctionalInterface
  public interface Call {
    /** Makes the call once. */
    void run() throws IOException, InterruptedException;
  }

  /**
   * What a series of calls left behind.
   *
   * @param threads that stayed
   * @param handles how many more were open after the series; empty where the system does not tell
   * @param nativeBytes how much more native memory; empty where the system does not tell
   * @param temporary names of files that stayed, where every call left at least one; else empty
   */
  public record Left(
      Set<Thread> threads, OptionalLong handles, OptionalLong nativeBytes, Set<String> temporary) {

    public Left {
      threads = Set.copyOf(threads);
      temporary = Set.copyOf(temporary);
    }
  }

  /** Makes {@code times} calls and tells what they left behind. */
  public static Left of(int times, Call call) throws IOException, InterruptedException {
    Traces before = now();
    Set<String> known = new HashSet<>(before.temporary());
    Set<String> stayed = new TreeSet<>();
    boolean each = true;
    for (int i = 0; i < times; i++) {
      call.run();
      Set<String> fresh = temporaryFiles();
      fresh.removeAll(known);
      known.addAll(fresh);
      stayed.addAll(fresh);
      // Others use the folder too: only what comes with every call is the call's.
      each &= !fresh.isEmpty();
    }
    Set<Thread> threads = Threads.since(before.threads());
    Traces after = now();
    stayed.retainAll(after.temporary());
    return new Left(
        threads,
        more(before.handles(), after.handles()),
        more(before.nativeBytes(), after.nativeBytes()),
        each && stayed.size() >= times ? stayed : Set.of());
  }

  /**
   * Makes {@code times} calls after {@code warmUp} others, and once more where handles or native
   * memory seem to add up: what a runtime sets up once does not come again.
   *
   * @param mostBytes native memory that is taken for chance
   */
  public static Left settled(int warmUp, int times, long mostBytes, Call call)
      throws IOException, InterruptedException {
    of(warmUp, call);
    Left left = of(times, call);
    boolean addsUp = left.handles().orElse(0) >= times || left.nativeBytes().orElse(0) >= mostBytes;
    return addsUp ? of(times, call) : left;
  }

  private static OptionalLong more(OptionalLong before, OptionalLong after) {
    return before.isPresent() && after.isPresent()
        ? OptionalLong.of(after.getAsLong() - before.getAsLong())
        : OptionalLong.empty();
  }

  /** The process as it is. */
  public static Traces now() throws IOException {
    return new Traces(Threads.alive(), openHandles(), residentNative(), temporaryFiles());
  }

  private static Set<String> temporaryFiles() throws IOException {
    Set<String> names = new HashSet<>();
    String[] found = new File(System.getProperty("java.io.tmpdir", ".")).list();
    if (found == null) {
      throw new IOException("The folder for temporary files cannot be read");
    }
    for (String name : found) {
      names.add(name);
    }
    return names;
  }

  private static OptionalLong openHandles() throws IOException {
    Path open = Path.of("/proc/self/fd");
    if (!Files.isDirectory(open)) {
      return OptionalLong.empty();
    }
    try (Stream<Path> handles = Files.list(open)) {
      return OptionalLong.of(handles.count());
    }
  }

  /**
   * Whether a mapping is what the runtime compiled: it can be run and belongs to no file. It grows
   * when the runtime finds time, whatever calls leave behind.
   */
  private static boolean isCompiledCode(String mapping) {
    String[] fields = mapping.split("\\s+", 6);
    return fields[1].contains("x") && (fields.length < 6 || fields[5].isEmpty());
  }

  private static OptionalLong residentNative() throws IOException {
    Path maps = Path.of("/proc/self/smaps");
    if (!Files.isReadable(maps)) {
      return OptionalLong.empty();
    }
    long kilobytes = 0;
    boolean counts = false;
    for (String line : Files.readAllLines(maps)) {
      int dash = line.indexOf('-');
      int colon = line.indexOf(':');
      if (dash > 0 && (colon < 0 || dash < colon)) {
        counts =
            Long.parseUnsignedLong(line.substring(0, dash), 16) >= ABOVE_THE_HEAP
                && !isCompiledCode(line);
      } else if (counts && line.startsWith("Rss:")) {
        kilobytes += Long.parseLong(List.of(line.trim().split("\\s+")).get(1));
      }
    }
    return OptionalLong.of(kilobytes * 1024);
  }
}
