package org.raccord.acoustics;

import org.raccord.model.sound.SoundBlock;

/** What a join of two sounds does to the ear: a click, or a step of the spectrum. */
public final class SeamSound {

  private static final int ORDER = 24;
  private static final double AROUND = 0.5;
  private static final double AT = 0.005;
  private static final double STEP = 0.25;

  /** The power that is not heard beneath a sound, in powers of that sound: 30 dB less. */
  private static final double HIDDEN = 1e-3;

  /** Half a step of 16 bits, which dither hides. */
  private static final double SILENT = 1 / 131_072.0;

  private SeamSound() {}

  /**
   * The peak of the linear-prediction residual (order 24) within 5 ms of the join over its peak
   * elsewhere within 0.5 s, in dB, in the worst channel: a click stands above 0. The predictor is
   * fitted to both sides together, without those 5 ms: a loud click would teach it to expect
   * clicks, and so hide itself.
   *
   * @param at the first sample after the join
   */
  public static double click(SoundBlock sound, int at) {
    int rate = sound.format().sampleRate();
    int from = Math.max(0, at - (int) (AROUND * rate));
    int to = Math.min(sound.length(), at + (int) (AROUND * rate));
    double worst = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < sound.format().channels(); c++) {
      double[] samples = new double[to - from];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = sound.channel(c)[from + i];
      }
      int near = (int) (AT * rate);
      double[] sides = without(samples, at - from, near);
      double[] rest = LinearPrediction.fit(sides, 0, sides.length, ORDER).residual(samples);
      double there = 1e-9;
      double elsewhere = 1e-9;
      // The first samples are unpredictable for want of a past.
      for (int i = ORDER; i < rest.length; i++) {
        if (Math.abs(from + i - at) <= near) {
          there = Math.max(there, Math.abs(rest[i]));
        } else {
          elsewhere = Math.max(elsewhere, Math.abs(rest[i]));
        }
      }
      worst = Math.max(worst, 20 * Math.log10(there / elsewhere));
    }
    return worst;
  }

  /**
   * The same where a file begins or ends whose sound was coded with losses: what lies more than 30
   * dB below the sound, or below half a step of 16 bits, is hidden by it and does not count. Else
   * what the coder erred by in its last samples would be a click in a sound whose upper octave is
   * empty, and in a channel where next to nothing sounds.
   *
   * @param at the first sample after the join
   */
  public static double heardClick(SoundBlock sound, int at) {
    int rate = sound.format().sampleRate();
    int from = Math.max(0, at - (int) (AROUND * rate));
    int to = Math.min(sound.length(), at + (int) (AROUND * rate));
    int near = (int) (AT * rate);
    int channels = sound.format().channels();
    double[] there = new double[channels];
    double[] elsewhere = new double[channels];
    double loudest = 0;
    for (int c = 0; c < channels; c++) {
      double[] samples = new double[to - from];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = sound.channel(c)[from + i];
      }
      double[] sides = without(samples, at - from, near);
      double[] rest = LinearPrediction.fitAbove(sides, ORDER, HIDDEN).residual(samples);
      // The first samples are unpredictable for want of a past.
      for (int i = ORDER; i < rest.length; i++) {
        double news = Math.abs(rest[i]);
        if (Math.abs(from + i - at) <= near) {
          there[c] = Math.max(there[c], news);
        } else {
          elsewhere[c] = Math.max(elsewhere[c], news);
        }
      }
      loudest = Math.max(loudest, elsewhere[c]);
    }
    double least = Math.max(SILENT, loudest * Math.sqrt(HIDDEN));
    double worst = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < channels; c++) {
      double ratio = Math.max(SILENT, there[c]) / Math.max(least, elsewhere[c]);
      worst = Math.max(worst, 20 * Math.log10(ratio));
    }
    return worst;
  }

  /**
   * The samples without those up to {@code near} from a join, the sides faded into each other over
   * as many; all of them where a side is too short for that.
   */
  private static double[] without(double[] samples, int at, int near) {
    int left = at - near;
    int right = at + near + 1;
    if (left < 3 * near || samples.length - right < 3 * near) {
      return samples;
    }
    double[] sides = new double[left + samples.length - right - near];
    System.arraycopy(samples, 0, sides, 0, left);
    System.arraycopy(samples, right + near, sides, left, samples.length - right - near);
    for (int i = 0; i < near; i++) {
      double share = (i + 0.5) / near;
      int into = left - near + i;
      sides[into] = Math.sqrt(1 - share) * samples[into] + Math.sqrt(share) * samples[right + i];
    }
    return sides;
  }

  /** The third-octave distance of the 250 ms on either side of the join, in dB. */
  public static double step(SoundBlock sound, int at) {
    int span = (int) (STEP * sound.format().sampleRate());
    Stretch before = new Stretch(Math.max(0, at - span), at);
    Stretch after = new Stretch(at, Math.min(sound.length(), at + span));
    return ThirdOctaves.distance(
        ThirdOctaves.levels(sound, before), ThirdOctaves.levels(sound, after));
  }
}
