package org.raccord.acoustics;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.raccord.acoustics.internal.Biquad;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/**
 * Loudness of a programme of any length that is heard once, block by block: integrated, momentary
 * and short-term after ITU-R BS.1770-4, the loudness range after EBU Tech 3342. Channel weights as
 * for {@link Loudness}.
 *
 * <p>Memory does not grow with the length: windows are counted in classes of a tenth of a unit,
 * each with the sum of its powers, so that only the gates are rounded, to that tenth. Not
 * thread-safe.
 */
public final class LoudnessMeter {

  private static final int MOMENTARY = 4;
  private static final int SHORT_TERM = 30;
  private static final double RANGE_GATE = -20;
  private static final double RANGE_LOW = 0.10;
  private static final double RANGE_HIGH = 0.95;

  private final SoundFormat format;
  private final Biquad shelf;
  private final Biquad cut;
  private final double[][][] states;
  private final Deque<Double> tenths = new ArrayDeque<>();
  private final Classes momentary = new Classes();
  private final Classes shortTerm = new Classes();
  private double[] work = new double[0];
  private double[] power = new double[0];
  private double sum;
  private long at;
  private long step;
  private double wholeSum;

  public LoudnessMeter(SoundFormat format) {
    this.format = format;
    this.shelf = Biquad.headShelf(format.sampleRate());
    this.cut = Biquad.lowCut(format.sampleRate());
    this.states = new double[format.channels()][2][2];
  }

  /** Hears the next block; it has the meter's format. */
  public void hear(SoundBlock block) {
    int length = block.length();
    if (power.length < length) {
      power = new double[length];
      work = new double[length];
    }
    weigh(block);
    for (int i = 0; i < length; i++) {
      sum += power[i];
      at++;
      if (at >= Math.round((step + 1) * (format.sampleRate() / 10.0))) {
        endTenth();
      }
    }
  }

  private void weigh(SoundBlock block) {
    int length = block.length();
    Arrays.fill(power, 0, length, 0);
    for (int c = 0; c < format.channels(); c++) {
      double weight = Loudness.weight(format.channels(), c);
      if (weight > 0) {
        float[] samples = block.channel(c);
        for (int i = 0; i < length; i++) {
          work[i] = samples[i];
        }
        shelf.filter(work, length, states[c][0]);
        cut.filter(work, length, states[c][1]);
        for (int i = 0; i < length; i++) {
          power[i] += weight * work[i] * work[i];
        }
      }
    }
  }

  private void endTenth() {
    long from = Math.round(step * (format.sampleRate() / 10.0));
    tenths.addLast(sum / (at - from));
    wholeSum += sum;
    sum = 0;
    step++;
    if (tenths.size() > SHORT_TERM) {
      tenths.removeFirst();
    }
    if (tenths.size() >= MOMENTARY) {
      momentary.add(lastMean(MOMENTARY));
    }
    if (tenths.size() == SHORT_TERM) {
      shortTerm.add(lastMean(SHORT_TERM));
    }
  }

  private double lastMean(int count) {
    double all = 0;
    var latest = tenths.descendingIterator();
    for (int i = 0; i < count; i++) {
      all += latest.next();
    }
    return all / count;
  }

  /** Integrated loudness of what was heard, in LUFS; below 400 ms all of it, not gated. */
  public double integrated() {
    if (momentary.loudest == 0 && step < MOMENTARY) {
      return at == 0 ? Double.NEGATIVE_INFINITY : Loudness.of((wholeSum + sum) / at);
    }
    double absolute = Loudness.of(momentary.mean(Loudness.ABSOLUTE_GATE));
    return Loudness.of(momentary.mean(absolute + Loudness.RELATIVE_GATE));
  }

  /** The loudness range in LU; 0 below three seconds. */
  public double range() {
    double absolute = Loudness.of(shortTerm.mean(Loudness.ABSOLUTE_GATE));
    double gate = absolute + RANGE_GATE;
    return shortTerm.quantile(RANGE_HIGH, gate) - shortTerm.quantile(RANGE_LOW, gate);
  }

  /** The loudest 400 ms, in LUFS. */
  public double loudestMomentary() {
    return Loudness.of(momentary.loudest);
  }

  /** The loudest 3 s, in LUFS. */
  public double loudestShortTerm() {
    return Loudness.of(shortTerm.loudest);
  }

  /** Loudness of the last 400 ms that ended, in LUFS; negative infinity before there are any. */
  public double momentary() {
    return tenths.size() < MOMENTARY ? Double.NEGATIVE_INFINITY : Loudness.of(lastMean(MOMENTARY));
  }

  /** Loudness of the last 3 s that ended, in LUFS; negative infinity before there are any. */
  public double shortTerm() {
    return tenths.size() < SHORT_TERM
        ? Double.NEGATIVE_INFINITY
        : Loudness.of(lastMean(SHORT_TERM));
  }

  /** Windows counted by their loudness. */
  private static final class Classes {

    private static final double LOWEST = Loudness.ABSOLUTE_GATE;
    private static final int A_UNIT = 10;
    private static final int COUNT = 100 * A_UNIT;

    private final long[] counts = new long[COUNT];
    private final double[] sums = new double[COUNT];
    private double loudest;

    void add(double power) {
      loudest = Math.max(loudest, power);
      double loudness = Loudness.of(power);
      if (loudness > LOWEST) {
        int k = Math.min(COUNT - 1, (int) ((loudness - LOWEST) * A_UNIT));
        counts[k]++;
        sums[k] += power;
      }
    }

    private static int first(double gate) {
      return Double.isFinite(gate)
          ? (int) Math.max(0, Math.min(COUNT, Math.round((gate - LOWEST) * A_UNIT)))
          : 0;
    }

    /** The mean power of what is louder than the gate. */
    double mean(double gate) {
      double sum = 0;
      long count = 0;
      for (int k = first(gate); k < COUNT; k++) {
        sum += sums[k];
        count += counts[k];
      }
      return count == 0 ? 0 : sum / count;
    }

    /** The loudness that a share of what is louder than the gate does not exceed. */
    double quantile(double share, double gate) {
      int from = first(gate);
      long count = 0;
      for (int k = from; k < COUNT; k++) {
        count += counts[k];
      }
      long rank = Math.round(share * (count - 1));
      for (int k = from; k < COUNT; k++) {
        if (counts[k] > 0 && rank < counts[k]) {
          return LOWEST + (k + 0.5) / A_UNIT;
        }
        rank -= counts[k];
      }
      return LOWEST;
    }
  }
}
