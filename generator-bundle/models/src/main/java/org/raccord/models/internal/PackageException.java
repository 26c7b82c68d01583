package org.raccord.models.internal;

/** A model package that cannot be used; the message says what is wrong and what to do. */
final class PackageException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;

  PackageException(String message) {
    super(message);
    this.reason = message;
  }

  PackageException(String message, Throwable cause) {
    super(message, cause);
    this.reason = message;
  }

  /** The message. */
  String reason() {
    return reason;
  }
}
