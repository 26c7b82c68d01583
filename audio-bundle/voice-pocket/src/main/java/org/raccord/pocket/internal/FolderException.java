package org.raccord.pocket.internal;

/** The folder of the model cannot be used; the message says why and what to do. */
final class FolderException extends Exception {

  private static final long serialVersionUID = 1L;

  FolderException(String message) {
    super(message);
  }

  FolderException(String message, Throwable cause) {
    super(message, cause);
  }
}
