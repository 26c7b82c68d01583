package org.raccord.core.internal.fill;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.raccord.media.MediaException;
import org.raccord.media.MediaFacts;
import org.raccord.media.MediaProbe;
import org.raccord.media.SoundSource;
import org.raccord.model.fill.Brief;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;
import org.raccord.otio.MediaUrls;

/**
 * The file of a spot effect.
 *
 * @param file where it lies
 * @param channels channels of its sound
 * @param samples samples a channel at {@link SoundBeside#RATE}
 */
record EffectFile(Path file, int channels, long samples) {

  /** Before its onset a file is given this long; what begins later is cut to it by its editor. */
  private static final long LEAD = 30L * SoundBeside.RATE;

  /** No effect is longer. */
  private static final long MOST = 600L * SoundBeside.RATE;

  private static final int CHUNK = SoundBeside.RATE;

  /**
   * Looks an effect's file up.
   *
   * @param base the timeline's folder, which relative paths start from
   * @throws MediaException if it is not there, no media, or has no sound
   */
  static EffectFile of(Brief.SpotEffect effect, Path base) throws MediaException {
    Path file =
        MediaUrls.path(effect.file(), base)
            .orElseThrow(
                () ->
                    new MediaException(
                        MediaException.Kind.MISSING,
                        base.resolve("effect"),
                        "\"" + effect.file() + "\" names no file of this machine",
                        "Give a spot effect as a file"));
    if (!Files.exists(file)) {
      throw new MediaException(
          MediaException.Kind.MISSING,
          file,
          "The spot effect is not there",
          "Write its path from the timeline's folder, or look for one: raccord effects search FOLDER"
              + " WORD");
    }
    MediaFacts facts = MediaProbe.probe(file);
    if (facts.sound().isEmpty()) {
      throw new MediaException(
          MediaException.Kind.UNSUPPORTED,
          file,
          "It has no sound",
          "Choose a sound file for the spot effect");
    }
    long own = facts.sound().get().samples();
    int rate = facts.sound().get().format().sampleRate();
    long whole = Math.round((double) own / rate * SoundBeside.RATE);
    if (own == 0) {
      throw new MediaException(
          MediaException.Kind.UNREADABLE, file, "It holds no sample", "Choose another sound file");
    }
    return new EffectFile(file, facts.sound().get().format().channels(), whole);
  }

  /**
   * Its samples, as the contract of sound has them.
   *
   * @param slot samples of the slot
   * @throws InterruptedIOException if the thread was interrupted
   */
  SoundBlock read(long slot, SoundFormat scene) throws IOException {
    int own = channels <= 2 ? channels : scene.channels();
    SoundFormat format = new SoundFormat(SoundBeside.RATE, own);
    long length = Math.min(samples, Math.min(MOST, slot + LEAD));
    SoundBlock whole = SoundBlock.silence(format, Math.toIntExact(length));
    try (SoundSource source = SoundSource.open(file);
        SoundReader reader = source.read(0, length, format)) {
      int at = 0;
      while (at < whole.length()) {
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedIOException("The sound was cancelled");
        }
        Optional<SoundBlock> next = reader.next(Math.min(CHUNK, whole.length() - at));
        if (next.isEmpty()) {
          throw new MediaException(
              MediaException.Kind.UNREADABLE,
              file,
              "It ends before the end that it states",
              "Fetch it again or choose another sound file");
        }
        for (int c = 0; c < own; c++) {
          System.arraycopy(next.get().channel(c), 0, whole.channel(c), at, next.get().length());
        }
        at += next.get().length();
      }
    }
    return whole;
  }
}
