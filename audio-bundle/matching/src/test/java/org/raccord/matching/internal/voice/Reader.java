package org.raccord.matching.internal.voice;

import java.util.List;
import java.util.SplittableRandom;
import org.raccord.audio.Phone;
import org.raccord.audio.Speech;
import org.raccord.audio.SpokenWord;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/** Somebody made up, with known pitch and resonances, at 48 kHz. */
final class Reader {

  static final int RATE = 48_000;

  private Reader() {}

  /**
   * Syllables of 150 ms and 50 ms between them, eight of them to a phrase and then half a second of
   * pause, over a little noise.
   */
  static float[] reads(double seconds, double pitch, double resonance, double level, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] samples = new float[(int) (seconds * RATE)];
    double[][] state = new double[4][2];
    double phase = 0;
    for (int i = 0; i < samples.length; i++) {
      double t = (double) i / RATE;
      double inSyllable = t % 2.1 % 0.2;
      boolean on = t % 2.1 < 1.6 && inSyllable < 0.15;
      double breath = 2 * random.nextDouble() - 1;
      phase += pitch * Math.pow(2, 1.5 * Math.sin(2 * Math.PI * 1.3 * t) / 12) / RATE;
      double pulse = on ? 0.02 * breath : 0;
      if (phase >= 1) {
        phase -= 1;
        pulse += on ? Math.sin(Math.PI * inSyllable / 0.15) : 0;
      }
      double y = 0;
      for (int k = 0; k < 4; k++) {
        double vowel = 1 + 0.2 * Math.sin(2 * Math.PI * (0.9 + 0.37 * k) * t + seed);
        y += resonate(pulse, state[k], resonance * (1 + 1.7 * k) * vowel) / (k + 1);
      }
      samples[i] = (float) (level * (y + 0.01 * breath));
    }
    return samples;
  }

  static SoundBlock heard(float[]... channels) {
    return new SoundBlock(new SoundFormat(RATE, channels.length), channels);
  }

  /** A line of one word of two phones. */
  static Speech says(float[] samples) {
    long end = samples.length;
    return new Speech(
        heard(samples),
        List.of(
            new SpokenWord(
                "word",
                end / 4,
                3 * end / 4,
                List.of(new Phone("AA", end / 4, end / 2), new Phone("B", end / 2, 3 * end / 4)))));
  }

  private static double resonate(double x, double[] state, double frequency) {
    double r = Math.exp(-Math.PI * 110 / RATE);
    double y = x + 2 * r * Math.cos(2 * Math.PI * frequency / RATE) * state[0] - r * r * state[1];
    state[1] = state[0];
    state[0] = y;
    return y;
  }
}
