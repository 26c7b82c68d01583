package org.raccord.pocket.internal;

import java.util.Arrays;
import org.raccord.acoustics.Resampler;
import org.raccord.acoustics.TimeStretch;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/**
 * Speech in another pitch and at another rate, for a voice that has neither to ask for: it is drawn
 * out or together and then read at another speed. Formants move with the pitch.
 */
final class Manner {

  /** -3.5 dBFS. */
  private static final float LOUDEST = 0.668f;

  /** What is softer than this at the ends is no speech. */
  private static final float SILENT = 0.003f;

  private Manner() {}

  /**
   * Speech changed.
   *
   * @param semitones higher
   * @param pace times as fast
   */
  static float[] changed(float[] speech, int rate, double semitones, double pace) {
    double pitch = Math.pow(2, semitones / 12);
    double longer = pitch / pace;
    SoundBlock said = new SoundBlock(new SoundFormat(rate, 1), new float[][] {speech});
    float[] drawn =
        Math.abs(longer - 1) < 1e-9
            ? speech
            : TimeStretch.to(said, Math.max(1, (int) Math.round(speech.length * longer)))
                .channel(0);
    return pitch == 1
        ? drawn
        : Resampler.read(drawn, pitch, Math.max(1, (int) (drawn.length / pitch)));
  }

  /**
   * Speech without the silence at its ends, a tenth of a second of it apart; empty where nothing is
   * heard.
   */
  static float[] trimmed(float[] speech, int rate) {
    int first = 0;
    int last = speech.length - 1;
    while (first < speech.length && !(Math.abs(speech[first]) > SILENT)) {
      first++;
    }
    while (last > first && !(Math.abs(speech[last]) > SILENT)) {
      last--;
    }
    if (first >= speech.length) {
      return new float[0];
    }
    return Arrays.copyOfRange(
        speech, Math.max(0, first - rate / 10), Math.min(speech.length, last + 1 + rate / 10));
  }

  /** Turned down so far that no sample is beyond -3.5 dBFS; what is no number becomes silence. */
  static void tame(float[] speech) {
    float peak = 0;
    for (int i = 0; i < speech.length; i++) {
      speech[i] = Float.isFinite(speech[i]) ? speech[i] : 0;
      peak = Math.max(peak, Math.abs(speech[i]));
    }
    if (peak > LOUDEST) {
      for (int i = 0; i < speech.length; i++) {
        speech[i] *= LOUDEST / peak;
      }
    }
  }
}
