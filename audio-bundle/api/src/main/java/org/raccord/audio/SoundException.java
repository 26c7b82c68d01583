package org.raccord.audio;

/** A slot that stays without sound; {@link #kind} names the next action. */
public final class SoundException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What to do next. */
  public enum Kind {
    /** Try again later: a voice server that is busy. */
    TRANSIENT,
    /** Give the slot to another maker, or leave it without sound: nothing to take after. */
    UNSUPPORTED,
    /** Change the brief: a language that no voice speaks, a line longer than the slot. */
    REFUSED,
    /** Change the settings: a voice without its files. */
    MISCONFIGURED,
    /** Mend or relink the neighbour's media: it cannot be read. */
    UNREADABLE,
    /** Report it: a defect. */
    FAILED
  }

  private final Kind kind;

  public SoundException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public SoundException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
