package org.raccord.desktop.internal.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes small files, each of which is there whole, or as it was before. Others cannot read it. */
public final class WholeFile {

  private static final String PART = ".part";

  private WholeFile() {}

  /** What is written. */
  @FunctionalInterface
  public interface Content {
    void write(OutputStream out) throws IOException;
  }

  /**
   * Puts a file in place of what is there under its name; makes its folder where that is missing.
   *
   * @throws IOException if it cannot be written; what was there before stays then
   */
  public static void write(Path file, Content content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " is no file");
    }
    Files.createDirectories(folder);
    // Its owner's alone from its first moment on, where the system knows owners.
    Path part = Files.createTempFile(folder, "new", PART);
    try {
      try (OutputStream out = Files.newOutputStream(part)) {
        content.write(out);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
