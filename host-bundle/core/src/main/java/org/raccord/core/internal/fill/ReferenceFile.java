package org.raccord.core.internal.fill;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.raccord.model.fill.Brief;

/** The file that a brief refers to, handed to a generator as a copy. */
final class ReferenceFile {

  /** A clip of some minutes; what is larger was hardly meant to be sent. */
  private static final long MOST_BYTES = 2L << 30;

  private ReferenceFile() {}

  /**
   * Copies it.
   *
   * @param places from a URL or a path to a file, whether it is there or not
   * @param workspace where the copy goes
   * @throws IOException if it is no file of this machine or cannot be read; the message says what
   *     to do
   */
  static Path copy(
      Brief.Reference reference, Function<String, Optional<Path>> places, Path workspace)
      throws IOException {
    Path file =
        places
            .apply(reference.file())
            .orElseThrow(
                () ->
                    new IOException(
                        "The reference \""
                            + reference.file()
                            + "\" names no file of this machine. Fetch it, and name the file."));
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          "The reference " + file + " is not there. Bring it back, or name another in the brief.");
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(
          "The reference " + file + " is larger than 2 GB. Name a shorter clip, or a picture.");
    }
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    String ending = dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
    // Two files of one name in two folders are two references.
    String whole = file.toAbsolutePath().normalize().toString();
    String key = UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8)).toString();
    Path copy = workspace.resolve("reference-" + key + ending);
    return Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
  }
}
