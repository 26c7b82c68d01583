package org.raccord.acoustics;

import org.raccord.acoustics.internal.Biquad;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/**
 * Loudness after ITU-R BS.1770-4, in LUFS; digital silence is {@link Double#NEGATIVE_INFINITY}.
 *
 * <p>Channel weights: one channel or two count 1 each; six are L, R, C, LFE, Ls, Rs, of which the
 * LFE is left out and the surrounds count 1.41; five are the same without the LFE; of any other
 * count all channels count 1.
 */
public final class Loudness {

  private static final double OFFSET = -0.691;

  /** Loudness up to which sound counts as silence and is not measured, in LUFS. */
  public static final double ABSOLUTE_GATE = -70;

  static final double RELATIVE_GATE = -10;

  private Loudness() {}

  /** Loudness of all of {@code block}, nothing gated: for room tone. */
  public static double ungated(SoundBlock block) {
    return of(mean(weightedPower(block), 0, block.length()));
  }

  /**
   * Integrated loudness: blocks of 400 ms that overlap by three quarters, gated at -70 LUFS and
   * then at 10 LU below what is left. Sound shorter than one block is measured whole.
   */
  public static double integrated(SoundBlock block) {
    double[] power = steps(block, 0.4);
    double absolute = gatedMean(power, ABSOLUTE_GATE);
    return of(gatedMean(power, of(absolute) + RELATIVE_GATE));
  }

  /** Momentary loudness: of each 400 ms, every 100 ms. At least one value. */
  public static double[] momentary(SoundBlock block) {
    return each(steps(block, 0.4));
  }

  /** Short-term loudness: of each 3 s, every 100 ms. At least one value. */
  public static double[] shortTerm(SoundBlock block) {
    return each(steps(block, 3));
  }

  /** The loudness of a weighted mean square. */
  public static double of(double meanSquare) {
    return meanSquare <= 0 ? Double.NEGATIVE_INFINITY : OFFSET + 10 * Math.log10(meanSquare);
  }

  /**
   * K-weighted squares of every sample, summed over the weighted channels. Its mean over any
   * stretch gives that stretch's loudness through {@link #of}.
   */
  public static double[] weightedPower(SoundBlock block) {
    SoundFormat format = block.format();
    double[] sum = new double[block.length()];
    double[] work = new double[block.length()];
    Biquad shelf = Biquad.headShelf(format.sampleRate());
    Biquad cut = Biquad.lowCut(format.sampleRate());
    for (int c = 0; c < format.channels(); c++) {
      double weight = weight(format.channels(), c);
      if (weight > 0) {
        float[] samples = block.channel(c);
        for (int i = 0; i < work.length; i++) {
          work[i] = samples[i];
        }
        shelf.filter(work);
        cut.filter(work);
        for (int i = 0; i < work.length; i++) {
          sum[i] += weight * work[i] * work[i];
        }
      }
    }
    return sum;
  }

  static double weight(int channels, int channel) {
    return switch (channels) {
      case 5 -> channel >= 3 ? 1.41 : 1;
      case 6 -> channel == 3 ? 0 : channel >= 4 ? 1.41 : 1;
      default -> 1;
    };
  }

  private static double[] steps(SoundBlock block, double seconds) {
    double[] power = weightedPower(block);
    int rate = block.format().sampleRate();
    int size = (int) Math.round(seconds * rate);
    int count = power.length < size ? 1 : 1 + (int) ((power.length - size) / (rate / 10.0));
    double[] means = new double[count];
    for (int k = 0; k < count; k++) {
      int from = (int) Math.round(k * (rate / 10.0));
      means[k] = mean(power, from, Math.min(power.length, from + size));
    }
    return means;
  }

  private static double mean(double[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    return to > from ? sum / (to - from) : 0;
  }

  private static double gatedMean(double[] power, double gate) {
    double sum = 0;
    int count = 0;
    for (double p : power) {
      if (of(p) > gate) {
        sum += p;
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  private static double[] each(double[] power) {
    double[] loudness = new double[power.length];
    for (int i = 0; i < power.length; i++) {
      loudness[i] = of(power[i]);
    }
    return loudness;
  }
}
