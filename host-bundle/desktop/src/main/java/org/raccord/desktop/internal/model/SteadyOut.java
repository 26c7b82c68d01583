package org.raccord.desktop.internal.model;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.raccord.core.Monitor;
import org.raccord.model.sound.SoundBlock;

/**
 * A sound device whose clock is trusted as long as it keeps time. One that takes sound faster than
 * anybody could hear it, as ALSA's null and file devices do, is made to keep it: else the pictures
 * would run away with the sound.
 */
public final class SteadyOut implements SoundOut {

  /** So far no clock gets ahead within {@link #WINDOW}. */
  private static final long MOST_AHEAD = Monitor.SOUND_RATE * 3L / 10;

  /** A device that is a little fast is left its own clock, however long it plays. */
  private static final long WINDOW = TimeUnit.SECONDS.toNanos(10);

  /** What waits to be heard where we keep the time. */
  private static final long BUFFER = Monitor.SOUND_RATE / 5;

  private final SoundOut device;

  /**
   * @param device plays the sound
   */
  public SteadyOut(SoundOut device) {
    this.device = device;
  }

  @Override
  public Line open() throws IOException {
    return new Steady(device.open());
  }

  private static final class Steady implements Line {
    private final Line line;
    private long written;
    private volatile boolean closed;

    /** Guarded by this, as the rest is. */
    private boolean hurries;

    private boolean begun;
    private long since;
    private long heardThen;
    private long told;

    Steady(Line line) {
      this.line = line;
    }

    @Override
    public void write(SoundBlock block) throws InterruptedException {
      begin();
      line.write(block);
      written += block.length();
      while (hurries() && !closed && written - heard() > BUFFER) {
        if (Thread.interrupted()) {
          throw new InterruptedException("The player was stopped");
        }
        LockSupport.parkNanos(this, 2_000_000);
      }
    }

    private synchronized void begin() {
      long now = System.nanoTime();
      if (!begun || (!hurries && now - since > WINDOW)) {
        begun = true;
        since = now;
        heardThen = line.heard();
      }
    }

    private synchronized boolean hurries() {
      hurries |= line.heard() - inTime() > MOST_AHEAD;
      return hurries;
    }

    /** What can have been heard by now. */
    private long inTime() {
      return heardThen + (System.nanoTime() - since) * Monitor.SOUND_RATE / 1_000_000_000L;
    }

    @Override
    public synchronized long heard() {
      long now = line.heard();
      told = Math.max(told, hurries ? Math.min(now, inTime()) : now);
      return told;
    }

    @Override
    public void close() {
      closed = true;
      line.close();
    }
  }
}
