package org.raccord.matching.internal;

import java.util.SplittableRandom;
import org.raccord.acoustics.LinearPrediction;

/**
 * Makes tone continue a neighbour's waveform across a butt join.
 *
 * <p>Up to the join the neighbour and the tone's own past differ by some signal. That difference is
 * predicted onwards from the join and added to the tone while it dies away: the sum follows the
 * neighbour's last samples as its linear prediction would, and carries the tone's own newness at
 * full level from the first sample on. (It is a draw from the autoregressive process of the place
 * on condition of the neighbour's samples, as kriging conditions a random field.)
 */
final class Join {

  private static final int TONE_ORDER = 128;
  private static final double TONE_FIT = 0.1;
  private static final double TONE_FADE = 0.1;
  private static final int SPEECH_ORDER = 480;
  private static final double SPEECH_FIT = 0.12;
  private static final double SPEECH_FADE = 0.12;
  private static final double BREATH = 0.02;

  private final double rate;
  private final boolean speech;

  private Join(double rate, boolean speech) {
    this.rate = rate;
    this.speech = speech;
  }

  /** A join with sound in which only the place is heard. */
  static Join withTone(int sampleRate) {
    return new Join(sampleRate, false);
  }

  /**
   * A join with a voice that is cut off: it rings on and dies away, as a word does that ends there.
   */
  static Join withSpeech(int sampleRate) {
    return new Join(sampleRate, true);
  }

  /** Samples of the neighbour that are looked at. */
  int past() {
    return (int) Math.round(rate * (speech ? SPEECH_FIT : TONE_FIT));
  }

  /** Samples over which the neighbour dies away. */
  int reach() {
    return (int) Math.round(rate * (speech ? SPEECH_FADE : TONE_FADE));
  }

  /**
   * The signal to add to the tone from the join on.
   *
   * @param neighbour the neighbour's last samples, the last one next to the join
   * @param tone the tone's own samples up to the join, as many
   * @param count samples wanted; the last one is near zero
   */
  double[] correction(double[] neighbour, double[] tone, int count, SplittableRandom random) {
    int order = (int) Math.round((speech ? SPEECH_ORDER : TONE_ORDER) * rate / 48_000);
    LinearPrediction prediction =
        LinearPrediction.fit(neighbour, 0, neighbour.length, Math.max(8, order));
    double[] difference = new double[neighbour.length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = neighbour[i] - tone[i];
    }
    double[] onward =
        speech
            ? ringing(prediction, neighbour, difference, count, random)
            : prediction.continuation(difference, count);
    for (int i = 0; i < count; i++) {
      onward[i] *= 0.5 + 0.5 * Math.cos(Math.PI * (i + 1) / (count + 1.0));
    }
    return onward;
  }

  /** A voice's prediction with a breath of noise in it, without which a hiss would end at once. */
  private double[] ringing(
      LinearPrediction prediction,
      double[] neighbour,
      double[] difference,
      int count,
      SplittableRandom random) {
    double[] rest = prediction.residual(neighbour);
    int half = rest.length / 2;
    int last = (int) Math.min(half, rate * BREATH);
    double power = 0;
    for (int i = rest.length - last; i < rest.length; i++) {
      power += rest[i] * rest[i];
    }
    double level = Math.sqrt(power / Math.max(1, last));
    double[] excitation = new double[count];
    for (int i = 0; i < count; i++) {
      double gauss = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
      excitation[i] = 2 * gauss * level * Math.exp(-i / (rate * BREATH));
    }
    return prediction.continuation(difference, excitation);
  }
}
