package org.raccord.desktop.internal.model;

import java.util.concurrent.locks.LockSupport;
import org.raccord.core.Monitor;
import org.raccord.model.sound.SoundBlock;

/** Plays nothing, in real time: the clock of a machine without a sound device. */
public final class SilentOut implements SoundOut {

  private static final long AHEAD = Monitor.SOUND_RATE / 5;

  @Override
  public Line open() {
    return new Silence();
  }

  /** Where it runs dry it waits for the next block, as a device does. */
  private static final class Silence implements Line {
    private long start = System.nanoTime();
    private long written;
    private volatile boolean closed;

    @Override
    public void write(SoundBlock block) throws InterruptedException {
      long whole = put(block.length());
      while (!closed && whole - heard() > AHEAD) {
        if (Thread.interrupted()) {
          throw new InterruptedException("The player was stopped");
        }
        LockSupport.parkNanos(this, 2_000_000);
      }
    }

    private synchronized long put(int samples) {
      long now = System.nanoTime();
      if (played(now) >= written) {
        start = now - nanos(written);
      }
      written += samples;
      return written;
    }

    @Override
    public synchronized long heard() {
      return Math.min(played(System.nanoTime()), written);
    }

    private long played(long now) {
      return (now - start) * Monitor.SOUND_RATE / 1_000_000_000L;
    }

    private static long nanos(long samples) {
      return samples * 1_000_000_000L / Monitor.SOUND_RATE;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
