package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.raccord.desktop.internal.model.Course.Leg;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

class CourseTest {

  @Test
  void withoutALoopItRunsToTheEndOnce() {
    Course course = new Course(10, 35, Optional.empty(), Rate.FPS_25);

    Leg only = course.first().orElseThrow();

    assertEquals(new FrameRange(10, 25, Rate.FPS_25), only.record());
    assertEquals(48_000, only.endSample());
    assertTrue(course.after(only).isEmpty());
    assertTrue(new Course(35, 35, Optional.empty(), Rate.FPS_25).first().isEmpty());
  }

  @Test
  void aLoopGoesOnWhereTheRoundBeforeEndedToTheSample() {
    FrameRange round = new FrameRange(7, 13, Rate.NTSC_30);
    Course course = new Course(11, 100, Optional.of(round), Rate.NTSC_30);

    Leg leg = course.first().orElseThrow();
    assertEquals(11, leg.record().start());
    long before = 0;
    for (int i = 0; i < 5; i++) {
      assertEquals(before, leg.sample());
      before = leg.endSample();
      leg = course.after(leg).orElseThrow();
      assertEquals(round, leg.record());
    }
    long first = round.endTime().sample(48_000) - round.startTime().sample(48_000);
    assertEquals(first, leg.endSample() - leg.sample());
  }

  @Test
  void aMomentTellsTheFrameThatIsSeen() {
    Leg leg = new Leg(new FrameRange(100, 50, Rate.NTSC_24), 5_000, 1);

    for (long step = 0; step < 50; step++) {
      assertEquals(100 + step, leg.frame(step));
      assertEquals(step, leg.stepAt(leg.sampleOf(step)));
      assertEquals(step, leg.stepAt(leg.sampleOf(step + 1) - 1));
    }
    assertEquals(0, leg.stepAt(0));
    assertEquals(49, leg.stepAt(Long.MAX_VALUE / 2));
  }

  @Test
  void fasterAndBackwardsItTakesWiderStepsInTheSameTime() {
    Leg on = new Course(10, 110, Optional.empty(), Rate.FPS_25, 4).first().orElseThrow();
    assertEquals(25, on.steps());
    assertEquals(18, on.frame(2));
    assertEquals(2 * 1_920, on.sampleOf(2));
    assertEquals(48_000, on.endSample());

    Leg back = new Course(20, 110, Optional.empty(), Rate.FPS_25, -2).first().orElseThrow();
    assertEquals(11, back.steps());
    assertEquals(20, back.frame(0));
    assertEquals(18, back.frame(1));
    assertEquals(0, back.frame(10));
    assertEquals(1_920, back.sampleOf(1));
    assertTrue(new Course(0, 110, Optional.empty(), Rate.FPS_25, -1).first().isEmpty());
  }
}
