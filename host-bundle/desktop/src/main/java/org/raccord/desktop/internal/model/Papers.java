package org.raccord.desktop.internal.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the installation brings to read: documents, licences, notices. Touches files. */
public final class Papers {

  private final Path home;

  /**
   * @param home the installation
   */
  public Papers(Path home) {
    this.home = home;
  }

  /** The documents, by title. */
  public Map<String, Path> documents() {
    Map<String, Path> found = new LinkedHashMap<>();
    Path docs = home.resolve("docs");
    if (Files.isDirectory(docs)) {
      try (Stream<Path> files = Files.list(docs)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
          found.put(title(file), file);
        }
      } catch (IOException e) {
        return found;
      }
    }
    return found;
  }

  private static String title(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(l -> l.startsWith("# "))
          .findFirst()
          .map(l -> l.substring(2).strip())
          .orElse(file.getFileName().toString());
    }
  }

  /** A document as it is written. */
  public String text(Path document) {
    try {
      return Files.readString(document);
    } catch (IOException e) {
      return document + " cannot be read: " + e.getMessage();
    }
  }

  /** Which program this is, with the licences of all its parts. */
  public String about() {
    StringBuilder words =
        new StringBuilder(
            "Raccord "
                + System.getProperty("raccord.version", "development")
                + "\nJava "
                + System.getProperty("java.version", "")
                + ", JavaFX "
                + System.getProperty("javafx.runtime.version", "")
                + ", "
                + System.getProperty("os.name", "")
                + " "
                + System.getProperty("os.arch", "")
                + "\n\n");
    for (String paper : List.of("NOTICE", "THIRD-PARTY.txt", "LICENSE")) {
      Path file = home.resolve(paper);
      if (Files.exists(file)) {
        words.append(text(file)).append("\n\n");
      }
    }
    return words.toString();
  }
}
