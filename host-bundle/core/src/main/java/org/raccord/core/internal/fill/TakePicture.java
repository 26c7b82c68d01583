package org.raccord.core.internal.fill;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.media.SourceMark;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameSink;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.time.FrameTime;

/**
 * The picture file of a take while it is written; it is begun with its first frame, and is not
 * there until it is finished. Sound that belongs into it is written along, frame by frame.
 */
final class TakePicture implements FrameSink, Closeable {

  private final Path file;
  private final PictureWriterSpec spec;
  private final Optional<SoundBlock> sound;
  private @Nullable PictureWriter writer;
  private long frames;
  private long samples;

  TakePicture(Path file, PictureWriterSpec spec, Optional<SoundBlock> sound) {
    this.file = file;
    this.spec = sound.map(s -> spec.withSound(s.format())).orElse(spec);
    this.sound = sound;
  }

  @Override
  public PictureFormat format() {
    return spec.format();
  }

  @Override
  public void push(Frame frame) throws IOException {
    PictureWriter out = writer;
    if (out == null) {
      Path folder = file.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      out = PictureWriter.create(file, spec);
      writer = out;
    }
    out.push(frame);
    frames++;
    if (sound.isPresent()) {
      long to = FrameTime.of(frames, spec.rate()).sample(sound.get().format().sampleRate());
      out.pushSound(sound.get().slice(samples, Math.toIntExact(to - samples)));
      samples = to;
    }
  }

  /** Sets what the file will say of how it came to be; after its first frame. */
  void mark(SourceMark mark) {
    if (writer != null) {
      writer.mark(mark);
    }
  }

  long frames() {
    return frames;
  }

  Path file() {
    return file;
  }

  /** Gives the file its name. */
  void finish() throws IOException {
    if (writer == null) {
      throw new IOException("No frame was written to " + file);
    }
    writer.finish();
  }

  @Override
  public void close() {
    if (writer != null) {
      writer.close();
    }
  }
}
