package org.raccord.core.internal.credentials;

/** Nothing was signed; the message says why and what to do. */
public final class SigningException extends Exception {
  private static final long serialVersionUID = 1L;

  SigningException(String message) {
    super(message);
  }
}
