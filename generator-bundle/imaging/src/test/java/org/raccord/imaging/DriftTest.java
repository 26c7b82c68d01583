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
  void whatIsNotCarriedOnDoesNotStopAtTheEdge() {
    Drift drift = pan(2).keeping(new Foresight(0.25, 0.25));
    int centre = 90 * 320 + 160;
    float first = drift.at(1, 40, 14).dx()[centre];
    float tenth = drift.at(10, 40, 14).dx()[centre];
    float twentieth = drift.at(20, 40, 14).dx()[centre];
    assertTrue(first < -1.4, "at the edge it moves as it did: " + first);
    assertTrue(twentieth < tenth - 2, "and a part of it goes on");
    assertTrue(twentieth > 0.5 * pan(2).at(20, 40, 14).dx()[centre], "a part only");
  }

  @Test
  void whatMovesAgainstTheRestIsNotFolded() {
    // A square goes right by 6 pixels a step: carried on whole, 599 pixels would be folded.
    Raster raster = Raster.of(Scenes.FORMAT);
    List<Grey> pictures =
        IntStream.range(0, 3)
            .mapToObj(k -> raster.grey(Scenes.frame((x, y) -> square(x, y, 110 - 6 * k), 1)))
            .toList();
    Flow flow = Drift.study(pictures, raster.effort()).at(20, 44, 14);
    int folded = 0;
    for (int y = 1; y < 179; y++) {
      for (int x = 1; x < 319; x++) {
        int i = y * 320 + x;
        folded += 1 + (flow.dx()[i + 1] - flow.dx()[i - 1]) / 2 < 0 ? 1 : 0;
      }
    }
    assertTrue(folded < 400, folded + " pixels are folded");
  }

  private static double[] square(double x, double y, double left) {
    boolean in = x >= left && x < left + 60 && y >= 60 && y < 120;
    return in ? new double[] {x - left + 500, y} : new double[] {x, y};
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
