package org.raccord.core;

/**
 * Something an editor asked for could not be done; the message says what happened and what to do.
 */
public final class WorkException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Who can do something about it. */
  public enum Kind {
    /** The order itself is wrong: an unknown slot, an ambiguous name, a length that is none. */
    ORDER,
    /** A file cannot be used: missing, broken, not writable, locked. */
    INPUT,
    /** No generator could fill the slot. */
    NOTHING_FILLED,
    /** A policy forbids it. */
    POLICY,
    /** A defect of the program. */
    DEFECT
  }

  private final Kind kind;

  public WorkException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public WorkException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
