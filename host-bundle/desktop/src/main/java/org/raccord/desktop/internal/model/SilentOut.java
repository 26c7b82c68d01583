package org.raccord.desktop.internal.model;

import java.util.concurrent.atomic.AtomicLong;
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

  private static final class Silence implements Line {
    private final long start = System.nanoTime();
    private final AtomicLong written = new AtomicLong();
    private volatile boolean closed;

    @Override
    public void write(SoundBlock block) throws InterruptedException {
      long whole = written.addAndGet(block.length());
      while (!closed && whole - time() > AHEAD) {
        if (Thread.interrupted()) {
          throw new InterruptedException("The player was stopped");
        }
        LockSupport.parkNanos(this, 2_000_000);
      }
    }

    @Override
    public long heard() {
      return Math.min(time(), written.get());
    }

    private long time() {
      return (System.nanoTime() - start) * Monitor.SOUND_RATE / 1_000_000_000L;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
