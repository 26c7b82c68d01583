package org.raccord.model.timeline;

/**
 * An operation that this timeline does not allow; the message says what is wrong and what to do.
 */
public final class EditException extends Exception {

  private static final long serialVersionUID = 1L;

  public EditException(String message) {
    super(message);
  }
}
