package org.raccord.imaging.colour;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A way from the values of a shot to those of an ordinary display (BT.709, black 0, white 1) and
 * back.
 *
 * <p>Values are those of red, green and blue after range and matrix are undone: 0 at black and 1 at
 * the white of the range, beyond where the code values go beyond. <b>Threads:</b> immutable, any
 * number at once. <b>Failure:</b> none; what has no counterpart goes to the nearest that has.
 */
@ProviderType
public interface DisplayTransform {

  /** A short name for the record, such as {@code slog3}. */
  String name();

  /** What it does, for the editor: {@code S-Log3 in S-Gamut3.Cine to BT.709}. */
  String words();

  /** Turns values of the shot into those of the display, in place; arrays of one length. */
  void toDisplay(float[] red, float[] green, float[] blue);

  /** Turns values of the display into those of the shot, in place; arrays of one length. */
  void fromDisplay(float[] red, float[] green, float[] blue);
}
