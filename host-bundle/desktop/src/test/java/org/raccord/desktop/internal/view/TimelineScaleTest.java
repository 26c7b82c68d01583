package org.raccord.desktop.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TimelineScaleTest {

  private static final double WIDE = 1_046;

  private final TimelineScale scale = new TimelineScale();

  TimelineScaleTest() {
    scale.width(WIDE);
    scale.frames(4_000);
  }

  @Test
  void theWholeTimelineIsSeenAtFirstAndInAWiderWindow() {
    assertWholeIsSeen(4_000);
    scale.width(2 * WIDE);
    assertWholeIsSeen(4_000);
    scale.zoom(3, 0);
    scale.frames(9_000);
    assertWholeIsSeen(9_000);
  }

  private void assertWholeIsSeen(long length) {
    assertEquals(TimelineScale.HEADER, scale.x(0), 1e-9);
    assertEquals(0, scale.from());
    assertTrue(scale.to() >= length, "not to its end: " + scale.to());
    assertTrue(scale.x(length) <= scale.width());
  }

  @Test
  void aFrameIsFoundWhereItIsDrawn() {
    scale.zoom(50, 0);
    scale.follow(2_345);
    for (long frame : new long[] {2_345, 2_346, 2_350}) {
      assertEquals(frame, scale.frameAt(scale.x(frame) + scale.pixelsAFrame() / 2));
      assertEquals(frame, scale.nearest(scale.x(frame) + scale.pixelsAFrame() / 3));
      assertEquals(frame + 1, scale.nearest(scale.x(frame) + scale.pixelsAFrame() * 2 / 3));
    }
  }

  @Test
  void whatIsOutsideIsTheFirstOrTheLastFrame() {
    assertEquals(0, scale.frameAt(-500));
    assertEquals(3_999, scale.frameAt(50_000));
  }

  @Test
  void thePlayheadStaysWhereItIsWhileItComesNearer() {
    double before = scale.x(1_000);
    scale.zoom(3, 1_000);
    assertEquals(before, scale.x(1_000), 1e-9);
    scale.zoom(1e9, 1_000);
    assertEquals(TimelineScale.CLOSEST, scale.pixelsAFrame(), 1e-9);
    assertEquals(before, scale.x(1_000), 1e-6);
  }

  @Test
  void aFrameThatIsSeenMovesNothingAndAnotherIsGoneTo() {
    scale.zoom(10, 0);
    assertFalse(scale.follow(scale.from() + 5));
    assertTrue(scale.follow(3_000));
    assertTrue(scale.from() < 3_000 && scale.to() > 3_000);
    assertTrue(scale.follow(10));
    assertTrue(scale.from() <= 10);
  }

  @Test
  void nothingIsScrolledBeyondTheEnds() {
    scale.zoom(10, 0);
    scale.scroll(-5_000);
    assertEquals(0, scale.from());
    scale.scroll(1e9);
    double end = scale.x(4_000);
    assertTrue(end > WIDE - 60 && end < WIDE, "the end lies at " + end);
  }

  @Test
  void aSweepGoesFromTheBeginningToTheEndAndComesNearInTheMiddle() {
    double far = scale.pixelsAFrame();
    scale.sweep(0, 100);
    assertEquals(0, scale.from());
    scale.sweep(50, 100);
    assertTrue(scale.pixelsAFrame() > 5 * far);
    scale.sweep(99, 100);
    assertTrue(scale.to() >= 4_000);
  }
}
