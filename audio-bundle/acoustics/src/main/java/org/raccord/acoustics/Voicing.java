package org.raccord.acoustics;

import org.raccord.model.sound.SoundBlock;

/**
 * How much each 10 ms sounds like a voiced sound of a human: the periodicity between 70 and 400 Hz
 * below 1 kHz, by the normalised autocorrelation of 40 ms.
 */
final class Voicing {

  private static final int RATE = 4000;
  private static final int FRAME = 160;
  private static final int HOP = 40;
  private static final int SHORTEST = 10;
  private static final int LONGEST = 57;

  private final double[] periodicity;
  private final int[] lag;
  private final double[] level;

  private Voicing(int frames) {
    periodicity = new double[frames];
    lag = new int[frames];
    level = new double[frames];
  }

  static Voicing of(SoundBlock block) {
    double[] low = lowBand(block);
    int frames = (low.length + HOP - 1) / HOP;
    Voicing voicing = new Voicing(frames);
    for (int f = 0; f < frames; f++) {
      int from = Math.max(0, Math.min(f * HOP + HOP / 2 - FRAME / 2, low.length - FRAME - LONGEST));
      voicing.measure(low, from, f);
    }
    return voicing;
  }

  int frames() {
    return lag.length;
  }

  /** Likeness of the sound to itself one period later, -1 to 1. */
  double periodicity(int frame) {
    return periodicity[frame];
  }

  /** The period, in steps of 0.25 ms. */
  int lag(int frame) {
    return lag[frame];
  }

  /** The level below 1 kHz in dB. */
  double level(int frame) {
    return level[frame];
  }

  private void measure(double[] x, int from, int f) {
    double energy = 0;
    int frame = Math.min(FRAME, x.length - from);
    for (int i = 0; i < frame; i++) {
      energy += x[from + i] * x[from + i];
    }
    level[f] = 10 * Math.log10(energy / Math.max(1, frame) + 1e-10);
    if (from + FRAME + LONGEST > x.length) {
      return;
    }
    double best = -1;
    for (int l = SHORTEST; l <= LONGEST; l++) {
      double product = 0;
      double later = 0;
      for (int i = 0; i < FRAME; i++) {
        product += x[from + i] * x[from + i + l];
        later += x[from + i + l] * x[from + i + l];
      }
      double likeness = product / Math.sqrt(energy * later + 1e-20);
      // A slight preference for the short period, of which every multiple is as good.
      if (likeness > best + 0.02) {
        best = likeness;
        lag[f] = l;
      }
    }
    periodicity[f] = best;
  }

  /** The mono mix between 70 Hz and 1 kHz at 4 kHz. */
  private static double[] lowBand(SoundBlock block) {
    int rate = block.format().sampleRate();
    int channels = block.format().channels();
    double step = (double) rate / RATE;
    int reach = (int) Math.ceil(4 * step);
    double[] taps = new double[2 * reach + 1];
    double sum = 0;
    for (int k = -reach; k <= reach; k++) {
      double x = 2.0 * 1000 * k / rate;
      double sinc = k == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
      taps[k + reach] = sinc * (0.5 + 0.5 * Math.cos(Math.PI * k / (reach + 1.0)));
      sum += taps[k + reach];
    }
    double[] low = new double[(int) (block.length() / step)];
    for (int n = 0; n < low.length; n++) {
      int centre = (int) Math.round(n * step);
      double value = 0;
      int first = Math.max(0, centre - reach);
      int last = Math.min(block.length() - 1, centre + reach);
      for (int c = 0; c < channels; c++) {
        float[] samples = block.channel(c);
        for (int i = first; i <= last; i++) {
          value += samples[i] * taps[i - centre + reach];
        }
      }
      low[n] = value / sum / channels;
    }
    cutBelow(low, 70);
    return low;
  }

  /** Two one-pole high passes: rumble is periodic too, and louder than many a voice. */
  private static void cutBelow(double[] samples, double frequency) {
    double pole = Math.exp(-2 * Math.PI * frequency / RATE);
    for (int pass = 0; pass < 2; pass++) {
      double before = samples.length > 0 ? samples[0] : 0;
      double result = 0;
      for (int i = 0; i < samples.length; i++) {
        result = pole * (result + samples[i] - before);
        before = samples[i];
        samples[i] = result;
      }
    }
  }
}
