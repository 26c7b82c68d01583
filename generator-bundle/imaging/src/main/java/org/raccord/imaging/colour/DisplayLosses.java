package org.raccord.imaging.colour;

import java.util.Arrays;
import org.raccord.model.picture.Frame;

/**
 * What a picture loses on the way to a display of so many bits and back, measured on some ten
 * thousand of its pixels.
 *
 * @param above share of samples, 0 to 1, that are lost over the display's white
 * @param below share of samples, 0 to 1, that are lost under its black
 * @param step codes of ten bits of the shot that one code of the display stands for; nine of ten
 *     pixels have no coarser one
 */
public record DisplayLosses(double above, double below, double step) {

  private static final int PIXELS = 10_000;

  /** Ten-bit codes from black to white of narrow range, and eight-bit ones. */
  private static final double CODES = 876;

  private static final double DISPLAY_CODES = 219;

  /** What changes less than this on the way is there still. */
  private static final double LOST = 1.5 / CODES;

  /** What a display of {@code bits} bits (at least 8) keeps of values that stay as they are. */
  public static DisplayLosses ofValues(int bits) {
    return new DisplayLosses(0, 0, coarse(bits) * CODES);
  }

  private static double coarse(int bits) {
    return 1 / DISPLAY_CODES / (1 << (bits - 8));
  }

  /** Measures. */
  public static DisplayLosses of(Frame shot, DisplayTransform transform, int bits) {
    float[][] own = thinned(DisplayPictures.values(shot));
    float[][] shown = copy(own, 0);
    transform.toDisplay(shown[0], shown[1], shown[2]);
    int count = own[0].length;
    float[][] kept = copy(shown, 0);
    for (float[] plane : kept) {
      for (int i = 0; i < count; i++) {
        plane[i] = Math.max(0, Math.min(1, plane[i]));
      }
    }
    float[][] up = copy(kept, coarse(bits) / 2);
    float[][] down = copy(kept, -coarse(bits) / 2);
    for (float[][] back : new float[][][] {kept, up, down}) {
      transform.fromDisplay(back[0], back[1], back[2]);
    }
    double[] steps = new double[count];
    long above = 0;
    long below = 0;
    for (int i = 0; i < count; i++) {
      steps[i] = CODES * Math.abs(up[1][i] - down[1][i]);
      for (int c = 0; c < 3; c++) {
        if (Math.abs(kept[c][i] - own[c][i]) > LOST) {
          if (shown[c][i] > 0.5f) {
            above++;
          } else {
            below++;
          }
        }
      }
    }
    Arrays.sort(steps);
    return new DisplayLosses(
        above / (3.0 * count), below / (3.0 * count), steps[(int) (0.9 * (count - 1))]);
  }

  /** Of two pictures the mean shares and the coarser step. */
  public DisplayLosses and(DisplayLosses other) {
    return new DisplayLosses(
        (above + other.above) / 2, (below + other.below) / 2, Math.max(step, other.step));
  }

  private static float[][] thinned(float[][] planes) {
    int every = Math.max(1, planes[0].length / PIXELS);
    float[][] some = new float[3][(planes[0].length + every - 1) / every];
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < some[c].length; i++) {
        some[c][i] = planes[c][i * every];
      }
    }
    return some;
  }

  private static float[][] copy(float[][] planes, double by) {
    float[][] copy = new float[3][];
    for (int c = 0; c < 3; c++) {
      copy[c] = planes[c].clone();
      for (int i = 0; i < copy[c].length; i++) {
        copy[c][i] += (float) by;
      }
    }
    return copy;
  }
}
