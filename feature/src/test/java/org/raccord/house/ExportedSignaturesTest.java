package org.raccord.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the bundles offer to others changes on purpose only. The committed text stands in {@code
 * feature/api}; {@code -Dsignatures=write} writes it anew.
 */
class ExportedSignaturesTest {

  private static final Path COMMITTED = Path.of("api");

  @Test
  void exportedSignaturesAreAsCommitted() throws IOException {
    Map<String, String> now = Signatures.ofExportedPackages();
    if ("write".equals(System.getProperty("signatures"))) {
      write(now);
    }
    Map<String, String> committed = new TreeMap<>();
    if (Files.isDirectory(COMMITTED)) {
      try (Stream<Path> files = Files.list(COMMITTED)) {
        for (Path file : files.toList()) {
          String name = file.getFileName().toString().replaceAll("\\.txt$", "");
          committed.put(name, Files.readString(file));
        }
      }
    }
    String remedy =
        "If the change is meant, run this test with -Dsignatures=write and commit feature/api";
    assertEquals(String.join("\n", committed.keySet()), String.join("\n", now.keySet()), remedy);
    now.forEach((name, text) -> assertEquals(committed.get(name), text, name + ": " + remedy));
  }

  private static void write(Map<String, String> texts) throws IOException {
    Files.createDirectories(COMMITTED);
    try (Stream<Path> files = Files.list(COMMITTED)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Files.writeString(COMMITTED.resolve(text.getKey() + ".txt"), text.getValue());
    }
  }
}
