package org.raccord.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class BesideTest {

  private static final Raster RASTER = Raster.of(Scenes.FORMAT);

  private static Grey moved(double dx) {
    return RASTER.grey(Scenes.frame(Scenes.moved(dx, 0), 1));
  }

  @Test
  void it_moves_on_to_the_next_picture_which_is_looked_for_once() {
    Beside side = new Beside(List.of(moved(0), moved(4), moved(8)), RASTER.effort());
    Flow flow = side.toNext().orElseThrow();
    assertEquals(4, flow.dx()[90 * RASTER.width() + 160], 0.3);
    assertEquals(4, side.speed().orElseThrow().dx()[90 * RASTER.width() + 160], 0.3);
    assertSame(flow, side.toNext().orElseThrow());
  }

  @Test
  void one_picture_moves_nowhere_and_none_is_refused() {
    Beside alone = new Beside(List.of(moved(0)), RASTER.effort());
    assertTrue(alone.toNext().isEmpty() && alone.speed().isEmpty());
    assertThrows(IllegalArgumentException.class, () -> new Beside(List.of(), RASTER.effort()));
  }
}
