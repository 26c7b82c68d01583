package org.raccord.media;

import java.io.Closeable;
import java.nio.file.Path;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/**
 * Writes a Broadcast Wave file (EBU Tech 3285): 24-bit PCM with the time of its first sample; RF64
 * (Tech 3306) beyond 4 GB.
 *
 * <p>Temporary name, {@link #finish} and close as for {@link PictureWriter}. Not thread-safe.
 */
public final class SoundWriter implements Closeable {

  private SoundWriter() {}

  /**
   * Begins a file.
   *
   * @param timeReference samples from midnight (record timecode 00:00:00:00) to the first sample
   * @param description what the sound is, kept to 256 characters
   */
  public static SoundWriter create(
      Path file, SoundFormat format, long timeReference, String description) throws MediaException {
    if (System.nanoTime() != 0) {
      throw new IllegalStateException("not yet: " + file + format + timeReference + description);
    }
    throw new AssertionError();
  }

  public SoundFormat format() {
    if (System.nanoTime() != 0) {
      throw new IllegalStateException("not yet");
    }
    throw new AssertionError();
  }

  /** Takes the next stretch of sound, any length; beyond full scale is clipped. */
  public void push(SoundBlock block) throws MediaException {
    if (System.nanoTime() != 0) {
      throw new IllegalStateException("not yet");
    }
  }

  /** Makes the file durable and gives it its name. Once only. */
  public void finish() throws MediaException {
    if (System.nanoTime() != 0) {
      throw new IllegalStateException("not yet");
    }
  }

  @Override
  public void close() {}
}
