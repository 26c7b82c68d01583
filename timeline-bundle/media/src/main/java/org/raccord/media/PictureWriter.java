package org.raccord.media;

import java.io.Closeable;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.raccord.media.internal.OpenWriter;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameSink;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.sound.SoundBlock;

/**
 * Writes a picture file, with sound where the spec says so.
 *
 * <p>The file grows under a temporary name beside its target; {@link #finish} makes it durable and
 * gives it its name, replacing what was there. Closed without finish, nothing is left. Picture and
 * sound are pushed side by side, neither more than a few seconds ahead. Not thread-safe. On an
 * interrupted thread each call throws {@link InterruptedIOException} and leaves the interrupt set.
 */
public final class PictureWriter implements FrameSink, Closeable {

  private final PictureWriterSpec spec;
  private final OpenWriter writer;

  private PictureWriter(PictureWriterSpec spec, OpenWriter writer) {
    this.spec = spec;
    this.writer = writer;
  }

  /**
   * Begins a file.
   *
   * @throws MediaException {@code NOT_WRITABLE}, {@code DISK_FULL}, or {@code UNSUPPORTED} if codec
   *     and format (odd sizes among them) or container do not go together
   */
  public static PictureWriter create(Path file, PictureWriterSpec spec) throws MediaException {
    return new PictureWriter(spec, OpenWriter.create(file, spec));
  }

  @Override
  public PictureFormat format() {
    return spec.format();
  }

  @Override
  public void push(Frame frame) throws MediaException, InterruptedIOException {
    if (!frame.format().equals(spec.format())) {
      throw new IllegalArgumentException(
          "Frames of " + spec.format() + " were announced, not " + frame.format());
    }
    writer.push(frame);
  }

  /** Takes the next stretch of sound, any length. */
  public void pushSound(SoundBlock block) throws MediaException, InterruptedIOException {
    if (!spec.sound().equals(Optional.of(block.format()))) {
      throw new IllegalArgumentException(
          "Sound of " + spec.sound() + " was announced, not " + block.format());
    }
    writer.push(block);
  }

  /**
   * Marks the file with how it came to be; any time before {@link #finish}, by which the pictures
   * are known. An MKV keeps at most 180 bytes of each text.
   */
  public void mark(SourceMark mark) {
    writer.mark(mark);
  }

  /** Writes what is pending and gives the file its name. Once only. */
  public void finish() throws MediaException, InterruptedIOException {
    writer.finish();
  }

  @Override
  public void close() {
    writer.close();
  }
}
