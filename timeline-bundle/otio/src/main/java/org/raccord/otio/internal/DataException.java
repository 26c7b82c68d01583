package org.raccord.otio.internal;

/** A field of Raccord's own data that is missing or of another kind than it should be. */
final class DataException extends Exception {

  private static final long serialVersionUID = 1L;

  DataException(String message) {
    super(message);
  }
}
