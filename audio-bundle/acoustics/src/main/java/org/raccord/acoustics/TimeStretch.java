package org.raccord.acoustics;

import org.raccord.model.sound.SoundBlock;

/**
 * Makes speech longer or shorter without changing its pitch: waveform similarity overlap-add (W.
 * Verhelst and M. Roelands, ICASSP 1993). Each frame is taken from where it best continues the one
 * before it, within half a period of the lowest voice.
 */
public final class TimeStretch {

  private static final double FRAME = 0.03;
  private static final double SEARCH = 0.0085;

  private TimeStretch() {}

  /**
   * The sound at another length. All channels are cut at the same places. What is shorter than 60
   * ms is not stretched: it is cut off, or followed by silence.
   *
   * @param length samples wanted; within some percent of what there are nothing is heard of it,
   *     from a fourth to four times as many it is still speech
   */
  public static SoundBlock to(SoundBlock sound, int length) {
    int rate = sound.format().sampleRate();
    int hop = Math.max(1, (int) (FRAME * rate) / 2);
    if (sound.length() < 4 * hop || length == sound.length()) {
      return sound.slice(0, length);
    }
    float[] sum = sum(sound);
    int search = (int) (SEARCH * rate);
    double step = (double) (sum.length - 2 * hop) / Math.max(1, length - 2 * hop);
    int channels = sound.format().channels();
    double[][] out = new double[channels][length + 2 * hop];
    int from = 0;
    for (int at = 0; at < length; at += hop) {
      if (at > 0) {
        from = best(sum, from + hop, (int) Math.round(at * step), search, hop);
      }
      for (int c = 0; c < channels; c++) {
        add(sound.channel(c), from, out[c], at, hop);
      }
    }
    float[][] result = new float[channels][length];
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < length; i++) {
        result[c][i] = (float) out[c][i];
      }
    }
    return new SoundBlock(sound.format(), result);
  }

  private static float[] sum(SoundBlock sound) {
    float[] sum = new float[sound.length()];
    for (int c = 0; c < sound.format().channels(); c++) {
      float[] samples = sound.channel(c);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += samples[i];
      }
    }
    return sum;
  }

  /** Adds a frame of two hops under a window whose copies add up to one. */
  private static void add(float[] samples, int from, double[] out, int at, int hop) {
    for (int i = 0; i < 2 * hop; i++) {
      int s = from + i;
      if (s < 0 || s >= samples.length || at + i >= out.length) {
        continue;
      }
      double window = 0.5 - 0.5 * Math.cos(Math.PI * (i + 0.5) / hop);
      out[at + i] += samples[s] * (at == 0 && i < hop ? 1 : window);
    }
  }

  private static int best(float[] samples, int natural, int wanted, int search, int hop) {
    int best = wanted;
    double highest = Double.NEGATIVE_INFINITY;
    for (int from = Math.max(0, wanted - search); from <= wanted + search; from++) {
      double product = 0;
      double power = 1e-9;
      for (int i = 0; i < hop; i += 2) {
        if (from + i >= samples.length || natural + i >= samples.length) {
          break;
        }
        product += samples[natural + i] * samples[from + i];
        power += samples[from + i] * samples[from + i];
      }
      double likeness = product / Math.sqrt(power);
      if (likeness > highest) {
        highest = likeness;
        best = from;
      }
    }
    return best;
  }
}
