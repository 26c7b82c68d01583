package org.raccord.matching.internal;

import org.raccord.acoustics.Correlation;
import org.raccord.model.sound.SoundBlock;

/**
 * Fades from one sound into another at constant power, whatever their likeness: the gains of a
 * raised cosine are divided by the level that the sum of both would have.
 */
final class Crossfade {

  private Crossfade() {}

  /**
   * Fades {@code target}, which holds the old sound at {@code [at, at + length)}, into {@code
   * next}.
   *
   * @param next sound whose sample {@code from} is laid at {@code at}
   */
  static void into(SoundBlock target, int at, SoundBlock next, int from, int length) {
    double likeness = Math.max(0, Correlation.of(target, at, next, from, length));
    for (int i = 0; i < length; i++) {
      double in = 0.5 - 0.5 * Math.cos(Math.PI * (i + 0.5) / length);
      double out = 1 - in;
      double level = Math.sqrt(in * in + out * out + 2 * likeness * in * out);
      for (int c = 0; c < target.format().channels(); c++) {
        float[] samples = target.channel(c);
        samples[at + i] =
            (float) ((out * samples[at + i] + in * next.channel(c)[from + i]) / level);
      }
    }
  }
}
