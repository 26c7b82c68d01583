package org.raccord.models.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/**
 * A file in which a fill keeps what waits, and which could not be written or read: most often the
 * disk is full. The message says where, what and what to do.
 */
final class WorkingFileException extends IOException {

  private static final long serialVersionUID = 1L;

  private WorkingFileException(String message, IOException cause) {
    super(message, cause);
  }

  /**
   * A failure to write.
   *
   * @param what waits in the file, in the plural
   * @return {@code cause} itself if it is a cancellation
   */
  static IOException unwritten(Path file, String what, IOException cause) {
    return of(
        file,
        what,
        "could not be written to ",
        "Free room on that drive, or move the timeline to a folder that has room and may be written"
            + " to.",
        cause);
  }

  /** A failure to read back what was written, by the same terms. */
  static IOException unread(Path file, String what, IOException cause) {
    return of(
        file,
        what,
        "could not be read back from ",
        "Fill again; if it happens again, have that drive checked.",
        cause);
  }

  private static IOException of(
      Path file, String what, String failed, String remedy, IOException cause) {
    if (cause instanceof InterruptedIOException || cause instanceof ClosedByInterruptException) {
      return cause;
    }
    return new WorkingFileException(
        "While the model works, "
            + what
            + " wait in files; they "
            + failed
            + file
            + " ("
            + said(file, cause)
            + "). "
            + remedy,
        cause);
  }

  /** What the system said, without the name of the file. */
  private static String said(Path file, IOException cause) {
    String text =
        cause instanceof FileSystemException named && named.getReason() != null
            ? named.getReason()
            : String.valueOf(cause.getMessage());
    return text.startsWith(file.toString())
        ? text.substring(file.toString().length()).replaceFirst("^[: (]+", "").replace(")", "")
        : text;
  }
}
