package org.raccord.matching.internal;

import java.util.List;
import org.raccord.acoustics.Stretch;
import org.raccord.model.sound.SoundBlock;

/**
 * Takes the sound under a line down while it is spoken, smoothly: along half a cosine in decibels,
 * within 150 ms before the line and 400 ms after it. At the slot's own ends it is never down, so
 * that it still meets the neighbours.
 */
final class Ducking {

  private static final double BEFORE = 0.15;
  private static final double AFTER = 0.4;

  private Ducking() {}

  /**
   * Takes a slot's sound down in place.
   *
   * @param slot the slot's sound, without handles
   * @param lines where is spoken
   * @param dB how far down, 0 or more
   */
  static void duck(SoundBlock slot, List<Stretch> lines, double dB) {
    if (dB <= 0) {
      return;
    }
    int rate = slot.format().sampleRate();
    int length = slot.length();
    for (int i = 0; i < length; i++) {
      double depth = 0;
      for (Stretch line : lines) {
        double in = Math.max(1, Math.min(BEFORE * rate, line.from()));
        double out = Math.max(1, Math.min(AFTER * rate, length - line.to()));
        double inside =
            i < line.from()
                ? 1 - (line.from() - i) / in
                : i >= line.to() ? 1 - (i - line.to() + 1) / out : 1;
        depth = Math.max(depth, inside);
      }
      if (depth > 0) {
        double share = 0.5 - 0.5 * Math.cos(Math.PI * depth);
        float gain = (float) Math.pow(10, -dB * share / 20);
        for (int c = 0; c < slot.format().channels(); c++) {
          slot.channel(c)[i] *= gain;
        }
      }
    }
  }
}
