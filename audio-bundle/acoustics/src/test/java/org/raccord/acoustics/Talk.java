package org.raccord.acoustics;

import java.util.SplittableRandom;
import org.raccord.model.sound.SoundBlock;

/** Something like a voice, with known pitch, syllables and resonances. */
final class Talk {

  private Talk() {}

  /**
   * Syllables of 150 ms and 50 ms between them, eight of them to a phrase and then 0.5 s of pause,
   * over a little noise.
   *
   * @param pitch Hz in the middle of the range; it wanders by a semitone either way
   * @param resonance Hz of the loudest formant
   */
  static SoundBlock of(double seconds, double pitch, double resonance, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] samples = new float[(int) (seconds * Tones.RATE)];
    double[][] state = new double[3][2];
    double phase = 0;
    for (int i = 0; i < samples.length; i++) {
      double t = (double) i / Tones.RATE;
      double inPhrase = t % 2.1;
      double inSyllable = inPhrase % 0.2;
      boolean on = inPhrase < 1.6 && inSyllable < 0.15;
      double f = pitch * Math.pow(2, Math.sin(2 * Math.PI * 1.3 * t) / 12);
      phase += f / Tones.RATE;
      double pulse = 0;
      if (phase >= 1) {
        phase -= 1;
        pulse = on ? Math.sin(Math.PI * inSyllable / 0.15) : 0;
      }
      double y = 0;
      for (int k = 0; k < 3; k++) {
        double vowel = 1 + 0.15 * Math.sin(2 * Math.PI * (0.9 + 0.37 * k) * t);
        y += resonate(pulse, state[k], resonance * (1 + 1.6 * k) * vowel) / (k + 1);
      }
      samples[i] = (float) (0.02 * y + 0.0003 * (2 * random.nextDouble() - 1));
    }
    return Tones.mono(samples);
  }

  private static double resonate(double x, double[] state, double frequency) {
    double r = Math.exp(-Math.PI * 90 / Tones.RATE);
    double y =
        x + 2 * r * Math.cos(2 * Math.PI * frequency / Tones.RATE) * state[0] - r * r * state[1];
    state[1] = state[0];
    state[0] = y;
    return y;
  }

  static SpeechFinder finder(SoundBlock block) {
    return SpeechFinder.listen(block, BandLevels.of(block));
  }
}
