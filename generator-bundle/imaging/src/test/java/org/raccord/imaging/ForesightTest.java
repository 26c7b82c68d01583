package org.raccord.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class ForesightTest {

  /** Pictures of a camera at {@code place}, nearest the edge first. */
  private static Foresight of(int count, IntToDoubleFunction place) {
    Raster raster = Raster.of(Scenes.FORMAT);
    List<Grey> pictures = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      pictures.add(raster.grey(Scenes.frame(Scenes.moved(place.applyAsDouble(-k), 0), 1)));
    }
    return Foresight.measured(pictures, 44, 14);
  }

  @Test
  void panIsCarriedOn() {
    Foresight pan = of(24, k -> 1.5 * k);
    assertTrue(pan.camera() >= 0.8, "part " + pan);
  }

  @Test
  void swayIsHardlyCarriedOn() {
    Foresight sway = of(24, k -> 6 * Math.sin(k * 0.7));
    assertTrue(sway.camera() <= 0.3, "part " + sway);
    assertTrue(sway.camera() > 0, "and does not freeze");
  }

  @Test
  void panThatCameTrueIsCarriedOnWhole() {
    assertEquals(1, of(24, k -> 1.5 * k).camera());
  }

  @Test
  void fewPicturesAreNotAsked() {
    assertEquals(new Foresight(0.4, 0.4), of(8, k -> 1.5 * k));
  }

  @Test
  void dozenPicturesTell() {
    assertEquals(1, of(12, k -> 1.5 * k).camera());
  }
}
