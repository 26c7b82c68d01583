package org.raccord.desktop.internal.model;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.raccord.model.sound.SoundBlock;

/** A sound device that is watched for gaps: moments at which it had nothing left to play. */
public final class WatchedOut implements SoundOut {

  private final SoundOut device;
  private final AtomicLong gaps = new AtomicLong();

  /**
   * @param device plays the sound
   */
  public WatchedOut(SoundOut device) {
    this.device = device;
  }

  /** How often it ran dry between a first and a last block. */
  public long gaps() {
    return gaps.get();
  }

  @Override
  public Line open() throws IOException {
    Line line = device.open();
    return new Line() {
      private long written;

      @Override
      public void write(SoundBlock block) throws InterruptedException {
        if (written > 0 && line.heard() >= written) {
          gaps.incrementAndGet();
        }
        written += block.length();
        line.write(block);
      }

      @Override
      public long heard() {
        return line.heard();
      }

      @Override
      public void close() {
        line.close();
      }
    };
  }
}
