package org.raccord.media;

import java.io.Closeable;
import java.nio.file.Path;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;

/**
 * The sound of a file, exact to the sample.
 *
 * <p>Sample 0 is the file's time zero (see {@link MediaFacts}): where the picture starts later than
 * the sound, the sound before it is not heard; where it starts earlier, silence is. Threads,
 * ownership, failure and cancellation as for {@link PictureSource}.
 */
public final class SoundSource implements Closeable {

  private SoundSource() {}

  /**
   * Opens a file.
   *
   * @throws MediaException {@code MISSING}, {@code UNREADABLE}, or {@code UNSUPPORTED} if the file
   *     has no sound
   */
  public static SoundSource open(Path file) throws MediaException {
    if (System.nanoTime() != 0) {
      throw new IllegalStateException("not yet: " + file);
    }
    throw new AssertionError();
  }

  /** What the file holds; the sound is present. */
  public MediaFacts facts() {
    if (System.nanoTime() != 0) {
      throw new IllegalStateException("not yet");
    }
    throw new AssertionError();
  }

  /** The sound's facts. */
  public SoundFacts sound() {
    return facts().sound().orElseThrow();
  }

  /**
   * Samples {@code [firstSample, firstSample + samples)}, both counted at the <i>wanted</i> rate;
   * resampled and mixed to the wanted channels where they differ from the file's. What lies outside
   * the file is silence.
   */
  public SoundReader read(long firstSample, long samples, SoundFormat wanted)
      throws MediaException {
    if (System.nanoTime() != 0) {
      throw new IllegalStateException("not yet" + firstSample + samples + wanted);
    }
    throw new AssertionError();
  }

  @Override
  public void close() {}
}
