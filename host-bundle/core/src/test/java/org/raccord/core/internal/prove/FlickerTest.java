package org.raccord.core.internal.prove;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

/** Flicker of a still picture under grain. */
class FlickerTest {

  private static final PictureFormat FORMAT =
      PictureFormat.square(128, 96, PixelLayout.YUV420_8, ColourTags.BT709);
  private static final int FRAMES = 5;
  private static final double GRAIN = 2;

  /** The picture with grain of the seed, brighter by what is asked of the frame. */
  private static Flicker shot(long seed, double grain, IntUnaryOperator brighter, int torn) {
    Random random = new Random(seed);
    Flicker flicker = new Flicker(FORMAT);
    for (int k = 0; k < FRAMES; k++) {
      Frame frame = Frame.allocate(FORMAT);
      for (int y = 0, i = 0; y < 96; y++) {
        for (int x = 0; x < 128; x++, i++) {
          double v = 120 + 40 * Math.sin(x / 7.0) * Math.cos(y / 9.0);
          v += grain * random.nextGaussian() + brighter.applyAsInt(k);
          // A torn corner is another one in every frame.
          v += x < 32 && y < 32 ? torn * (k % 2) : 0;
          frame.plane(0)[i] = (short) Math.max(0, Math.min(255, Math.round(v)));
        }
      }
      flicker.next(frame);
    }
    return flicker;
  }

  private final Flicker truth = shot(1, GRAIN, k -> 0, 0);

  @Test
  void the_truth_flickers_as_itself() {
    assertEquals(0, truth.from(truth));
  }

  @Test
  void fresh_grain_of_the_same_strength_is_no_flicker() {
    assertTrue(shot(2, GRAIN, k -> 0, 0).from(truth) < 0.15);
  }

  @Test
  void what_is_torn_in_one_place_is_not_made_up_for_by_grain_that_is_missing_in_others() {
    // 30 codes on a twelfth of the picture are about what the grain changes on all of it.
    double torn = shot(3, 0, k -> 0, 30).from(truth);
    double quiet = shot(3, 0, k -> 0, 0).from(truth);
    assertTrue(torn > 1.5 * quiet, torn + " is torn, " + quiet + " only without grain");
  }

  @Test
  void brightness_that_pulses_counts_by_how_far_it_does() {
    double little = shot(4, GRAIN, k -> 2 * (k % 2), 0).from(truth);
    double much = shot(4, GRAIN, k -> 6 * (k % 2), 0).from(truth);
    assertTrue(little > 2 * shot(4, GRAIN, k -> 0, 0).from(truth), "little " + little);
    assertTrue(much > 2 * little, much + " after " + little);
  }
}
