package org.raccord.core.internal.store;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Says in words why something could not be written, and what to do. */
public final class NotWritable {

  private NotWritable() {}

  /** One sentence or two for the editor. */
  public static String message(Path target, IOException cause) {
    String reason =
        Optional.ofNullable(
                cause instanceof FileSystemException f ? f.getReason() : cause.getMessage())
            .orElse("");
    String lower = reason.toLowerCase(Locale.ROOT);
    if (cause instanceof ClosedByInterruptException) {
      return "Cancelled while " + target + " was written. Nothing is left half-written.";
    }
    if (cause instanceof AccessDeniedException) {
      return target
          + " may not be written. Give yourself write permission there, or choose another place with --out.";
    }
    if (lower.contains("read-only")) {
      return target + " stands on a read-only disk. Choose another place with --out.";
    }
    if (lower.contains("no space")) {
      return "The disk of "
          + target
          + " is full. Free some space (raccord clean lists what can go) and try again; nothing is left half-written.";
    }
    if (cause instanceof NoSuchFileException) {
      return target
          + " cannot be written because its folder does not exist. Make the folder, or choose another place with --out.";
    }
    return target
        + " could not be written: "
        + (reason.isEmpty() ? cause.toString() : reason)
        + ". Nothing is left half-written.";
  }
}
