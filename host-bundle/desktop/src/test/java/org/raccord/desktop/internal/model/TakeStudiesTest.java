package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

class TakeStudiesTest {

  private static final float HALF_A_STEP = 0.5f / 255;

  @Test
  void coloursMotionAndLoudnessStandFrameByFrameFromBeforeTheSlotToAfterIt() throws Exception {
    FrameRange slot = new FrameRange(50, 10, Rate.FPS_25);

    TakeStudy study = TakeStudies.study(new FakeMonitor(100, Rate.FPS_25), slot).orElseThrow();

    assertEquals(12, study.head());
    assertEquals(22, study.tail());
    assertEquals(34, study.red().length());
    // Frame n is as bright as n.
    assertEquals(38 / 255f, study.red().at(0), HALF_A_STEP);
    assertEquals(71 / 255f, study.blue().at(33), HALF_A_STEP);
    assertEquals(0, study.motion().at(0));
    assertEquals(1 / 255f, study.motion().at(20), HALF_A_STEP / 2);
    assertEquals(55, study.picture().frame());
    // Sample n of the left channel is as large as n; the right one is silent.
    double sample = 50.5 * 1_920 * FakeMonitor.SCALE;
    assertEquals(20 * Math.log10(sample / Math.sqrt(2)), study.loudness().at(12), 0.1);
    assertTrue(study.words().startsWith("at the head colour steps by 0.4 %"), study.words());
  }

  @Test
  void atTheBeginningOfTheTimelineThereIsLessBefore() throws Exception {
    FrameRange slot = new FrameRange(4, 10, Rate.FPS_25);

    TakeStudy study = TakeStudies.study(new FakeMonitor(100, Rate.FPS_25), slot).orElseThrow();

    assertEquals(4, study.head());
    assertEquals(14, study.tail());
    assertEquals(26, study.red().length());
  }

  @Test
  void aSlotOfMinutesIsNotLookedAt() throws Exception {
    FrameRange slot = new FrameRange(0, 5_000, Rate.FPS_25);

    assertTrue(TakeStudies.study(new FakeMonitor(6_000, Rate.FPS_25), slot).isEmpty());
  }
}
