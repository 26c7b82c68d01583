package org.raccord.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracesTest {

  private static final int CALLS = 20;
  private static final int MEGABYTE = 1 << 20;

  @Test
  void whatDoesNothingLeavesNothing() throws Exception {
    Traces.of(CALLS, () -> {});
    Traces.Left left = Traces.of(CALLS, () -> {});
    assertEquals(Set.of(), left.threads());
    assertEquals(Set.of(), left.temporary());
    // The virtual machine may close something of its own meanwhile: fewer are nothing left, too.
    assertTrue(left.handles().orElse(0) <= 0, left::toString);
    assertTrue(left.nativeBytes().orElse(0) < 8 * MEGABYTE, left::toString);
  }

  @Test
  void openHandlesAreCounted(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("a.txt"), "a");
    List<InputStream> open = new ArrayList<>();
    try {
      Traces.Left left = Traces.of(CALLS, () -> open.add(new FileInputStream(file.toFile())));
      Assumptions.assumeTrue(left.handles().isPresent(), "The system does not count handles");
      assertEquals(CALLS, left.handles().getAsLong());
    } finally {
      for (InputStream stream : open) {
        stream.close();
      }
    }
  }

  @Test
  void nativeMemoryIsSeenAndTheHeapIsNot() throws Exception {
    List<Object> kept = new ArrayList<>();
    Traces.Left heap = Traces.of(CALLS, () -> kept.add(new byte[2 * MEGABYTE]));
    Assumptions.assumeTrue(heap.nativeBytes().isPresent(), "The system does not tell memory");
    assertTrue(heap.nativeBytes().getAsLong() < 16 * MEGABYTE, heap::toString);
    Traces.Left left =
        Traces.of(
            CALLS,
            () -> {
              ByteBuffer block = ByteBuffer.allocateDirect(2 * MEGABYTE);
              while (block.hasRemaining()) {
                block.putLong(7);
              }
              kept.add(block);
            });
    assertTrue(left.nativeBytes().getAsLong() > 30 * MEGABYTE, left::toString);
    assertEquals(2 * CALLS, kept.size());
  }

  @Test
  void temporaryFilesOfEveryCallAreNamed() throws Exception {
    List<Path> files = new ArrayList<>();
    Traces.Left left = Traces.of(CALLS, () -> files.add(Files.createTempFile("left", ".txt")));
    for (Path file : files) {
      Files.delete(file);
    }
    assertTrue(
        left.temporary()
            .containsAll(files.stream().map(file -> file.getFileName().toString()).toList()));
  }

  @Test
  void filesConnectionsAndProcessesAreSeen(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("settings.json"), "{}");
    Set<String> seen =
        Contacts.during(
            () -> {
              try {
                Files.readString(file);
                new Socket(InetAddress.getLoopbackAddress(), 1).close();
              } catch (IOException nobodyListens) {
                start();
              }
            });
    assertTrue(seen.contains("FileRead " + file), seen::toString);
    assertTrue(seen.stream().anyMatch(s -> s.startsWith("Connection socket:")), seen::toString);
    assertTrue(seen.stream().anyMatch(s -> s.startsWith("ProcessStart")), seen::toString);
  }

  private static void start() {
    try {
      new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-version")
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .destroy();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void thoughtAloneIsNoContact() throws IOException {
    List<Integer> thoughts = new ArrayList<>();
    assertEquals(Set.of(), Contacts.during(() -> thoughts.add(1)));
    assertEquals(List.of(1), thoughts);
  }

  @Test
  void filesThatAreReadAreNamed(@TempDir Path folder) throws IOException {
    Path one = Files.writeString(folder.resolve("one.txt"), "1");
    Path other = Files.writeString(folder.resolve("other.txt"), "2");
    AccessWatch watch = AccessWatch.on(folder);
    Assumptions.assumeTrue(watch.isPossible(), "The file system keeps no access times");
    assertEquals(1, Files.size(one));
    assertEquals(Set.of(), watch.read());
    assertEquals("2", Files.readString(other));
    assertEquals(Set.of("other.txt"), watch.read());
  }
}
