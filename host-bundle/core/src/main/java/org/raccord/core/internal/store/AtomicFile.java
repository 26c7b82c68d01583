package org.raccord.core.internal.store;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a file so that at every moment either its old or its new content stands under its name: to
 * a temporary file beside it, to the disk, then renamed.
 */
public final class AtomicFile {

  /** Begins the names of temporary files; what bears it after a crash is a leftover. */
  public static final String TEMPORARY = ".raccord-part-";

  private AtomicFile() {}

  /**
   * Replaces the content of {@code file}.
   *
   * @throws IOException if it cannot be written (read-only, full disk); {@code file} is unchanged
   *     then
   */
  public static void write(Path file, byte[] content) throws IOException {
    Path folder = parent(file);
    Files.createDirectories(folder);
    // Not createTempFile: its files are for their owner alone, and so would be the final one.
    Path temporary = Files.createFile(folder.resolve(temporaryOf(file) + UUID.randomUUID()));
    try {
      // A stream, because a channel would be closed under an interrupted thread: a ticket that is
      // remembered while its fill is cancelled must reach the disk all the same.
      try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
        out.write(content);
        out.getFD().sync();
      }
      moveInto(temporary, file);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** How the names of temporary files of {@code file} begin: one project's tell from another's. */
  public static String temporaryOf(Path file) {
    return TEMPORARY + file.getFileName() + "-";
  }

  /** Renames a finished file of the same folder to its final name, and makes the renaming last. */
  public static void moveInto(Path temporary, Path file) throws IOException {
    try {
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    }
    syncFolder(parent(file));
  }

  private static Path parent(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IllegalArgumentException("A file has a folder: " + file);
    }
    return folder;
  }

  private static void syncFolder(Path folder) {
    // Windows cannot open folders; there the rename is durable without it.
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      return;
    }
  }
}
