package org.raccord.matching.internal;

import org.raccord.acoustics.Loudness;
import org.raccord.acoustics.TruePeak;
import org.raccord.audio.GeneratedSound;
import org.raccord.audio.SoundRequest;
import org.raccord.model.sound.SoundBlock;

/**
 * Lays a generator's own sound over the place's tone: it takes the tone's place, and at each end
 * the two cross over at equal power.
 */
final class GeneratorsSound {

  /** Long enough not to be heard as an edge, short enough to keep a first consonant. */
  private static final double CROSSING = 0.02;

  private static final double MOST_GAIN = 20;
  private static final double CEILING = -1;

  private GeneratorsSound() {}

  /**
   * Lays it.
   *
   * @param sound head handle, slot and tail handle; written to
   */
  static void lay(
      GeneratedSound generated, SoundRequest request, Foreground foreground, SoundBlock sound) {
    SoundBlock own = generated.sound();
    double gain = Math.pow(10, level(generated, foreground) / 20);
    long at = request.headHandle() + generated.at();
    double crossing =
        Math.min(CROSSING * request.format().sampleRate(), Math.max(1, own.length() / 2));
    for (int c = 0; c < request.format().channels(); c++) {
      float[] from = own.channel(c);
      float[] to = sound.channel(c);
      for (int i = 0; i < from.length; i++) {
        long place = at + i;
        if (place < 0 || place >= to.length) {
          continue;
        }
        int edge = Math.min(i, from.length - 1 - i);
        double share = Math.min(1, (edge + 1.0) / crossing) * Math.PI / 2;
        to[(int) place] =
            (float) (gain * from[i] * Math.sin(share) + to[(int) place] * Math.cos(share));
      }
    }
  }

  private static double level(GeneratedSound generated, Foreground foreground) {
    if (generated.level() == GeneratedSound.Level.KEPT) {
      return 0;
    }
    double own = Loudness.integrated(generated.sound());
    if (!Double.isFinite(own)) {
      return 0;
    }
    double wanted = Math.max(-2 * MOST_GAIN, Math.min(MOST_GAIN, foreground.presence() - own));
    return Math.min(wanted, CEILING - TruePeak.dB(generated.sound()));
  }
}
