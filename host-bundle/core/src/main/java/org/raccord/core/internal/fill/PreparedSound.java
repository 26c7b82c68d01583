package org.raccord.core.internal.fill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.raccord.generator.Edge;
import org.raccord.generator.SoundWish;
import org.raccord.media.SoundWriter;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/** Sound beside prepared pictures: as long as they are, and at their pace. */
final class PreparedSound {

  /**
   * Frames of prepared pictures.
   *
   * @param before of the clip before
   * @param masked of neither
   * @param after of the clip after
   */
  record Stretches(long before, long masked, long after) {
    long frames() {
      return before + masked + after;
    }
  }

  private final EdgeSound sound;

  PreparedSound(EdgeSound sound) {
    this.sound = sound;
  }

  /** Writes the sound of frames at {@code rate}; empty where none is wanted or there is none. */
  Optional<Path> write(SoundWish wish, Path file, Rate rate, Stretches frames) throws IOException {
    if (wish == SoundWish.NONE) {
      return Optional.empty();
    }
    Optional<SoundBeside> before = frames.before() > 0 ? sound.at(Edge.BEFORE) : Optional.empty();
    Optional<SoundBeside> after = frames.after() > 0 ? sound.at(Edge.AFTER) : Optional.empty();
    if (wish == SoundWish.WAV && before.isEmpty() && after.isEmpty()) {
      return Optional.empty();
    }
    int channels =
        Math.max(
            before.map(SoundBeside::channels).orElse(1),
            after.map(SoundBeside::channels).orElse(1));
    SoundFormat format = new SoundFormat(SoundBeside.RATE, channels);
    long in = FrameTime.of(frames.before(), rate).sample(SoundBeside.RATE);
    long out = FrameTime.of(frames.before() + frames.masked(), rate).sample(SoundBeside.RATE);
    long end = FrameTime.of(frames.frames(), rate).sample(SoundBeside.RATE);
    try (SoundWriter writer = SoundWriter.create(file, format, 0, "Raccord: sound beside a slot")) {
      if (in > 0) {
        writer.push(
            before.isPresent()
                ? before.get().read(format, before.get().samples() - in, in)
                : SoundBlock.silence(format, Math.toIntExact(in)));
      }
      if (out > in) {
        writer.push(SoundBlock.silence(format, Math.toIntExact(out - in)));
      }
      if (end > out) {
        writer.push(
            after.isPresent()
                ? after.get().read(format, 0, end - out)
                : SoundBlock.silence(format, Math.toIntExact(end - out)));
      }
      writer.finish();
    }
    return Optional.of(file);
  }
}
