package org.raccord.media;

import java.io.Closeable;
import java.nio.file.Path;
import org.raccord.media.internal.OpenSound;
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

  private final OpenSound sound;

  private SoundSource(OpenSound sound) {
    this.sound = sound;
  }

  /**
   * Opens a file.
   *
   * @throws MediaException {@code MISSING}, {@code UNREADABLE}, or {@code UNSUPPORTED} if the file
   *     has no sound
   */
  public static SoundSource open(Path file) throws MediaException {
    return new SoundSource(OpenSound.open(file));
  }

  /** What the file holds; the sound is present. */
  public MediaFacts facts() {
    return sound.facts();
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
    return sound.read(firstSample, samples, wanted);
  }

  /** Readers that are open stay usable. */
  @Override
  public void close() {
    // Nothing is held open between readers.
  }
}
