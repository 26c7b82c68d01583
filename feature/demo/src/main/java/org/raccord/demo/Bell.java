package org.raccord.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.raccord.media.SoundWriter;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/** A small bell, struck once: partials that die away, the higher the sooner. */
final class Bell {

  private static final SoundFormat MONO = new SoundFormat(48_000, 1);

  /** As of a recording that began before the stroke. */
  private static final double BEFORE_SECONDS = 0.12;

  private static final double SECONDS = 1.4;
  private static final double PITCH = 1_180;
  private static final double[] PARTIALS = {0.5, 1, 1.19, 1.56, 2.0, 2.51, 2.66, 3.01, 4.1};

  private Bell() {}

  /** Writes it, unless it is there. */
  static void write(Path file) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    int begin = (int) Math.round(BEFORE_SECONDS * MONO.sampleRate());
    SoundBlock sound =
        SoundBlock.silence(MONO, begin + (int) Math.round(SECONDS * MONO.sampleRate()));
    float[] samples = sound.channel(0);
    for (int i = begin; i < samples.length; i++) {
      double t = (double) (i - begin) / MONO.sampleRate();
      double value = 0;
      for (double partial : PARTIALS) {
        value +=
            Math.exp(-t * (2.2 + 2.4 * partial))
                * Math.sin(2 * Math.PI * PITCH * partial * t)
                / (1 + partial);
      }
      samples[i] = (float) (0.2 * value);
    }
    try (SoundWriter writer = SoundWriter.create(file, MONO, 0, "A bell")) {
      writer.push(sound);
      writer.finish();
    }
  }
}
