package org.raccord.media;

import org.raccord.model.time.FrameTime;

/**
 * The timecode of a file's first frame.
 *
 * @param time the frame it counts, as frames since 00:00:00:00 at the picture's rate
 * @param counting how the label counts
 */
public record StartTimecode(FrameTime time, Counting counting) {

  /** How timecode labels count frames. */
  public enum Counting {
    /** Every label is used; written {@code 01:00:00:00}. */
    WHOLE,
    /**
     * Labels 0 and 1 (0 to 3 at 60000/1001) are left out at every minute but the tenth; written
     * {@code 01:00:00;00}.
     */
    DROP_FRAME
  }

  public StartTimecode {
    if (time.frame() < 0) {
      throw new IllegalArgumentException("Timecode is not negative");
    }
    if (counting == Counting.DROP_FRAME
        && !(time.rate().isNtsc() && time.rate().nominal() % 30 == 0)) {
      throw new IllegalArgumentException("No drop-frame timecode at " + time.rate());
    }
  }

  /** Whole counting. */
  public static StartTimecode whole(FrameTime time) {
    return new StartTimecode(time, Counting.WHOLE);
  }

  /** The label, {@code HH:MM:SS:FF} or {@code HH:MM:SS;FF}. */
  public String label() {
    long nominal = time.rate().nominal();
    long frame = time.frame();
    if (counting == Counting.DROP_FRAME) {
      long dropped = nominal / 15;
      long tenMinutes = nominal * 600 - dropped * 9;
      long minute = nominal * 60 - dropped;
      long inTen = frame % tenMinutes;
      frame += frame / tenMinutes * dropped * 9;
      if (inTen >= nominal * 60) {
        frame += dropped * ((inTen - nominal * 60) / minute + 1);
      }
    }
    long seconds = frame / nominal;
    return String.format(
        "%02d:%02d:%02d%c%02d",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60,
        counting == Counting.DROP_FRAME ? ';' : ':',
        frame % nominal);
  }
}
