package org.raccord.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Fields brought to a smaller raster and back. */
class FieldsTest {

  private static final int W = 24;
  private static final int H = 16;

  /** A field that a smaller raster tells as well, since it changes evenly. */
  private static Flow slope(int width, int height, float unit, float shift) {
    float[] dx = new float[width * height];
    float[] dy = new float[width * height];
    for (int i = 0; i < dx.length; i++) {
      int row = i / width;
      dx[i] = unit * (3 + 0.5f * (i % width + shift));
      dy[i] = unit * (1 - 0.25f * (row + shift));
    }
    return new Flow(width, height, dx, dy);
  }

  @Test
  void a_field_made_smaller_is_in_the_pixels_of_the_smaller_raster() {
    Flow small = Fields.shrunk(slope(W, H, 1, 0), 2);
    assertEquals(W / 2, small.width());
    // The middle of the first four pixels, and half the way in pixels twice as wide.
    assertEquals((3 + 0.5f * 0.5f) / 2, small.dx()[0], 1e-5);
    assertEquals((1 - 0.25f * 2.5f) / 2, small.dy()[W / 2], 1e-5);
  }

  @Test
  void a_moment_made_larger_again_is_what_it_was_inside_the_edges() {
    Flow whole = slope(W, H, 1, 0);
    Flow small = Fields.shrunk(whole, 2);
    Flow still = Flow.still(W / 2, H / 2);
    Moment moment = new Moment(small, still, small.dx()).widened(2, W, H);
    for (int y = 1; y < H - 1; y++) {
      for (int x = 1; x < W - 1; x++) {
        int i = y * W + x;
        assertEquals(whole.dx()[i], moment.toA().dx()[i], 1e-4);
        assertEquals(whole.dy()[i], moment.toA().dy()[i], 1e-4);
        assertEquals(whole.dx()[i] / 2, moment.shareB()[i], 1e-4);
      }
    }
    assertArrayEquals(new float[W * H], moment.toB().dx());
  }

  @Test
  void a_raster_of_odd_sides_is_covered_to_its_edge() {
    Moment small = new Moment(slope(3, 2, 1, 0), Flow.still(3, 2), new float[] {0, 0, 1, 0, 0, 1});
    Moment large = small.widened(2, 7, 5);
    assertEquals(7 * 5, large.shareB().length);
    assertEquals(1, large.shareB()[4 * 7 + 6]);
    assertEquals(0, large.shareB()[0]);
  }
}
