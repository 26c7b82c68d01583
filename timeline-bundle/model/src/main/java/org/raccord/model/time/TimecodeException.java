package org.raccord.model.time;

/** A text that is no timecode or duration; the message says what is wrong and what is right. */
public final class TimecodeException extends Exception {

  private static final long serialVersionUID = 1L;

  public TimecodeException(String message) {
    super(message);
  }
}
