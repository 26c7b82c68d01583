package org.raccord.desktop.internal.model;

import java.util.ArrayList;
import java.util.List;
import org.raccord.model.sound.SoundBlock;

/** A sound device that keeps what it is given, in real time. */
final class RecordingOut implements SoundOut {

  private final List<Float> heard = new ArrayList<>();

  /** Channel 0 of all that was written, in order. */
  synchronized List<Float> heard() {
    return List.copyOf(heard);
  }

  private volatile long moment;

  /** Samples that had been heard when it was last asked how many. */
  long moment() {
    return moment;
  }

  private synchronized void keep(SoundBlock block) {
    for (float x : block.channel(0)) {
      heard.add(x);
    }
  }

  @Override
  public Line open() {
    Line line = new SilentOut().open();
    return new Line() {
      @Override
      public void write(SoundBlock block) throws InterruptedException {
        keep(block);
        line.write(block);
      }

      @Override
      public long heard() {
        moment = line.heard();
        return moment;
      }

      @Override
      public void close() {
        line.close();
      }
    };
  }
}
