package org.raccord.audio.tck;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The median pitch of speech, by the autocorrelation of frames of 40 ms; good for a semitone, and
 * of nobody's making whose voice is tested.
 */
final class MedianPitch {

  private static final int LOWEST = 60;
  private static final int HIGHEST = 500;
  private static final double VOICED = 0.6;

  private MedianPitch() {}

  /** In hertz; NaN where nothing is voiced. */
  static double of(float[] samples, int rate) {
    // Ten kilohertz tell pitch as well and are quicker.
    int step = Math.max(1, rate / 10_000);
    double[] x = new double[samples.length / step];
    for (int i = 0; i < x.length; i++) {
      for (int k = 0; k < step; k++) {
        x[i] += samples[i * step + k];
      }
    }
    double reduced = (double) rate / step;
    int frame = (int) (reduced * 0.04);
    List<Double> found = new ArrayList<>();
    for (int at = 0; at + 2 * frame <= x.length; at += frame / 2) {
      double hertz = frame(x, at, frame, reduced);
      if (!Double.isNaN(hertz)) {
        found.add(hertz);
      }
    }
    Collections.sort(found);
    return found.isEmpty() ? Double.NaN : found.get(found.size() / 2);
  }

  private static double frame(double[] x, int at, int frame, double rate) {
    int shortest = (int) (rate / HIGHEST);
    int longest = Math.min(frame, (int) (rate / LOWEST));
    double[] likeness = new double[longest + 1];
    double best = 0;
    for (int lag = shortest; lag <= longest; lag++) {
      likeness[lag] = likeness(x, at, frame, lag);
      best = Math.max(best, likeness[lag]);
    }
    if (best < VOICED) {
      return Double.NaN;
    }
    // The first high peak: its multiples are as high.
    for (int lag = shortest + 1; lag < longest; lag++) {
      if (likeness[lag] > 0.9 * best
          && likeness[lag] >= likeness[lag - 1]
          && likeness[lag] >= likeness[lag + 1]) {
        return rate / lag;
      }
    }
    return Double.NaN;
  }

  private static double likeness(double[] x, int at, int frame, int lag) {
    double product = 0;
    double here = 1e-6;
    double there = 1e-6;
    for (int i = at; i < at + frame; i++) {
      product += x[i] * x[i + lag];
      here += x[i] * x[i];
      there += x[i + lag] * x[i + lag];
    }
    return product / Math.sqrt(here * there);
  }
}
