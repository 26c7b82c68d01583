package org.raccord.otio;

/**
 * A text that cannot be read as a timeline; the message says what is wrong, where, and what to do.
 */
public final class OtioException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Kind kind;

  public OtioException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** What is to be done. */
  public Kind kind() {
    return kind;
  }

  /** Kinds of failure by the next action. */
  public enum Kind {
    /** No JSON, or cut short: get an intact copy. */
    BROKEN,
    /** JSON, but no timeline: choose another file. */
    NOT_A_TIMELINE,
    /** A timeline that contradicts itself: export it again. */
    INVALID,
    /** Written by a newer Raccord: update. */
    TOO_NEW
  }
}
