package org.raccord.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Real clips, where this machine has them. */
public final class Cases {

  private Cases() {}

  /** The folder of real material; skips the test, with a printed reason, where there is none. */
  public static Path folder(String name) {
    Path folder = Path.of(System.getProperty("raccord.cases", "cases"), name);
    if (!Files.isDirectory(folder)) {
      System.out.println("Skipped: no real material at " + folder + " (-Draccord.cases=FOLDER)");
      Assumptions.abort("no real material");
    }
    return folder;
  }

  /** Its clips; skips the test likewise. */
  public static List<Path> clips() throws IOException {
    try (Stream<Path> files = Files.list(folder("clips"))) {
      return files.filter(f -> !f.toString().endsWith(".tsv")).sorted().toList();
    }
  }
}
