package org.raccord.pocket.internal;

import org.raccord.acoustics.Resampler;

/**
 * Speech in another pitch and at another rate, for a voice that has neither to ask for: it is drawn
 * out or together by waveform similarity (W. Verhelst and M. Roelands, ICASSP 1993) and then read
 * at another speed. Formants move with the pitch.
 */
final class Manner {

  private static final double FRAME = 0.04;
  private static final double SEARCH = 0.0085;

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
    float[] drawn = Math.abs(longer - 1) < 1e-9 ? speech : stretched(speech, rate, longer);
    return pitch == 1
        ? drawn
        : Resampler.read(drawn, pitch, Math.max(1, (int) (drawn.length / pitch)));
  }

  /** At another length, at the same pitch. */
  private static float[] stretched(float[] x, int rate, double longer) {
    int hop = Math.max(1, (int) (FRAME * rate / 2));
    int length = Math.max(1, (int) Math.round(x.length * longer));
    if (x.length < 4 * hop) {
      return java.util.Arrays.copyOf(x, length);
    }
    double[] sum = new double[length + 2 * hop];
    int search = (int) (SEARCH * rate);
    int from = 0;
    for (int at = 0; at < length; at += hop) {
      if (at > 0) {
        from = continuing(x, from + hop, (int) Math.round(at / longer), search, hop);
      }
      for (int i = 0; i < 2 * hop && from + i < x.length; i++) {
        double window = 0.5 - 0.5 * Math.cos(Math.PI * (i + 0.5) / hop);
        sum[at + i] += x[from + i] * (at == 0 && i < hop ? 1 : window);
      }
    }
    float[] out = new float[length];
    for (int i = 0; i < length; i++) {
      out[i] = (float) sum[i];
    }
    return out;
  }

  /** Where within the search the sound goes on most alike. */
  private static int continuing(float[] x, int natural, int wanted, int search, int hop) {
    int best = Math.max(0, wanted);
    double highest = Double.NEGATIVE_INFINITY;
    for (int from = Math.max(0, wanted - search); from <= wanted + search; from++) {
      double product = 0;
      double power = 1e-9;
      int to = Math.min(hop, x.length - Math.max(from, natural));
      for (int i = 0; i < to; i += 2) {
        product += x[natural + i] * x[from + i];
        power += x[from + i] * x[from + i];
      }
      double likeness = product / Math.sqrt(power);
      if (likeness > highest) {
        highest = likeness;
        best = from;
      }
    }
    return best;
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
    return java.util.Arrays.copyOfRange(
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
