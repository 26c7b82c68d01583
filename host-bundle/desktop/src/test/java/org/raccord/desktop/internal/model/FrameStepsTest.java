package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/** How far frames are from the ones before them. */
class FrameStepsTest {

  private static Picture grey(long frame, int level) {
    int[] pixels = new int[64 * 36];
    Arrays.fill(pixels, 0xff000000 | level << 16 | level << 8 | level);
    return new Picture(frame, 64, 36, IntBuffer.wrap(pixels));
  }

  @Test
  void aFrameIsComparedWithTheOneBeforeAndTheStepsBesideIt() throws IOException {
    FakeMonitor film = new FakeMonitor(50, Rate.FPS_25);

    FrameStep step = FrameStep.of(film, grey(10, 10));

    assertEquals(1, step.size(), 1e-9);
    assertEquals(List.of(1.0, 1.0), step.beside());
    assertEquals(9, step.before().orElseThrow().frame());
    assertFalse(step.isJump());
    assertEquals(0, film.open.get());
  }

  @Test
  void aPictureThatJumpsIsCalledSo() throws IOException {
    // What is seen there is eight levels lighter than its neighbours, as a bad seam is.
    FrameStep step = FrameStep.of(new FakeMonitor(50, Rate.FPS_25), grey(10, 18));

    assertEquals(9, step.size(), 1e-9);
    assertTrue(step.isJump());
    assertEquals("step 9.0, beside it 1.0 and 1.0 \u2013 a jump", step.words());
  }

  @Test
  void atTheEndsThereIsLessToCompareWith() throws IOException {
    FakeMonitor film = new FakeMonitor(50, Rate.FPS_25);

    assertEquals("no frame before", FrameStep.of(film, grey(0, 0)).words());
    assertEquals(List.of(1.0), FrameStep.of(film, grey(1, 1)).beside());
    assertEquals(List.of(1.0), FrameStep.of(film, grey(49, 49)).beside());
    FakeMonitor one = new FakeMonitor(1, Rate.FPS_25);
    assertEquals(new FrameRange(0, 1, Rate.FPS_25), one.range());
    assertEquals(Optional.empty(), FrameStep.of(one, grey(0, 0)).before());
  }

  @Test
  void whilePlayingOnlyNeighboursAreCompared() {
    assertEquals(2, FrameStep.of(grey(5, 7), Optional.of(grey(4, 5))).size(), 1e-9);
    assertEquals(Optional.empty(), FrameStep.of(grey(5, 7), Optional.of(grey(3, 5))).before());
  }

  @Test
  void ofSeveralThatAreAskedForTheLastIsLookedAt() {
    Deque<Runnable> aside = new ArrayDeque<>();
    FakeMonitor film = new FakeMonitor(50, Rate.FPS_25);
    FrameSteps steps = new FrameSteps(() -> Optional.of(film), aside::add, Runnable::run);

    steps.want(grey(10, 10));
    steps.want(grey(20, 20));
    assertEquals(1, aside.size());
    aside.remove().run();

    assertEquals(20, steps.found().get().orElseThrow().here().frame());
    steps.want(grey(30, 30));
    assertEquals(1, aside.size());
  }

  @Test
  void mediaThatCannotBeReadHasNoStep() {
    FakeMonitor film = new FakeMonitor(50, Rate.FPS_25).breakingAt(0);
    FrameSteps steps = new FrameSteps(() -> Optional.of(film), Runnable::run, Runnable::run);

    steps.want(grey(10, 10));

    assertEquals("no frame before", steps.found().get().orElseThrow().words());
  }
}
