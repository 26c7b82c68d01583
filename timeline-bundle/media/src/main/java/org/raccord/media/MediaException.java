package org.raccord.media;

import java.io.IOException;
import java.nio.file.Path;

/** A media file cannot be read or written. The message names the file and says what to do. */
public final class MediaException extends IOException {

  private static final long serialVersionUID = 1L;

  /** What to do next. */
  public enum Kind {
    /** The file is not there or may not be read: relink it, mount its drive, give access. */
    MISSING,
    /** The file is empty, cut short, or not media at all: fetch or choose another file. */
    UNREADABLE,
    /** The file is sound but not yet read or written rightly here: convert it first. */
    UNSUPPORTED,
    /** More frames or samples were asked for than the file has: trim or relink the clip. */
    TOO_SHORT,
    /** The target's folder is missing or may not be written: choose another place. */
    NOT_WRITABLE,
    /** The disk is full: make room. */
    DISK_FULL,
    /** Anything else: report it. */
    FAILED
  }

  private final Kind kind;
  private final transient Path file;

  /**
   * A failure with its remedy.
   *
   * @param kind what to do next
   * @param file the file this is about
   * @param what what happened, a sentence without full stop that does not name the file
   * @param remedy what to do, a sentence without full stop
   */
  public MediaException(Kind kind, Path file, String what, String remedy) {
    super(file + ": " + what + ". " + remedy + ".");
    this.kind = kind;
    this.file = file;
  }

  /** As above, with the exception that led here. */
  public MediaException(Kind kind, Path file, String what, String remedy, Throwable cause) {
    this(kind, file, what, remedy);
    initCause(cause);
  }

  public Kind kind() {
    return kind;
  }

  /** The file this is about. */
  public Path file() {
    return file;
  }
}
