package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.desktop.internal.model.Lane.Block;
import org.raccord.desktop.internal.model.Lane.Kind;
import org.raccord.model.time.Rate;

@Timeout(30)
class ThumbsTest {

  private final Semaphore ready = new Semaphore(0);
  @TempDir private Path folder;

  private ThumbShelf shelf() {
    ThumbShelf shelf = new ThumbShelf(new DiskShelf(folder.resolve("kept"), 1_000_000));
    shelf.base(folder);
    return shelf;
  }

  @Test
  void whatWasMadeSurvivesARestartUntilItsFileIsAnotherOne() throws Exception {
    Path media = Files.writeString(folder.resolve("a b.mov"), "film");
    Block block = new Block(10, 20, Kind.CLIP, "A", "", "a%20b.mov\n10");
    assertEquals(10, firstPixel(block, 0));
    // Another monitor shows other pictures: those of before are still what is seen.
    assertEquals(10, firstPixel(block, 40));
    Files.writeString(media, "another film");
    assertEquals(50, firstPixel(block, 40));
  }

  /** Of a program that starts anew; its timeline begins {@code shift} frames later. */
  private int firstPixel(Block block, int shift) throws InterruptedException {
    Semaphore made = new Semaphore(0);
    Block moved =
        new Block(block.start() + shift, block.end() + shift, Kind.CLIP, "A", "", block.media());
    try (Thumbs thumbs = new Thumbs(Runnable::run, shelf(), made::release)) {
      thumbs.show(new FakeMonitor(200, Rate.FPS_25));
      thumbs.picture(moved, 0);
      thumbs.wave(moved, 0);
      assertTrue(made.tryAcquire(2, 20, TimeUnit.SECONDS));
      assertEquals(20, thumbs.wave(moved, 0).orElseThrow().length);
      return thumbs.picture(moved, 0).orElseThrow().pixels().get(0) & 0xff;
    }
  }

  @Test
  void aBlockHasItsFirstPictureAndItsOwnSoundOnceTheyAreMade() throws InterruptedException {
    Block block = new Block(50, 75, Kind.CLIP, "A", "", "a.mov@50");
    try (Thumbs thumbs = new Thumbs(Runnable::run, shelf(), ready::release)) {
      thumbs.show(new FakeMonitor(100, Rate.FPS_25));
      assertTrue(thumbs.picture(block, 0).isEmpty());
      assertTrue(thumbs.wave(block, 0).isEmpty());
      assertTrue(ready.tryAcquire(2, 20, TimeUnit.SECONDS));

      Picture picture = thumbs.picture(block, 0).orElseThrow();
      assertEquals(Thumbs.LINES, picture.height());
      assertEquals(50, picture.pixels().get(0) & 0xff);
      float[] wave = thumbs.wave(block, 0).orElseThrow();
      assertEquals(Thumbs.WAVES_A_SECOND, wave.length);
      // The largest sample of the first fiftieth is its last one.
      assertEquals(2 * 48_000 + 959, FakeMonitor.sampleOf(wave[0]));
    }
  }

  @Test
  void whatNoLongerFitsIsMadeAgainWhenItIsLookedAtAgain() throws InterruptedException {
    try (Thumbs thumbs = new Thumbs(Runnable::run, shelf(), ready::release)) {
      thumbs.show(new FakeMonitor(1_000, Rate.FPS_25));
      for (int i = 0; i <= Thumbs.MOST; i++) {
        assertTrue(thumbs.picture(block(i), 0).isEmpty());
        assertTrue(ready.tryAcquire(20, TimeUnit.SECONDS));
      }
      assertTrue(thumbs.picture(block(1), 0).isPresent());
      assertTrue(thumbs.picture(block(0), 0).isEmpty());
      assertTrue(ready.tryAcquire(20, TimeUnit.SECONDS), "it is never made again");
      assertTrue(thumbs.picture(block(0), 0).isPresent());
    }
  }

  @Test
  void whatHasNoPictureIsTriedOnceForEachStateOfTheTimeline() throws InterruptedException {
    FakeMonitor broken = new FakeMonitor(100, Rate.FPS_25).breakingAt(0);
    Semaphore trying = new Semaphore(0);
    Semaphore goOn = new Semaphore(1);
    AtomicInteger tried = new AtomicInteger();
    broken.onPictures =
        () -> {
          tried.incrementAndGet();
          trying.release();
          goOn.acquireUninterruptibly();
        };
    try (Thumbs thumbs = new Thumbs(Runnable::run, shelf(), ready::release)) {
      thumbs.show(broken);
      thumbs.picture(block(5), 0);
      assertTrue(trying.tryAcquire(20, TimeUnit.SECONDS));
      thumbs.picture(block(6), 0);
      assertTrue(trying.tryAcquire(20, TimeUnit.SECONDS));
      // Whoever asks later comes first: were the picture tried again, it would be before the wave.
      thumbs.wave(block(20), 0);
      assertTrue(thumbs.picture(block(5), 0).isEmpty());
      goOn.release(9);
      assertTrue(ready.tryAcquire(20, TimeUnit.SECONDS));
      assertEquals(2, tried.get());

      thumbs.show(new FakeMonitor(100, Rate.FPS_25));
      assertTrue(thumbs.picture(block(5), 0).isEmpty());
      assertTrue(ready.tryAcquire(20, TimeUnit.SECONDS));
      assertTrue(thumbs.picture(block(5), 0).isPresent());
    }
  }

  private static Block block(int start) {
    return new Block(start, start + 1, Kind.CLIP, "A", "", "a.mov@" + start);
  }

  @Test
  void whatIsThereIsNotMadeAgainForAnotherStateOfTheTimeline() throws InterruptedException {
    Block block = new Block(10, 20, Kind.CLIP, "A", "", "a.mov@10");
    try (Thumbs thumbs = new Thumbs(Runnable::run, shelf(), ready::release)) {
      thumbs.show(new FakeMonitor(100, Rate.FPS_25));
      thumbs.picture(block, 0);
      assertTrue(ready.tryAcquire(20, TimeUnit.SECONDS));
      FakeMonitor later = new FakeMonitor(100, Rate.FPS_25);
      thumbs.show(later);
      assertTrue(thumbs.picture(block, 0).isPresent());
    }
  }
}
