package org.raccord.media.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

class PictureTimingTest {

  private static PictureIndex index(Rate tick, int count, LongUnaryOperator time) {
    LongList shown = new LongList();
    LongList keys = new LongList();
    for (int i = 0; i < count; i++) {
      shown.add(time.applyAsLong(i));
    }
    keys.add(time.applyAsLong(0));
    return PictureIndex.of(shown, keys, keys, tick);
  }

  @Test
  void millisecondsDoNotHideAnNtscRate() {
    Rate tick = Rate.of(1000);
    PictureIndex index = index(tick, 500, i -> 40 + Math.round(i * 1001 / 24.0));
    PictureTiming timing = PictureTiming.of(index, List.of(new Rate(2397, 100)));
    assertTrue(timing.constant());
    assertEquals(Rate.NTSC_24, timing.rate());
    assertEquals(500, timing.frames());
    for (int k = 0; k < 500; k++) {
      assertEquals(k, timing.pictureAt(FrameTime.of(k, Rate.NTSC_24)));
    }
  }

  @Test
  void aLittleJitterIsStillEven() {
    PictureIndex index = index(Rate.of(90000), 300, i -> i * 3000 + (i * 7919) % 800);
    PictureTiming timing = PictureTiming.of(index, List.of(new Rate(2999, 100)));
    assertTrue(timing.constant());
    assertEquals(Rate.FPS_30, timing.rate());
    assertEquals(299, timing.pictureAt(FrameTime.of(299, Rate.FPS_30)));
  }

  @Test
  void unevenPicturesAreFoundByTheirTime() {
    // 30 a second, with every fourth picture missing.
    PictureIndex index = index(Rate.of(90000), 300, i -> 9000 + (i + i / 3) * 3000);
    PictureTiming timing = PictureTiming.of(index, List.of(new Rate(45, 2)));
    assertFalse(timing.constant());
    assertEquals(Rate.FPS_30, timing.rate());
    assertEquals(399, timing.frames());
    int[] expected = {0, 1, 2, 2, 3, 4, 5, 5, 6};
    for (int k = 0; k < expected.length; k++) {
      assertEquals(expected[k], timing.pictureAt(FrameTime.of(k, Rate.FPS_30)));
    }
    assertEquals(299, timing.pictureAt(FrameTime.of(398, Rate.FPS_30)));
    assertEquals(300, timing.pictureAt(FrameTime.of(399, Rate.FPS_30)));
    assertEquals(-1, timing.pictureAt(FrameTime.of(-1, Rate.FPS_30)));
  }

  @Test
  void anotherRateAsksForWhatIsShownThen() {
    PictureTiming timing = PictureTiming.of(index(Rate.of(25), 100, i -> i), List.of(Rate.FPS_25));
    assertEquals(0, timing.pictureAt(FrameTime.of(1, Rate.FPS_50)));
    assertEquals(1, timing.pictureAt(FrameTime.of(2, Rate.FPS_50)));
    assertEquals(25, timing.pictureAt(FrameTime.of(24, Rate.NTSC_24)));
  }

  @Test
  void timecodeTagsAreReadAtTheirRate() {
    assertEquals(
        107892, TimecodeLabel.parse("01:00:00;00", Rate.NTSC_30).orElseThrow().time().frame());
    for (long frame : new long[] {0, 1799, 1800, 17981, 17982, 107892, 215999}) {
      var drop =
          new org.raccord.media.StartTimecode(
              FrameTime.of(frame, Rate.NTSC_30), org.raccord.model.time.Timecode.Counting.DROP);
      assertEquals(drop, TimecodeLabel.parse(drop.label(), Rate.NTSC_30).orElseThrow());
    }
    assertTrue(TimecodeLabel.parse("no timecode", Rate.FPS_25).isEmpty());
  }
}
