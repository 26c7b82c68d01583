package org.raccord.media.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.UUID;
import org.raccord.media.MediaException;
import org.raccord.media.MediaException.Kind;

/** A file in the making: a temporary name beside its target until it is complete and durable. */
public final class Target {

  private final Path file;
  private final Path temporary;

  private Target(Path file, Path temporary) {
    this.file = file;
    this.temporary = temporary;
  }

  /** Makes the empty temporary file, so that what hinders writing shows before any work. */
  public static Target create(Path file) throws MediaException {
    Path absolute = file.toAbsolutePath();
    Path folder = absolute.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new MediaException(
          Kind.NOT_WRITABLE,
          file,
          "Its folder does not exist",
          "Make the folder or choose another");
    }
    if (Files.isDirectory(absolute)) {
      throw new MediaException(Kind.NOT_WRITABLE, file, "This is a folder", "Name a file");
    }
    try {
      // Not createTempFile: its files are for their owner alone, and so would be the final one.
      return new Target(
          file,
          Files.createFile(
              folder.resolve("." + absolute.getFileName() + "." + UUID.randomUUID() + ".part")));
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /** The file that is being made. */
  public Path file() {
    return file;
  }

  /** Where to write until then. */
  public Path temporary() {
    return temporary;
  }

  /** Makes the temporary file durable and gives it its name, replacing what was there. */
  public void complete() throws MediaException {
    try {
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      try {
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
      }
      settleFolder();
    } catch (IOException e) {
      discard();
      throw failure(file, e);
    }
  }

  /** Makes the new name durable as well; Windows does so itself and lets nobody open a folder. */
  private void settleFolder() {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // The file stands under its name with all its bytes; some file systems offer no more.
    }
  }

  /** Removes the temporary file, if it is still there. */
  public void discard() {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // Its name begins with a dot and ends in .part; nothing takes it for media.
      temporary.toFile().deleteOnExit();
    }
  }

  /** What an exception of the file system means for the user. */
  public static MediaException failure(Path file, IOException e) {
    String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    if (text.contains("no space") || text.contains("not enough space") || text.contains("quota")) {
      return full(file, e);
    }
    return new MediaException(
        Kind.NOT_WRITABLE,
        file,
        "It cannot be written (" + e.getClass().getSimpleName() + ")",
        "Choose a folder you may write to",
        e);
  }

  private static MediaException full(Path file, IOException cause) {
    return new MediaException(
        Kind.DISK_FULL, file, "The disk is full", "Make room or choose another disk", cause);
  }

  /** What an error of FFmpeg while writing means for the user. */
  static MediaException failure(Path file, String what, int error) {
    return Ffmpeg.isNoSpace(error)
        ? full(file, new IOException(Ffmpeg.text(error)))
        : Ffmpeg.failed(file, what, error);
  }
}
