package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/** The player without a screen: pictures and sound of a known timeline. */
@Timeout(60)
class PlayerTest {

  private final RecordingOut out = new RecordingOut();
  private final Executor ui = new OneAtATime();

  /** Stands for the toolkit's thread. */
  private static final class OneAtATime implements Executor {
    @Override
    public synchronized void execute(Runnable work) {
      work.run();
    }
  }

  @Test
  void aSoughtFrameIsSeenAtOnceAndStaysInsideTheTimeline() throws InterruptedException {
    try (Player player = new Player(ui, out, 540)) {
      player.show(new FakeMonitor(100, Rate.FPS_25));
      player.seek(42);
      player.settle();
      assertEquals(42, player.position().get());
      assertEquals(42, player.picture().get().orElseThrow().pixels().get(0) & 0xff);

      player.seek(1_000);
      player.settle();
      assertEquals(99, player.position().get());
      player.step(-200);
      player.settle();
      assertEquals(0, player.position().get());
    }
  }

  @Test
  void goingBackByFramesDecodesAFewAtOnceWherePicturesAreDear() throws InterruptedException {
    FakeMonitor dear = new FakeMonitor(250, Rate.FPS_25, TimeUnit.MILLISECONDS.toNanos(55));
    AtomicInteger asked = new AtomicInteger();
    dear.onPictures = asked::incrementAndGet;
    try (Player player = new Player(Runnable::run, new RecordingOut(), 540)) {
      player.show(dear);
      player.seek(100);
      player.settle();
      int before = asked.get();
      for (long frame = 99; frame >= 92; frame--) {
        player.step(-1);
        player.settle();
        assertEquals(frame, player.picture().get().orElseThrow().frame());
      }
      assertEquals(before + 1, asked.get());
      player.step(5);
      player.settle();
      assertEquals(97, player.picture().get().orElseThrow().frame());
      assertEquals(before + 1, asked.get(), "what was decoded is still there");
      assertEquals(0, dear.open.get());
      FakeMonitor other = new FakeMonitor(250, Rate.FPS_25);
      player.show(other);
      player.settle();
      assertEquals(97, player.picture().get().orElseThrow().frame());
      assertEquals(before + 1, asked.get());
    }
  }

  @Test
  void soundIsPlayedWithoutAGapOrARepetitionFromTheFirstSampleOfTheFrame()
      throws InterruptedException {
    FakeMonitor monitor = new FakeMonitor(30, Rate.NTSC_30);
    try (Player player = new Player(ui, out, 540)) {
      player.show(monitor);
      player.seek(10);
      player.settle();
      play(player);
    }
    List<Float> heard = out.heard();
    assertEquals(monitor.sample(30) - monitor.sample(10), heard.size());
    for (int i = 0; i < heard.size(); i++) {
      assertEquals(monitor.sample(10) + i, FakeMonitor.sampleOf(heard.get(i)));
    }
    assertEquals(0, monitor.open.get(), "readers left open");
  }

  @Test
  void aLoopWrapsToItsFirstSampleWithoutAGap() throws InterruptedException {
    FakeMonitor monitor = new FakeMonitor(200, Rate.FPS_25);
    FrameRange round = new FrameRange(50, 5, Rate.FPS_25);
    try (Player player = new Player(ui, out, 540)) {
      player.show(monitor);
      player.loop(Optional.of(round));
      while (out.heard().size() < 3 * 9_600) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      player.loop(Optional.empty());
      player.pause();
      player.settle();
      assertFalse(player.playing().get());
    }
    List<Float> heard = out.heard();
    for (int i = 0; i < 3 * 9_600; i++) {
      assertEquals(monitor.sample(50) + i % 9_600, FakeMonitor.sampleOf(heard.get(i)));
    }
  }

  @Test
  void picturesThatComeTooLateAreDroppedAndCountedAndTheSoundIsWhole() throws InterruptedException {
    // Thrice as slow as real time.
    FakeMonitor monitor = new FakeMonitor(50, Rate.FPS_50, 60_000_000);
    long dropped;
    try (Player player = new Player(ui, out, 540)) {
      player.show(monitor);
      player.settle();
      play(player);
      dropped = player.dropped().get();
      assertEquals("", player.trouble().get());
    }
    assertTrue(dropped > 10, () -> "pictures must be dropped, and only " + dropped + " were");
    assertEquals(48_000, out.heard().size());
  }

  @Test
  void withoutADeviceThePicturePlaysAndItIsSaid() throws InterruptedException {
    SoundOut none =
        () -> {
          throw new IOException("No sound device can be used.");
        };
    try (Player player = new Player(ui, none, 540)) {
      player.show(new FakeMonitor(5, Rate.FPS_25));
      player.settle();
      play(player);
      assertEquals(
          "No sound device can be used. The picture plays without sound.", player.trouble().get());
      assertEquals(4, player.position().get());
    }
  }

  @Test
  void largePicturesAreDecodedAtHalfSizeAndItIsSaid() throws InterruptedException {
    try (Player player = new Player(ui, out, 20)) {
      player.show(new FakeMonitor(5, Rate.FPS_25));
      player.settle();
      assertEquals("32 \u00d7 18 of 64 \u00d7 36", player.size().get());
      assertEquals(18, player.picture().get().orElseThrow().height());
    }
  }

  @Test
  void aFlipWhilePlayingShowsTheOtherAtTheSameFramesWithinTwoAndFadesItsSound()
      throws InterruptedException {
    FakeMonitor monitor = new FakeMonitor(50, Rate.FPS_25);
    FakeMonitor other = new FakeMonitor(50, Rate.FPS_25).other(100, 1f);
    int written;
    try (Player player = new Player(ui, out, 540)) {
      player.show(monitor);
      player.beside(Optional.of(other), new FrameRange(5, 45, Rate.FPS_25));
      player.settle();
      List<Integer> offsets = new CopyOnWriteArrayList<>();
      List<Integer> flipped = new CopyOnWriteArrayList<>();
      player
          .picture()
          .addListener(
              (o, was, now) ->
                  now.ifPresent(p -> offsets.add((p.pixels().get(0) & 0xff) - (int) p.frame())));
      player
          .position()
          .addListener(
              (o, was, now) -> {
                if (now.longValue() == 20) {
                  flipped.add(offsets.size());
                  flipped.add(out.heard().size());
                  player.flip();
                }
              });
      play(player);
      assertEquals(0, offsets.get(0));
      assertEquals(100, offsets.get(offsets.size() - 1));
      assertEquals(2, offsets.stream().distinct().count(), () -> "mixed: " + offsets);
      long before = offsets.stream().filter(o -> o == 0).count() - flipped.get(0);
      assertTrue(before <= 2, () -> before + " pictures of the other are seen still");
      assertEquals(2, player.figures().flips(), "the flip is measured, seen and heard");
      assertTrue(player.figures().worstFlip() > 0, "the flip is measured");
      written = flipped.get(1);
    }
    List<Float> heard = out.heard();
    assertEquals(96_000, heard.size());
    int over = 0;
    while (heard.get(over) < 1) {
      over++;
    }
    // What was written before cannot be taken back.
    int late = over - written;
    assertTrue(late <= 2 * 1_920, () -> late + " samples of the other are written still");
    float worst = 0;
    for (int i = 1; i < heard.size(); i++) {
      worst = Math.max(worst, Math.abs(heard.get(i) - heard.get(i - 1)));
    }
    assertTrue(worst < 0.01f, "a click of " + worst);
    assertEquals(1f + 95_999 * 1e-6f, heard.get(95_999), 1e-4f);
    assertEquals(0, monitor.open.get() + other.open.get(), "readers left open");
  }

  @Test
  void aFlipWhileItStandsShowsTheOtherAtTheSameFrame() throws InterruptedException {
    try (Player player = new Player(ui, out, 540)) {
      player.show(new FakeMonitor(50, Rate.FPS_25));
      player.beside(
          Optional.of(new FakeMonitor(50, Rate.FPS_25).other(100, 0)),
          new FrameRange(0, 50, Rate.FPS_25));
      player.seek(7);
      player.flip();
      player.settle();
      assertEquals(107, player.picture().get().orElseThrow().pixels().get(0) & 0xff);
      player.flip();
      player.settle();
      assertEquals(7, player.picture().get().orElseThrow().pixels().get(0) & 0xff);
    }
  }

  @Test
  void shuttlingBackwardsAndFastShowsFramesInThatOrderWithTheirSound() throws InterruptedException {
    FakeMonitor monitor = new FakeMonitor(80, Rate.FPS_25);
    List<Long> frames = new CopyOnWriteArrayList<>();
    try (Player player = new Player(ui, out, 540)) {
      player.show(monitor);
      player.seek(60);
      player.settle();
      player.position().addListener((o, was, now) -> frames.add(now.longValue()));
      player.shuttle(-1);
      player.shuttle(-1);
      player.settle();
      assertEquals(-2, player.speed().get());
      while (player.playing().get()) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      player.settle();
      assertEquals(0, player.speed().get());
    }
    for (int i = 1; i < frames.size(); i++) {
      assertTrue(frames.get(i) < frames.get(i - 1), () -> "not backwards: " + frames);
    }
    // At twice the speed thirty are to be seen; a busy machine may drop some.
    assertTrue(frames.size() >= 10, () -> "hardly any: " + frames);
    assertEquals(0, frames.get(frames.size() - 1), () -> "not to the beginning: " + frames);
    List<Float> heard = out.heard();
    assertTrue(heard.get(heard.size() - 1) < heard.get(heard.size() / 2), "sound backwards");
    assertEquals(0, monitor.open.get(), "readers left open");
  }

  @Test
  void noPictureIsSeenBeforeItsMomentIsHeard() throws InterruptedException {
    FakeMonitor monitor = new FakeMonitor(25, Rate.FPS_50);
    List<String> early = new CopyOnWriteArrayList<>();
    try (Player player = new Player(ui, out, 540)) {
      player.show(monitor);
      player.settle();
      player
          .position()
          .addListener(
              (o, was, now) -> {
                if (out.moment() < monitor.sample(now.longValue())) {
                  early.add("frame " + now + " at sample " + out.moment());
                }
              });
      play(player);
    }
    assertEquals(List.of(), early);
  }

  @Test
  void mediaThatBreaksWhileItPlaysIsSaidAndEndsTheRun() throws InterruptedException {
    FakeMonitor broken = new FakeMonitor(100, Rate.FPS_25).breakingAt(8);
    try (Player player = new Player(ui, out, 540)) {
      player.show(broken);
      player.settle();
      play(player);
      assertEquals("a.mov ends in frame 8.", player.trouble().get());
    }
    assertEquals(0, broken.open.get(), "readers left open");
  }

  @Test
  void whatIsAskedOfAClosedPlayerIsNotPlayedAndHarmsNobody() {
    Player player = new Player(ui, out, 540);
    player.close();
    player.show(new FakeMonitor(5, Rate.FPS_25));
    player.play();
    assertFalse(player.playing().get());
    assertEquals(List.of(), out.heard());
  }

  /** Plays to the end. */
  private static void play(Player player) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    player
        .playing()
        .addListener(
            (o, was, now) -> {
              if (now) {
                begun.countDown();
              } else {
                ended.countDown();
              }
            });
    player.play();
    assertTrue(begun.await(20, TimeUnit.SECONDS));
    assertTrue(ended.await(30, TimeUnit.SECONDS));
    player.settle();
  }
}
