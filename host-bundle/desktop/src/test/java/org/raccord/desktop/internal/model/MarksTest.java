package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

class MarksTest {

  @Test
  void theLastFrameIsOfTheRange() {
    Marks marks = Marks.NONE.from(10).upTo(19);
    assertEquals(Optional.of(new FrameRange(10, 10, Rate.FPS_25)), marks.range(Rate.FPS_25));
    assertEquals(
        Optional.of(new FrameRange(19, 1, Rate.FPS_25)), marks.from(19).range(Rate.FPS_25));
  }

  @Test
  void anEndBeforeTheBeginningAndHalfARangeMarkNothing() {
    assertEquals(Optional.empty(), Marks.NONE.range(Rate.FPS_25));
    assertEquals(Optional.empty(), Marks.NONE.from(3).range(Rate.FPS_25));
    assertEquals(Optional.empty(), Marks.NONE.upTo(3).range(Rate.FPS_25));
    assertEquals(Optional.empty(), Marks.NONE.from(20).upTo(19).range(Rate.FPS_25));
  }
}
