package org.raccord.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DriftTest {

  private static Drift pan(double speed) {
    Raster raster = Raster.of(Scenes.FORMAT);
    List<Grey> pictures =
        IntStream.range(0, 3)
            .mapToObj(k -> raster.grey(Scenes.frame(Scenes.moved(-speed * k, 0), 1)))
            .toList();
    return Drift.study(pictures, raster.effort());
  }

  @Test
  void panGoesOnInItsOwnDirectionAndSlows() {
    Drift drift = pan(2);
    int centre = 90 * 320 + 160;
    float first = drift.at(1, 20, 20).dx()[centre];
    float tenth = drift.at(10, 20, 20).dx()[centre];
    float eleventh = drift.at(11, 20, 20).dx()[centre];
    assertEquals(-2 * Drift.travel(1, 20), first, 0.15);
    assertEquals(-2 * Drift.travel(10, 20), tenth, 0.8);
    assertTrue(Math.abs(eleventh - tenth) < Math.abs(first), "it slows");
    assertTrue(eleventh < tenth - 0.3, "and does not stop");
  }

  @Test
  void nothingIsFetchedFromBeyondTheBorder() {
    Flow flow = pan(4).at(20, 40, 40);
    for (int y = 0; y < 180; y++) {
      for (int x = 0; x < 320; x++) {
        float from = x + flow.dx()[y * 320 + x];
        assertTrue(from > -0.01 && from < 319.01, x + " is fetched from " + from);
      }
    }
  }

  @Test
  void stillShotHasNoPace() {
    assertEquals(0, pan(0).pace(), 1e-4);
  }
}
