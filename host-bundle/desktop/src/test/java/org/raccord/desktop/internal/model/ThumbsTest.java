package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.raccord.desktop.internal.model.Lane.Block;
import org.raccord.desktop.internal.model.Lane.Kind;
import org.raccord.model.time.Rate;

@Timeout(30)
class ThumbsTest {

  private final Semaphore ready = new Semaphore(0);

  @Test
  void aBlockHasItsFirstPictureAndItsOwnSoundOnceTheyAreMade() throws InterruptedException {
    Block block = new Block(50, 75, Kind.CLIP, "A", "", "a.mov@50");
    try (Thumbs thumbs = new Thumbs(Runnable::run, ready::release)) {
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
  void whatIsThereIsNotMadeAgainForAnotherStateOfTheTimeline() throws InterruptedException {
    Block block = new Block(10, 20, Kind.CLIP, "A", "", "a.mov@10");
    try (Thumbs thumbs = new Thumbs(Runnable::run, ready::release)) {
      thumbs.show(new FakeMonitor(100, Rate.FPS_25));
      thumbs.picture(block, 0);
      assertTrue(ready.tryAcquire(20, TimeUnit.SECONDS));
      FakeMonitor later = new FakeMonitor(100, Rate.FPS_25);
      thumbs.show(later);
      assertTrue(thumbs.picture(block, 0).isPresent());
    }
  }
}
