package org.raccord.generator;

/** A fill without a picture; {@link #kind} names the next action. */
public final class GenerationException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What to do next. */
  public enum Kind {
    /** Try again later: a network hiccup, a busy server. */
    TRANSIENT,
    /** Give the slot to another generator, or this generator another slot or plan. */
    UNSUPPORTED,
    /** Change the brief: the generator will not make this. */
    REFUSED,
    /** Change the settings. */
    MISCONFIGURED,
    /** Report it: a defect. */
    FAILED
  }

  private final Kind kind;

  public GenerationException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public GenerationException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
