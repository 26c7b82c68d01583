package org.raccord.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.raccord.model.picture.Frame;

/** Pixels fetched from between samples, all of them or those of a lattice. */
class WarperTest {

  private static final Raster RASTER = Raster.of(Scenes.FORMAT);

  private final Frame frame = fine(0, 0);
  private final Flow flow = shift(2.5f, 1.25f);

  /** The pattern four times as fine, moved. */
  private static Frame fine(double dx, double dy) {
    return Scenes.frame((x, y) -> new double[] {4 * (x - dx), 4 * (y - dy)}, 1);
  }

  private static Flow shift(float dx, float dy) {
    float[] x = new float[RASTER.width() * RASTER.height()];
    float[] y = new float[x.length];
    Arrays.fill(x, dx);
    Arrays.fill(y, dy);
    return new Flow(RASTER.width(), RASTER.height(), x, y);
  }

  @Test
  void sixteen_samples_are_nearer_to_the_truth_than_four_and_both_near() {
    Frame truth = fine(-2.5, -1.25);
    double cubic = Scenes.psnr(new Warper(Scenes.FORMAT, RASTER).fetch(frame, flow), truth, 6);
    double linear =
        Scenes.psnr(
            new Warper(Scenes.FORMAT, RASTER, Warper.Taps.LINEAR).fetch(frame, flow), truth, 6);
    assertTrue(linear > 30, linear + " dB");
    assertTrue(cubic > linear + 6, cubic + " dB after " + linear);
  }

  @Test
  void beyond_the_edges_stands_what_is_at_them() {
    Warper linear = new Warper(Scenes.FORMAT, RASTER, Warper.Taps.LINEAR);
    Frame far = linear.fetch(frame, shift(1000, 1000));
    Frame before = linear.fetch(frame, shift(-1000, -1000));
    assertEquals(frame.sample(0, 319, 179), far.sample(0, 100, 100));
    assertEquals(frame.sample(0, 0, 0), before.sample(0, 100, 100));
  }

  @Test
  void a_field_is_brought_to_every_pixel_up_to_the_last_column() {
    Raster half = new Raster(160, 90, 2);
    float[] field = new float[160 * 90];
    for (int y = 0; y < 90; y++) {
      field[y * 160 + 158] = 1;
      field[y * 160 + 159] = 3;
    }
    float[] wide = new Warper(Scenes.FORMAT, half).spread(field);
    int row = 100 * 320;
    assertEquals(0, wide[row]);
    assertEquals(0.75, wide[row + 316], 1e-5);
    assertEquals(1.5, wide[row + 317], 1e-5);
    assertEquals(2.5, wide[row + 318], 1e-5);
    assertEquals(3, wide[row + 319], 1e-5);
  }

  @Test
  void a_lattice_fetches_the_same_where_it_looks_and_all_that_is_looked_at_around() {
    Warper warper = new Warper(Scenes.FORMAT, RASTER);
    Lattice places = new Lattice(4, 10, 2);
    short[] all = warper.fetch(frame, flow, 0);
    short[] some = warper.fetch(frame, flow, 0, places);
    int looked = 0;
    for (int y = 0; y < 180; y++) {
      for (int x = 0; x < 320; x++) {
        boolean near = Math.abs(Math.floorMod(x - 4 + 5, 10) - 5) <= 2;
        near &= Math.abs(Math.floorMod(y - 4 + 5, 10) - 5) <= 2;
        assertEquals(near ? all[y * 320 + x] : 0, some[y * 320 + x], x + ", " + y);
        looked += near ? 1 : 0;
      }
    }
    assertEquals(320 * 180 / 4, looked, "a quarter of the pixels");
  }
}
