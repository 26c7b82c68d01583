package org.raccord.desktop.internal.model;

import java.io.Closeable;
import java.io.IOException;
import org.raccord.model.sound.SoundBlock;

/** Loudspeakers, or what stands for them. */
public interface SoundOut {

  /**
   * Opens a line for 48 kHz stereo.
   *
   * @throws IOException if there is no device; the message says so
   */
  Line open() throws IOException;

  /** A line that is heard by nobody and keeps time: where there is no device. */
  default Line silent() {
    return new SilentOut().open();
  }

  /** An open line; written by one thread, its clock read by others. */
  interface Line extends Closeable {

    /** Plays a block after what was written before; waits while the line's buffer is full. */
    void write(SoundBlock block) throws InterruptedException;

    /** Samples that have been heard since the line was opened; never falls. */
    long heard();

    /** Ends at once; what was not heard yet is dropped. */
    @Override
    void close();
  }
}
