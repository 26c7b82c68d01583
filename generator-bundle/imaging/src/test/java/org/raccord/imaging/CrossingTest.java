package org.raccord.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.raccord.model.picture.Frame;

class CrossingTest {

  private static final Raster RASTER = Raster.of(Scenes.FORMAT);

  /** A gap of {@code missing} pictures after picture 0, studied from three on each side. */
  private static Crossing study(IntFunction<Frame> shot, int missing) {
    List<Grey> before = new ArrayList<>();
    List<Grey> after = new ArrayList<>();
    for (int k = 0; k < 3; k++) {
      before.add(RASTER.grey(shot.apply(-k)));
      after.add(RASTER.grey(shot.apply(missing + 1 + k)));
    }
    return Crossing.study(before, after, missing, RASTER.effort());
  }

  private static Frame middle(IntFunction<Frame> shot, Crossing crossing, int missing) {
    Moment moment = new Weaver(crossing).at((missing + 1) / 2.0);
    Frame a = shot.apply(0);
    Frame b = shot.apply(missing + 1);
    return new Warper(Scenes.FORMAT, RASTER).weave(a, b, moment);
  }

  @Test
  void evenPanIsBridged() {
    IntFunction<Frame> shot = k -> Scenes.frame(Scenes.moved(2.5 * k, 0.7 * k), 1);
    Crossing crossing = study(shot, 3);
    assertEquals(10, crossing.flow().dx()[90 * 320 + 160], 0.2);
    double psnr = Scenes.psnr(middle(shot, crossing, 3), shot.apply(2), 12);
    assertTrue(psnr > 45, "PSNR " + psnr);
  }

  @Test
  void rotationWithZoomIsBridged() {
    IntFunction<Frame> shot =
        k -> {
          double angle = 0.012 * k;
          double zoom = 1 + 0.01 * k;
          return Scenes.frame(
              (x, y) -> {
                double cx = (x - 160) / zoom;
                double cy = (y - 90) / zoom;
                return new double[] {
                  cx * Math.cos(angle) + cy * Math.sin(angle),
                  cy * Math.cos(angle) - cx * Math.sin(angle)
                };
              },
              1);
        };
    double psnr = Scenes.psnr(middle(shot, study(shot, 5), 5), shot.apply(3), 16);
    assertTrue(psnr > 42, "PSNR " + psnr);
  }

  @Test
  void speedsAtTheEdgesBendThePath() {
    // A camera that slows down: half the gap's time is not half its way.
    IntFunction<Frame> shot = k -> Scenes.frame(Scenes.moved(4 * k - 0.15 * k * k, 0), 1);
    Crossing crossing = study(shot, 7);
    double bent = Scenes.psnr(middle(shot, crossing, 7), shot.apply(4), 30);
    double even = Scenes.psnr(middle(shot, crossing.bent(0), 7), shot.apply(4), 30);
    assertTrue(bent > even + 6, "bent " + bent + " even " + even);
  }

  @Test
  void occludedPixelsAreDoubted() {
    IntFunction<Frame> shot =
        k -> {
          Frame frame = Scenes.frame(Scenes.moved(0, 0), 1);
          for (int y = 60; y < 120; y++) {
            for (int x = 100 + 12 * k; x < 160 + 12 * k; x++) {
              double v = Scenes.pattern(2.0 * (x - 12 * k), 3.0 * y + 500);
              frame.plane(0)[y * 320 + x] = (short) Math.round(600 + 200 * v);
            }
          }
          return frame;
        };
    Crossing crossing = study(shot, 1);
    double hidden = 0;
    double open = 0;
    for (int y = 66; y < 114; y++) {
      for (int x = 164; x < 180; x++) {
        hidden += crossing.doubt()[y * 320 + x];
        open += crossing.doubt()[y * 320 + x + 90];
      }
    }
    assertTrue(hidden > 5 * open, "hidden " + hidden + " open " + open);
  }

  @Test
  void changeOfLightIsMeasuredAndCarriedPartOfTheWay() {
    Frame a = Scenes.frame(Scenes.moved(0, 0), 1);
    Frame b = Scenes.frame(Scenes.moved(3, 0), 0.8);
    Crossing crossing =
        Crossing.study(List.of(RASTER.grey(a)), List.of(RASTER.grey(b)), 1, RASTER.effort());
    ColourShift shift = ColourShift.between(a, b, crossing.flow(), RASTER, new float[320 * 180]);
    assertEquals(0.8, shift.green(), 0.04);
    Frame half = a.copy();
    shift.part(0.5).apply(half);
    Frame truth = Scenes.frame(Scenes.moved(0, 0), Math.sqrt(0.8));
    assertTrue(Scenes.psnr(half, truth, 4) > 32);
  }
}
