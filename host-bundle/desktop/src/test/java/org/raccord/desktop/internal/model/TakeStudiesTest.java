package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Gap;
import org.raccord.model.timeline.Marker;
import org.raccord.model.timeline.Origin;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.Track;

@Timeout(30)
class TakeStudiesTest {

  private static final float HALF_A_STEP = 0.5f / 255;
  private static final FrameRange SLOT = new FrameRange(50, 10, Rate.FPS_25);

  private final Semaphore ready = new Semaphore(0);

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
  void whatIsLookedAtWhileAllIsForgottenIsForgottenToo() throws InterruptedException {
    CountDownLatch looking = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    FakeMonitor cut = cut("a", "b");
    FakeMonitor slow = new FakeMonitor(100, Rate.FPS_25);
    slow.onPictures =
        () -> {
          looking.countDown();
          await(goOn);
        };
    cut.takes.put("a", slow);
    try (TakeStudies studies = new TakeStudies(Runnable::run, ready::release)) {
      studies.of("a", SLOT, cut);
      await(looking);
      studies.clear();
      // The cut is another one: so is the take in it, though that of before is looked at still.
      FakeMonitor later = cut("a", "b");
      assertTrue(studies.of("a", SLOT, later).isEmpty());
      studies.of("b", SLOT, later);
      goOn.countDown();
      assertTrue(ready.tryAcquire(2, 20, TimeUnit.SECONDS), "the take is not looked at anew");
      assertEquals(55, studies.of("a", SLOT, later).orElseThrow().picture().frame());
      assertEquals(0, ready.availablePermits(), "that of before counts");
    }
  }

  @Test
  void aMarkerForgetsNothingAndAnotherTrackDoes() throws InterruptedException {
    Gap gap =
        new Gap("", true, FrameTime.of(100, Rate.FPS_25), List.of(), Optional.empty(), Origin.NONE);
    Track track =
        new Track(
            "V1", Track.Kind.VIDEO, true, Optional.empty(), List.of(gap), List.of(), Origin.NONE);
    Timeline timeline =
        new Timeline(
            "cut",
            Optional.empty(),
            List.of(track),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Origin.NONE);
    Marker marker = new Marker("Marker 1", new FrameRange(5, 1, Rate.FPS_25), "", "", Origin.NONE);
    FakeMonitor cut = cut("a");
    try (TakeStudies studies = new TakeStudies(Runnable::run, ready::release)) {
      studies.show(timeline);
      studies.of("a", SLOT, cut);
      assertTrue(ready.tryAcquire(20, TimeUnit.SECONDS));

      studies.show(timeline.withMarkers(List.of(marker)));
      assertTrue(studies.of("a", SLOT, cut).isPresent());

      studies.show(timeline.withTracks(List.of(track.withEnabled(false))));
      assertTrue(studies.of("a", SLOT, cut).isEmpty());
    }
  }

  @Test
  void aTakeThatNoLongerFitsIsLookedAtAgain() throws InterruptedException {
    String[] takes =
        IntStream.rangeClosed(0, TakeStudies.MOST).mapToObj(i -> "t" + i).toArray(String[]::new);
    FakeMonitor cut = cut(takes);
    try (TakeStudies studies = new TakeStudies(Runnable::run, ready::release)) {
      for (String take : takes) {
        assertTrue(studies.of(take, SLOT, cut).isEmpty());
        assertTrue(ready.tryAcquire(20, TimeUnit.SECONDS));
      }
      assertTrue(studies.of("t0", SLOT, cut).isEmpty());
      assertTrue(ready.tryAcquire(20, TimeUnit.SECONDS), "it is never looked at again");
      assertTrue(studies.of("t0", SLOT, cut).isPresent());
    }
  }

  private static FakeMonitor cut(String... takes) {
    FakeMonitor cut = new FakeMonitor(100, Rate.FPS_25);
    for (String take : takes) {
      cut.takes.put(take, new FakeMonitor(100, Rate.FPS_25));
    }
    return cut;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(20, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aSlotOfMinutesIsNotLookedAt() throws Exception {
    FrameRange slot = new FrameRange(0, 5_000, Rate.FPS_25);

    assertTrue(TakeStudies.study(new FakeMonitor(6_000, Rate.FPS_25), slot).isEmpty());
  }
}
