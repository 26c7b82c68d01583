package org.raccord.matching.internal.voice;

import java.util.OptionalDouble;
import org.raccord.acoustics.Limiter;
import org.raccord.acoustics.Loudness;
import org.raccord.model.sound.SoundBlock;

/** Brings speech to a loudness (ITU-R BS.1770-4, gated) under a true peak of -1 dB. */
final class Level {

  private static final double CEILING = -1;

  /** Speech with nothing beside it to be as loud as: dialogue of the EBU's programmes (R 128). */
  private static final double ALONE = -23;

  private static final double CLOSE = 0.1;
  private static final int PASSES = 4;

  private Level() {}

  static SoundBlock at(SoundBlock line, OptionalDouble wanted) {
    double loudness = Loudness.integrated(line);
    if (Double.isInfinite(loudness)) {
      return line;
    }
    double gain = wanted.orElse(ALONE) - loudness;
    SoundBlock best = limited(line, gain);
    for (int pass = 0; pass < PASSES; pass++) {
      double rest = wanted.orElse(ALONE) - Loudness.integrated(best);
      if (Math.abs(rest) < CLOSE) {
        break;
      }
      // What the limiter took is given back a little below it.
      gain += Math.min(3, rest);
      best = limited(line, gain);
    }
    return best;
  }

  private static SoundBlock limited(SoundBlock line, double gain) {
    SoundBlock louder = line.slice(0, line.length());
    float factor = (float) Math.pow(10, gain / 20);
    for (int c = 0; c < louder.format().channels(); c++) {
      float[] samples = louder.channel(c);
      for (int i = 0; i < samples.length; i++) {
        samples[i] *= factor;
      }
    }
    return Limiter.limit(louder, CEILING);
  }
}
