package org.raccord.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class SwayTest {

  private static final int CENTRE = 90 * 320 + 160;

  /** Pictures of a camera at {@code place}, by number of steps before the edge. */
  private static List<Grey> pictures(IntToDoubleFunction place) {
    Raster raster = Raster.of(Scenes.FORMAT);
    List<Grey> pictures = new ArrayList<>();
    for (int k = 0; k < 24; k++) {
      pictures.add(raster.grey(Scenes.frame(Scenes.moved(place.applyAsDouble(k), 0), 1)));
    }
    return pictures;
  }

  private static double most(List<Flow> sway) {
    return sway.stream().mapToDouble(flow -> Math.abs(flow.dx()[CENTRE])).max().orElseThrow();
  }

  @Test
  void slowWayIsNotGoneAgain() {
    // A pan that has come to rest: its earlier pictures say 1.5 pixels a step.
    List<Flow> sway = Sway.before(pictures(k -> -1.5 * Math.max(0, k - 2)), 12).swings();
    assertTrue(most(sway) < 1.2, "of a pan is left " + most(sway));
  }

  @Test
  void wholeWayIsKeptForWhatDoesNotSway() {
    List<Flow> whole = Sway.before(pictures(k -> -1.5 * Math.max(0, k - 2)), 12).whole();
    assertTrue(most(whole) > 6, "of a pan is left " + most(whole));
    assertEquals(0, whole.get(0).dx()[CENTRE], 1e-6);
  }

  @Test
  void swayIsPlayedAsWideAsItWas() {
    // A round of six steps: its mean over nine is nearly nothing.
    List<Flow> sway = Sway.before(pictures(k -> 3 * Math.sin(k * Math.PI / 3)), 12).swings();
    assertTrue(most(sway) > 2, "swings by " + most(sway));
    assertTrue(most(sway) < 4, "swings by " + most(sway));
  }

  @Test
  void swayOverSlowWayIsPlayedWithoutIt() {
    List<Flow> sway =
        Sway.before(pictures(k -> 3 * Math.sin(k * Math.PI / 3) - 0.5 * k), 12).swings();
    double sum = sway.stream().mapToDouble(flow -> flow.dx()[CENTRE]).sum() / sway.size();
    assertEquals(0, sum, 0.8);
    assertTrue(most(sway) < 4.2, "swings by " + most(sway));
    assertTrue(most(sway) > 1.5, "swings by " + most(sway));
  }
}
