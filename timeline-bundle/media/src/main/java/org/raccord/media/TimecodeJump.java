package org.raccord.media;

/**
 * A place within a file where its timecode does not count on.
 *
 * @param frame the picture of the file from which on it counts anew
 * @param expected what that picture would be called if it counted on
 * @param found what it is called
 */
public record TimecodeJump(long frame, StartTimecode expected, StartTimecode found) {

  public TimecodeJump {
    if (frame < 0) {
      throw new IllegalArgumentException("A file's frames count from 0");
    }
  }
}
