package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.raccord.core.Monitor;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

@Timeout(30)
class SteadyOutTest {

  private static final int BLOCK = 960;

  /** A device that has heard all at once. */
  private static final class Hurried implements SoundOut.Line {
    private final AtomicLong heard = new AtomicLong();

    @Override
    public void write(SoundBlock block) {
      heard.addAndGet(block.length());
    }

    @Override
    public long heard() {
      return heard.get();
    }

    @Override
    public void close() {
      heard.set(-1);
    }
  }

  private static SoundBlock block() {
    return SoundBlock.silence(new SoundFormat(Monitor.SOUND_RATE, Monitor.SOUND_CHANNELS), BLOCK);
  }

  @Test
  void aDeviceThatHurriesIsMadeToKeepTime() throws IOException, InterruptedException {
    Hurried device = new Hurried();
    SoundOut.Line line = new SteadyOut(() -> device).open();
    long begun = System.nanoTime();
    long last = 0;
    for (int i = 0; i < 50; i++) {
      line.write(block());
      assertTrue(line.heard() >= last, "it went back");
      last = line.heard();
    }
    long could = (System.nanoTime() - begun) * Monitor.SOUND_RATE / 1_000_000_000L;
    // What was heard before it was found out, a third of a second, is not taken back.
    assertTrue(
        last <= Math.max(could, 16_000), last + " samples heard where " + could + " could be");
    assertTrue(could >= 50 * BLOCK - 16_000, "not even " + could + " samples were waited for");
    assertEquals(50 * BLOCK, device.heard());
    line.close();
    assertEquals(-1, device.heard());
  }

  @Test
  void aDeviceThatKeepsTimeKeepsItsOwn() throws IOException, InterruptedException {
    SoundOut.Line own = new SilentOut().open();
    SoundOut.Line line = new SteadyOut(() -> own).open();
    for (int i = 0; i < 40; i++) {
      line.write(block());
    }
    long before = own.heard();
    long told = line.heard();
    assertTrue(before <= told && told <= own.heard(), "its clock is " + told + ", not " + before);
  }
}
