package org.raccord.media;

import java.io.Closeable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import org.raccord.media.internal.WaveFile;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/**
 * Writes a Broadcast Wave file (EBU Tech 3285): 24-bit PCM with the time of its first sample; RF64
 * (Tech 3306) beyond 4 GB.
 *
 * <p>Temporary name, {@link #finish} and close as for {@link PictureWriter}. Not thread-safe.
 */
public final class SoundWriter implements Closeable {

  private final WaveFile file;

  private SoundWriter(WaveFile file) {
    this.file = file;
  }

  /**
   * Begins a file.
   *
   * @param timeReference samples from midnight (record timecode 00:00:00:00) to the first sample
   * @param description what the sound is, kept to 256 characters
   */
  public static SoundWriter create(
      Path file, SoundFormat format, long timeReference, String description) throws MediaException {
    return new SoundWriter(
        WaveFile.create(
            file,
            format,
            timeReference,
            description,
            Clock.system(ZoneId.systemDefault()),
            WaveFile.RIFF_LIMIT));
  }

  /** The format every block pushed here must have. */
  public SoundFormat format() {
    return file.format();
  }

  /** Takes the next stretch of sound, any length; beyond full scale is clipped. */
  public void push(SoundBlock block) throws MediaException {
    if (!block.format().equals(file.format())) {
      throw new IllegalArgumentException(
          "Sound of " + file.format() + " was announced, not " + block.format());
    }
    file.push(block);
  }

  /** Sets what the file will say of how it came to be; the last one given is written. */
  public void mark(SourceMark mark) {
    file.mark(mark);
  }

  /** Makes the file durable and gives it its name. Once only. */
  public void finish() throws MediaException {
    file.finish();
  }

  @Override
  public void close() {
    file.close();
  }
}
