package org.raccord.media;

import java.io.Closeable;
import java.nio.file.Path;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameSink;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.sound.SoundBlock;

/**
 * Writes a picture file, with sound where the spec says so.
 *
 * <p>The file grows under a temporary name beside its target; {@link #finish} makes it durable and
 * gives it its name, replacing what was there. Closed without finish, nothing is left. Picture and
 * sound are pushed side by side, neither more than a few seconds ahead. Not thread-safe.
 */
public final class PictureWriter implements FrameSink, Closeable {

  private PictureWriter() {}

  /**
   * Begins a file.
   *
   * @throws MediaException {@code NOT_WRITABLE}, {@code DISK_FULL}, or {@code UNSUPPORTED} if codec
   *     and format (odd sizes among them) or container do not go together
   */
  public static PictureWriter create(Path file, PictureWriterSpec spec) throws MediaException {
    if (System.nanoTime() != 0) {
      throw new IllegalStateException("not yet: " + file + spec);
    }
    throw new AssertionError();
  }

  @Override
  public PictureFormat format() {
    if (System.nanoTime() != 0) {
      throw new IllegalStateException("not yet");
    }
    throw new AssertionError();
  }

  @Override
  public void push(Frame frame) throws MediaException {
    if (System.nanoTime() != 0) {
      throw new IllegalStateException("not yet");
    }
  }

  /** Takes the next stretch of sound, any length. */
  public void pushSound(SoundBlock block) throws MediaException {
    if (System.nanoTime() != 0) {
      throw new IllegalStateException("not yet");
    }
  }

  /** Writes what is pending and gives the file its name. Once only. */
  public void finish() throws MediaException {
    if (System.nanoTime() != 0) {
      throw new IllegalStateException("not yet");
    }
  }

  @Override
  public void close() {}
}
