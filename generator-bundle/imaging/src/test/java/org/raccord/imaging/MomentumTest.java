package org.raccord.imaging;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class MomentumTest {

  private static double measured(IntToDoubleFunction place) {
    Raster raster = Raster.of(Scenes.FORMAT);
    List<Grey> before = new ArrayList<>();
    List<Grey> after = new ArrayList<>();
    for (int k = 0; k < 12; k++) {
      before.add(raster.grey(Scenes.frame(Scenes.moved(place.applyAsDouble(-k), 0), 1)));
      after.add(raster.grey(Scenes.frame(Scenes.moved(place.applyAsDouble(4 + k), 0), 1)));
    }
    return Momentum.measured(before, after, 3);
  }

  @Test
  void cameraThatEasesKeepsItsPromise() {
    double part = measured(k -> 9 * Math.sin(k / 5.0));
    assertTrue(part > 0.7, "part " + part);
  }

  @Test
  void shakenCameraDoesNot() {
    // Motion to and fro faster than the gap is long: speeds at its edges tell nothing.
    double part = measured(k -> 3 * Math.sin(2.4 * k) + 3 * Math.sin(1.7 * k + 1));
    assertTrue(part < 0.5, "part " + part);
  }
}
