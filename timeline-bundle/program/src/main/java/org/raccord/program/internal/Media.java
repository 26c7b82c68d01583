package org.raccord.program.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.raccord.media.MediaFacts;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameRange;

/** What a program needs of media files: {@link FileMedia} reads them, tests make them up. */
public interface Media {

  /** Facts without opening anything for long. */
  MediaFacts facts(Path file) throws IOException;

  PictureFile picture(Path file) throws IOException;

  SoundFile sound(Path file) throws IOException;

  /** An open picture file, as {@link org.raccord.media.PictureSource}; readers outlive it. */
  interface PictureFile extends Closeable {
    MediaFacts facts();

    FrameReader forwards(FrameRange range, PictureFormat wanted) throws IOException;

    FrameReader backwards(FrameRange range, PictureFormat wanted) throws IOException;
  }

  /** An open sound file, as {@link org.raccord.media.SoundSource}; readers outlive it. */
  interface SoundFile extends Closeable {
    MediaFacts facts();

    SoundReader read(long firstSample, long samples, SoundFormat wanted) throws IOException;
  }
}
