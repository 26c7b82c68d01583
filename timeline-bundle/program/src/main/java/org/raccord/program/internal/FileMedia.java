package org.raccord.program.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.raccord.media.MediaFacts;
import org.raccord.media.MediaProbe;
import org.raccord.media.PictureSource;
import org.raccord.media.SoundSource;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameRange;

/** Media read from files. */
public final class FileMedia implements Media {

  /** How a stretch of a file is read from its first frame on. */
  @FunctionalInterface
  interface Forwards {
    FrameReader read(PictureSource source, FrameRange range, PictureFormat wanted)
        throws IOException;
  }

  private final Forwards forwards;

  /** A decoder is opened for each reading and closed after it. */
  public FileMedia() {
    this(PictureSource::read);
  }

  FileMedia(Forwards forwards) {
    this.forwards = forwards;
  }

  @Override
  public MediaFacts facts(Path file) throws IOException {
    return MediaProbe.probe(file);
  }

  @Override
  public PictureFile picture(Path file) throws IOException {
    PictureSource source = PictureSource.open(file);
    return new PictureFile() {
      @Override
      public MediaFacts facts() {
        return source.facts();
      }

      @Override
      public FrameReader forwards(FrameRange range, PictureFormat wanted) throws IOException {
        return forwards.read(source, range, wanted);
      }

      @Override
      public FrameReader backwards(FrameRange range, PictureFormat wanted) throws IOException {
        return source.readBackwards(range, wanted);
      }

      @Override
      public void close() {
        source.close();
      }
    };
  }

  @Override
  public SoundFile sound(Path file) throws IOException {
    SoundSource source = SoundSource.open(file);
    return new SoundFile() {
      @Override
      public MediaFacts facts() {
        return source.facts();
      }

      @Override
      public SoundReader read(long firstSample, long samples, SoundFormat wanted)
          throws IOException {
        return source.read(firstSample, samples, wanted);
      }

      @Override
      public void close() {
        source.close();
      }
    };
  }
}
