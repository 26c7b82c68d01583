package org.raccord.continuity.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.raccord.imaging.Grey;

class OneShotTest {

  /** Pictures of even lightness. */
  private static List<Grey> pictures(int... lightness) {
    List<Grey> pictures = new ArrayList<>();
    for (int value : lightness) {
      byte[] pixels = new byte[16];
      Arrays.fill(pixels, (byte) value);
      pictures.add(new Grey(4, 4, pixels));
    }
    return pictures;
  }

  @Test
  void picturesBehindACutAreLeftOut() {
    assertEquals(4, OneShot.of(pictures(50, 52, 54, 56, 120, 121, 120, 121)).size());
  }

  @Test
  void suddenMotionAndFlashesAreNoCuts() {
    assertEquals(6, OneShot.of(pictures(50, 70, 90, 91, 92, 93)).size());
    assertEquals(6, OneShot.of(pictures(50, 51, 90, 51, 52, 53)).size());
    assertEquals(6, OneShot.of(pictures(50, 80, 50, 80, 50, 80)).size());
  }

  @Test
  void heldDrawingsAreNoCuts() {
    assertEquals(9, OneShot.of(pictures(50, 50, 50, 70, 70, 70, 90, 90, 90)).size());
    assertEquals(8, OneShot.of(pictures(50, 50, 50, 50, 70, 70, 70, 90)).size());
  }

  @Test
  void beatIsHeardThoughAStillShotCameBefore() {
    // A picture in four is shown twice; eight frames behind the slot another shot stands still.
    List<Grey> before = pictures(50, 53, 56, 59, 59, 62, 65, 68, 68, 150, 150, 150);
    List<Grey> after = pictures(47, 44, 41, 41, 38, 35, 32, 32, 29, 26, 23, 23);
    assertEquals(Cadence.NONE, Cadence.of(before, after, 1));
    Cadence cadence = Cadence.of(OneShot.of(before), after, 1);
    assertEquals(Set.of(-8, -4, 0, 4, 8, 12), cadence.repeats());
    assertEquals(0, cadence.moving(0, 1), "the missing picture is the last one again");
  }
}
