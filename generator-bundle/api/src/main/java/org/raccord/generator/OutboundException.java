package org.raccord.generator;

/** A request without an answer; {@link #kind} names what is known of it. */
public final class OutboundException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is known of the request. */
  public enum Kind {
    /** The editor has not allowed this destination: nothing was sent. */
    FORBIDDEN,
    /** No connection, or no safe one: nothing was sent. */
    UNREACHABLE,
    /** The key, or the login that a proxy wants, cannot be had: the server was sent nothing. */
    KEY,
    /** It was sent, or may have been, and no answer came: it may have been carried out. */
    LOST,
    /** The answer broke off. */
    INCOMPLETE,
    /** The answer is larger than was allowed for it. */
    TOO_LARGE
  }

  private final Kind kind;

  public OutboundException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public OutboundException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** The failure of a fill that has no use for the difference. */
  public GenerationException asFailure() {
    GenerationException.Kind next =
        switch (kind) {
          case FORBIDDEN, KEY -> GenerationException.Kind.MISCONFIGURED;
          case UNREACHABLE, LOST, INCOMPLETE -> GenerationException.Kind.TRANSIENT;
          case TOO_LARGE -> GenerationException.Kind.FAILED;
        };
    return new GenerationException(next, String.valueOf(getMessage()), this);
  }
}
