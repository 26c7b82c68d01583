package org.raccord.continuity.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.raccord.imaging.Grey;

class CadenceTest {

  /** Frames of stripes that have moved by {@code moved} pixels at frame f, f counted from A. */
  private static List<Grey> frames(IntUnaryOperator moved, int from, int step, int count) {
    List<Grey> frames = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      int shift = moved.applyAsInt(from + step * k);
      byte[] pixels = new byte[64 * 32];
      for (int i = 0; i < pixels.length; i++) {
        // The last bit flickers as a codec's would.
        pixels[i] = (byte) (((i % 64 + shift & 15) < 8 ? 40 : 200) + (i * 31 + k & 1));
      }
      frames.add(new Grey(64, 32, pixels));
    }
    return frames;
  }

  private static Cadence heard(IntUnaryOperator moved, int missing) {
    return Cadence.of(frames(moved, 0, -1, 12), frames(moved, missing + 1, 1, 12), missing);
  }

  @Test
  void beatOfOldFilmGoesOnThroughTheSlot() {
    // Every third step stands still: 41, 44 and so on, counted so that A is frame 40.
    Cadence cadence = heard(f -> 2 * (f + 40) - 2 * Math.floorDiv(f + 40 + 1, 3), 6);
    for (int step = -8; step < 16; step++) {
      assertEquals(
          Math.floorMod(step + 40 + 1, 3) == 2, cadence.repeats().contains(step), "step " + step);
    }
    assertEquals(4, cadence.moving(0, 7));
  }

  @Test
  void animationOnTwosIsHeard() {
    Cadence cadence = heard(f -> 3 * Math.floorDiv(f, 2), 5);
    assertEquals(3, cadence.moving(0, 6));
  }

  @Test
  void roundOfSeveralRepeatsGoesOnThroughTheSlot() {
    // Of ten steps the fifth and the eighth stand still: 20 frames a second made 25.
    IntUnaryOperator moved =
        f -> {
          int shift = 0;
          for (int step = -20; step < f; step++) {
            int place = Math.floorMod(step, 10);
            shift += place == 4 || place == 7 ? 0 : 2;
          }
          return shift;
        };
    Cadence cadence = heard(moved, 6);
    for (int step = -11; step < 17; step++) {
      int place = Math.floorMod(step, 10);
      assertEquals(place == 4 || place == 7, cadence.repeats().contains(step), "step " + step);
    }
  }

  @Test
  void handThatSlowsDownNowAndThenHasNoBeat() {
    // Steps of 8, 2 and 3 pixels by turns, none of which stands still.
    int[] way = {0, 8, 10};
    assertEquals(Cadence.NONE, heard(f -> 13 * Math.floorDiv(f, 3) + way[Math.floorMod(f, 3)], 6));
  }

  @Test
  void beatThatSlipsByAFrameIsSpreadEvenly() {
    // The beat before the slot and the beat after it do not meet: 11 steps for threes.
    IntUnaryOperator moved =
        f -> 2 * f - 2 * (f < 4 ? Math.floorDiv(f + 2, 3) : Math.floorDiv(f + 3, 3));
    Cadence cadence = heard(moved, 7);
    int repeats = 8 - cadence.moving(0, 8);
    assertTrue(repeats == 2 || repeats == 3, repeats + " of 8 steps repeat");
  }

  @Test
  void evenMotionAndStillnessHaveNoBeat() {
    assertEquals(Cadence.NONE, heard(f -> 2 * f, 5));
    assertEquals(Cadence.NONE, heard(f -> 0, 5));
  }

  @Test
  void oneHesitationIsNoBeat() {
    assertEquals(Cadence.NONE, heard(f -> f < -4 ? 2 * f + 2 : 2 * f, 5));
  }

  @Test
  void beatGoesOnBeyondAnEdgeAlone() {
    Cadence cadence = Cadence.of(frames(f -> 3 * Math.floorDiv(f, 2), 0, -1, 12), List.of(), 10);
    assertEquals(5, cadence.moving(0, 10));
  }

  @Test
  void repeatedPicturesAreDroppedFromTheStudyOfMotion() {
    Cadence cadence = heard(f -> 3 * Math.floorDiv(f, 2), 5);
    List<Integer> numbers = List.of(0, -1, -2, -3, -4);
    assertEquals(List.of(0, -1, -3), cadence.different(numbers, -1, -1));
  }
}
