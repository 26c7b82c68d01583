package org.raccord.acoustics;

import java.util.Arrays;
import java.util.OptionalInt;
import org.raccord.model.sound.SoundBlock;

/**
 * Finds where a recorded sound begins to be what it is: the slam of a door, not the rustle before
 * it; the first sample of the slam, not its loudest.
 *
 * <p>Attacks are peaks of the spectral flux: the rise, from one spectrum to the next, of compressed
 * magnitudes (after S. Dixon, "Onset detection revisited", DAFx 2006). The first attack counts that
 * comes as near as {@value #NEAR_LOUDEST} dB to the loudest moment. From there the true start is
 * traced back: to where the envelope leaves what was heard before, in steps of a millisecond, and
 * in the first of these to the beginning of the half wave that first stands out of it. Of a click
 * that is one sample long, resampled or not, this is that sample, or the one beside it.
 */
public final class OnsetFinder {

  private static final double WINDOW = 0.02;
  private static final int HOPS = 8;
  private static final double LEAST_FLUX = 0.1;
  private static final int NEAR_LOUDEST = 12;
  private static final double BODY = 0.005;
  private static final double LEAVES = 0.1;
  private static final double STANDS_OUT = 0.35;
  private static final double COMPRESSION = 1000;

  private final SoundBlock block;
  private final float[] envelope;
  private final int millisecond;

  private OnsetFinder(SoundBlock block) {
    this.block = block;
    this.envelope = envelope(block);
    this.millisecond = Math.max(1, block.format().sampleRate() / 1000);
  }

  /**
   * The sample at which the sound of {@code block} begins.
   *
   * @return 0 up to the block's last sample; empty where all of it is digital silence
   */
  public static OptionalInt of(SoundBlock block) {
    return new OnsetFinder(block).find();
  }

  private static float[] envelope(SoundBlock block) {
    float[] envelope = new float[block.length()];
    for (int c = 0; c < block.format().channels(); c++) {
      float[] samples = block.channel(c);
      for (int i = 0; i < envelope.length; i++) {
        envelope[i] = Math.max(envelope[i], Math.abs(samples[i]));
      }
    }
    return envelope;
  }

  private OptionalInt find() {
    float peak = peak(0, envelope.length);
    if (peak == 0) {
      return OptionalInt.empty();
    }
    int window = Fourier.sizeFor((int) (block.format().sampleRate() * WINDOW));
    int attack = attack(window);
    return OptionalInt.of(start(attack, window));
  }

  /** The frame of the attack that counts: the first sample of the window that first has it. */
  private int attack(int window) {
    int hop = Math.max(1, window / HOPS);
    double[] flux = flux(window, hop);
    double strongest = Arrays.stream(flux).max().orElse(0);
    int body = Math.max(1, (int) (BODY * block.format().sampleRate()));
    double enough = loudest(0, envelope.length, body) * Math.pow(10, -NEAR_LOUDEST / 10.0);
    for (int f = 0; f < flux.length; f++) {
      boolean top =
          flux[f] >= LEAST_FLUX * strongest
              && (f == 0 || flux[f] >= flux[f - 1])
              && (f + 1 == flux.length || flux[f] > flux[f + 1]);
      int at = f * hop - window + hop;
      if (top && loudest(at, at + window + body, body) >= enough) {
        return at;
      }
    }
    // A sound that swells has no attack: it begins where it is first as loud.
    for (int at = 0; at < envelope.length; at += millisecond) {
      if (power(at, at + body) >= enough) {
        return at;
      }
    }
    return 0;
  }

  /** The rise of the spectrum at each hop; the first window ends one hop into the sound. */
  private double[] flux(int window, int hop) {
    Fourier fourier = new Fourier(window);
    double[] hann = Fourier.hann(window);
    double[] samples = new double[window];
    double[] power = new double[fourier.bins()];
    double[] last = new double[fourier.bins()];
    double[] flux = new double[envelope.length / hop + 1];
    for (int f = 0; f < flux.length; f++) {
      int from = f * hop - window + hop;
      for (int i = 0; i < window; i++) {
        int at = from + i;
        samples[i] = at < 0 || at >= envelope.length ? 0 : hann[i] * sum(at);
      }
      fourier.power(samples, power);
      for (int k = 0; k < power.length; k++) {
        double magnitude = Math.log1p(COMPRESSION * Math.sqrt(power[k]) / window);
        flux[f] += Math.max(0, magnitude - last[k]);
        last[k] = magnitude;
      }
    }
    return flux;
  }

  private double sum(int at) {
    double sum = 0;
    for (int c = 0; c < block.format().channels(); c++) {
      sum += block.channel(c)[at];
    }
    return sum;
  }

  /** The power of the loudest stretch of {@code body} samples that begins in the range. */
  private double loudest(int from, int to, int body) {
    double loudest = 0;
    int step = Math.max(1, body / 4);
    for (int at = Math.max(0, from); at < Math.min(envelope.length, to); at += step) {
      loudest = Math.max(loudest, power(at, at + body));
    }
    return loudest;
  }

  /** The mean square of the envelope; what lies outside is silence. */
  private double power(int from, int to) {
    double sum = 0;
    for (int i = Math.max(0, from); i < Math.min(envelope.length, to); i++) {
      sum += envelope[i] * envelope[i];
    }
    return sum / (to - from);
  }

  private float peak(int from, int to) {
    float peak = 0;
    for (int i = Math.max(0, from); i < Math.min(envelope.length, to); i++) {
      peak = Math.max(peak, envelope[i]);
    }
    return peak;
  }

  /** The true start of the attack in and after the window that begins at {@code attack}. */
  private int start(int attack, int window) {
    float before = peak(attack - 2 * window, attack);
    float peak = peak(attack, attack + 2 * window);
    if (before >= peak) {
      // It grows out of what was there: the attack is all there is to go by.
      return Math.max(0, Math.min(envelope.length - 1, attack + window / 2));
    }
    double leaves = before + LEAVES * (peak - before);
    int at = Math.max(0, attack);
    while (at < envelope.length - 1 && envelope[at] < leaves) {
      at++;
    }
    int block = Math.max(0, at - millisecond / 6);
    float here = peak(block, block + millisecond);
    while (block > 0) {
      float former = peak(block - millisecond, block);
      if (former >= here || former < LEAVES * here || former <= 1.5 * before) {
        break;
      }
      block = Math.max(0, block - millisecond);
      here = former;
    }
    double stands = Math.max(1.2 * before, STANDS_OUT * here);
    int first = block;
    while (first < Math.min(envelope.length - 1, block + 2 * millisecond)
        && envelope[first] < stands) {
      first++;
    }
    return halfWave(first, before);
  }

  /** The first sample of the half wave that {@code at} lies in. */
  private int halfWave(int at, float before) {
    int loudest = 0;
    for (int c = 1; c < block.format().channels(); c++) {
      if (Math.abs(block.channel(c)[at]) > Math.abs(block.channel(loudest)[at])) {
        loudest = c;
      }
    }
    float[] samples = block.channel(loudest);
    int first = at;
    while (first > 0
        && samples[first - 1] * samples[at] > 0
        && Math.abs(samples[first - 1]) < Math.abs(samples[first])
        && Math.abs(samples[first - 1]) > before) {
      first--;
    }
    return first;
  }
}
