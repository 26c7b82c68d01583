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
  private static final int LEAST_ORDER = 8;
  private static final double SWING = 1.2;

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
    double[] difference = new double[neighbour.length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = neighbour[i] - tone[i];
    }
    int order = (int) Math.round((speech ? SPEECH_ORDER : TONE_ORDER) * rate / 48_000);
    double[] onward = onward(difference, Math.max(LEAST_ORDER, order), count, random);
    // A long predictor of a sound without high frequencies may swing up before it dies away.
    while (order > LEAST_ORDER && peak(onward) > SWING * peak(difference)) {
      order /= 2;
      onward = onward(difference, order, count, random);
    }
    for (int i = 0; i < count; i++) {
      onward[i] *= 0.5 + 0.5 * Math.cos(Math.PI * (i + 1) / (count + 1.0));
    }
    return onward;
  }

  private double[] onward(double[] past, int order, int count, SplittableRandom random) {
    // Fitted to what it predicts: a model of the neighbour alone may be blind to the tone's part.
    LinearPrediction prediction = LinearPrediction.fit(past, 0, past.length, order);
    return speech ? ringing(prediction, past, count, random) : prediction.continuation(past, count);
  }

  private static double peak(double[] samples) {
    double peak = 0;
    for (double x : samples) {
      peak = Math.max(peak, Math.abs(x));
    }
    return peak;
  }

  /** A voice's prediction with a breath of noise in it, without which a hiss would end at once. */
  private double[] ringing(
      LinearPrediction prediction, double[] past, int count, SplittableRandom random) {
    double[] rest = prediction.residual(past);
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
    return prediction.continuation(past, excitation);
  }
}
