package org.raccord.desktop.internal.model;

import java.util.Locale;

/**
 * A take in the cut, frame by frame from a little before its slot to a little after it.
 *
 * @param picture its middle frame, small
 * @param head index of the slot's first frame
 * @param tail index of the frame after its last
 * @param red mean red of each frame, 0 to 1
 * @param green mean green
 * @param blue mean blue
 * @param motion mean absolute change of brightness from the frame before, 0 to 1; 0 for the first
 * @param loudness root of the mean square of each frame's sound, in decibels of full scale, -60 to
 *     0
 */
public record TakeStudy(
    Picture picture,
    int head,
    int tail,
    Curve red,
    Curve green,
    Curve blue,
    Curve motion,
    Curve loudness) {

  /** The quietest that is told apart. */
  public static final float SILENCE = -60;

  /** A value a frame. */
  public static final class Curve {
    private final float[] values;

    Curve(float[] values) {
      this.values = values.clone();
    }

    /** How many frames. */
    public int length() {
      return values.length;
    }

    /** The value of a frame. */
    public float at(int frame) {
      return values[frame];
    }

    /** The largest value. */
    public float most() {
      float most = Float.NEGATIVE_INFINITY;
      for (float value : values) {
        most = Math.max(most, value);
      }
      return most;
    }

    /** How much the value changes from the frame before {@code frame}; 0 at the edges. */
    float step(int frame) {
      return frame < 1 || frame >= values.length ? 0 : Math.abs(values[frame] - values[frame - 1]);
    }
  }

  /** What the curves show at the two joins, in words: for those who hear the window. */
  public String words() {
    return join("head", head) + "; " + join("tail", tail);
  }

  private String join(String name, int at) {
    float colour = Math.max(red.step(at), Math.max(green.step(at), blue.step(at)));
    return String.format(
        Locale.ROOT,
        "at the %s colour steps by %.1f %%, motion by %.1f %%, loudness by %.0f dB",
        name,
        100 * colour,
        100 * motion.step(at),
        loudness.step(at));
  }
}
