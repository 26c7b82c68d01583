package org.raccord.acoustics;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.raccord.model.sound.SoundBlock;

/**
 * The fundamental frequency of a voice every 10 ms.
 *
 * <p>Candidates are the dips of the cumulative mean normalised difference (de Cheveigné and
 * Kawahara, YIN, 2002); the path through them is the cheapest one, where jumps, long periods and
 * changes of voicing cost (the dynamic programme of Boersma, 1993). A second pass looks only around
 * what the first one found, after De Looze and Hirst (2008): it takes octave errors away.
 */
public final class PitchTrack {

  /** The lowest and highest frequency that is looked for, in Hz. */
  public static final double LOWEST = 60;

  public static final double HIGHEST = 500;

  private static final int RATE = 8000;
  private static final int HOP = 80;
  private static final int WINDOW = 240;
  private static final int CANDIDATES = 5;
  private static final double UNVOICED = 0.32;
  private static final double CHANGE = 0.12;
  private static final double JUMP = 0.9;
  private static final double LONG_PERIOD = 0.04;
  private static final double RANGE_DB = 35;
  private static final int LEAST_VOICED = 10;

  private final int rate;
  private final double[] frequency;

  private PitchTrack(int rate, double[] frequency) {
    this.rate = rate;
    this.frequency = frequency;
  }

  /** Follows the mono mix of {@code block}. */
  public static PitchTrack of(SoundBlock block) {
    double[] sound = mono(block);
    int frames = sound.length / HOP;
    double[][] dips = new double[frames][];
    boolean[] loud = loud(sound, frames);
    for (int f = 0; f < frames; f++) {
      dips[f] = loud[f] ? difference(sound, f) : new double[0];
    }
    double[] first = path(dips, LOWEST, HIGHEST);
    double[] sorted = Arrays.stream(first).filter(x -> x > 0).sorted().toArray();
    int rate = block.format().sampleRate();
    if (sorted.length < LEAST_VOICED) {
      return new PitchTrack(rate, first);
    }
    double floor = Math.max(LOWEST, 0.7 * sorted[sorted.length / 4]);
    double ceiling = Math.min(HIGHEST, 1.75 * sorted[sorted.length * 3 / 4]);
    return new PitchTrack(rate, path(dips, floor, ceiling));
  }

  public int frames() {
    return frequency.length;
  }

  /** The sample of the block in the middle of a frame. */
  public int middle(int frame) {
    return (int) Math.round((frame + 0.5) * HOP * rate / RATE);
  }

  /** The frame that sample {@code at} lies in; the nearest one where it lies in none. */
  public int frame(int at) {
    return Math.max(0, Math.min(frames() - 1, (int) ((double) at * RATE / rate / HOP)));
  }

  /** Frequency in Hz; 0 where nothing is voiced. */
  public double frequency(int frame) {
    return frequency[frame];
  }

  public boolean voiced(int frame) {
    return frequency[frame] > 0;
  }

  /** The part of the track that lies in a stretch of samples. */
  public PitchTrack within(Stretch stretch) {
    double[] part = frequency.clone();
    for (int f = 0; f < part.length; f++) {
      if (middle(f) < stretch.from() || middle(f) >= stretch.to()) {
        part[f] = 0;
      }
    }
    return new PitchTrack(rate, part);
  }

  /** Frames that are voiced; one lasts 10 ms. */
  public int voicedFrames() {
    return sorted().length;
  }

  /** The median of the voiced frames in Hz. */
  public OptionalDouble median() {
    double[] sorted = sorted();
    return sorted.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(at(sorted, 0.5));
  }

  /**
   * The spread of the voiced frames in semitones: half the distance of their 16th and 84th
   * percentile, the standard deviation where they are normal.
   */
  public double spread() {
    double[] sorted = sorted();
    return sorted.length < 2 ? 0 : semitones(at(sorted, 0.84), at(sorted, 0.16)) / 2;
  }

  /**
   * The share of voiced tenths of a second in which the pitch stays within a seventh of a semitone:
   * about a fifth in speech, most of it in music.
   */
  public double steadiness() {
    int steady = 0;
    int count = 0;
    int span = 10;
    for (int f = 0; f + span <= frames(); f += span / 2) {
      double low = Double.MAX_VALUE;
      double high = 0;
      for (int i = f; i < f + span; i++) {
        low = Math.min(low, frequency[i]);
        high = Math.max(high, frequency[i]);
      }
      if (low > 0) {
        count++;
        steady += semitones(high, low) < 1 / 7.0 ? 1 : 0;
      }
    }
    return count == 0 ? 0 : (double) steady / count;
  }

  /** The interval from {@code from} up to {@code to} in semitones. */
  public static double semitones(double to, double from) {
    return 12 * Math.log(to / from) / Math.log(2);
  }

  private double[] sorted() {
    return Arrays.stream(frequency).filter(x -> x > 0).sorted().toArray();
  }

  private static double at(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int low = (int) place;
    int high = Math.min(sorted.length - 1, low + 1);
    return sorted[low] + (place - low) * (sorted[high] - sorted[low]);
  }

  private static double[] mono(SoundBlock block) {
    int channels = block.format().channels();
    float[] mix = new float[block.length()];
    for (int c = 0; c < channels; c++) {
      float[] samples = block.channel(c);
      for (int i = 0; i < mix.length; i++) {
        mix[i] += samples[i] / channels;
      }
    }
    double step = (double) block.format().sampleRate() / RATE;
    float[] low = Resampler.read(mix, step, (int) (mix.length / step));
    double[] sound = new double[low.length];
    double mean = 0;
    for (float x : low) {
      mean += x / low.length;
    }
    for (int i = 0; i < low.length; i++) {
      sound[i] = low[i] - mean;
    }
    return sound;
  }

  private static boolean[] loud(double[] sound, int frames) {
    double[] level = new double[frames];
    for (int f = 0; f < frames; f++) {
      double energy = 1e-12;
      for (int i = f * HOP; i < (f + 1) * HOP; i++) {
        energy += sound[i] * sound[i] / HOP;
      }
      level[f] = 10 * Math.log10(energy);
    }
    double[] sorted = level.clone();
    Arrays.sort(sorted);
    boolean[] loud = new boolean[frames];
    double least = frames == 0 ? 0 : Math.max(-75, sorted[frames * 19 / 20] - RANGE_DB);
    for (int f = 0; f < frames; f++) {
      loud[f] = level[f] > least;
    }
    return loud;
  }

  /** The normalised difference by period in samples; empty at the ends of the sound. */
  private static double[] difference(double[] x, int frame) {
    int longest = (int) Math.ceil(RATE / LOWEST) + 1;
    int from = frame * HOP + HOP / 2 - (WINDOW + longest) / 2;
    if (from < 0 || from + WINDOW + longest > x.length) {
      return new double[0];
    }
    double[] d = new double[longest + 1];
    d[0] = 1;
    double sum = 0;
    for (int lag = 1; lag <= longest; lag++) {
      double difference = 0;
      for (int i = from; i < from + WINDOW; i++) {
        double step = x[i] - x[i + lag];
        difference += step * step;
      }
      sum += difference;
      d[lag] = sum < 1e-15 ? 1 : difference * lag / sum;
    }
    return d;
  }

  private static double[] path(double[][] dips, double floor, double ceiling) {
    int frames = dips.length;
    double[][] frequency = new double[frames][CANDIDATES + 1];
    double[][] total = new double[frames][CANDIDATES + 1];
    int[][] from = new int[frames][CANDIDATES + 1];
    for (int f = 0; f < frames; f++) {
      double[] cost = new double[CANDIDATES + 1];
      int count = candidates(dips[f], floor, ceiling, frequency[f], cost);
      Arrays.fill(total[f], Double.POSITIVE_INFINITY);
      for (int c = 0; c < count; c++) {
        if (f == 0) {
          total[f][c] = cost[c];
          continue;
        }
        for (int p = 0; p <= CANDIDATES; p++) {
          double sum = total[f - 1][p] + cost[c] + transition(frequency[f - 1][p], frequency[f][c]);
          if (sum < total[f][c]) {
            total[f][c] = sum;
            from[f][c] = p;
          }
        }
      }
    }
    double[] path = new double[frames];
    int best = 0;
    for (int c = 1; frames > 0 && c <= CANDIDATES; c++) {
      best = total[frames - 1][c] < total[frames - 1][best] ? c : best;
    }
    for (int f = frames - 1; f >= 0; f--) {
      path[f] = frequency[f][best];
      best = from[f][best];
    }
    return path;
  }

  private static double transition(double one, double other) {
    if (one == 0 && other == 0) {
      return 0;
    }
    return one == 0 || other == 0 ? CHANGE : JUMP * Math.abs(semitones(one, other)) / 12;
  }

  /** Fills in candidates, the first of which is "unvoiced"; returns how many there are. */
  private static int candidates(
      double[] d, double floor, double ceiling, double[] frequency, double[] cost) {
    frequency[0] = 0;
    cost[0] = UNVOICED;
    int count = 1;
    int shortest = Math.max(2, (int) Math.floor(RATE / ceiling));
    for (int lag = shortest; lag + 1 < d.length && lag <= Math.ceil(RATE / floor); lag++) {
      if (d[lag] >= d[lag - 1] || d[lag] > d[lag + 1] || d[lag] > 0.7) {
        continue;
      }
      double bend = d[lag - 1] - 2 * d[lag] + d[lag + 1];
      double shift = bend < 1e-12 ? 0 : 0.5 * (d[lag - 1] - d[lag + 1]) / bend;
      double period = lag + Math.max(-0.5, Math.min(0.5, shift));
      double dip = d[lag] - 0.25 * (d[lag - 1] - d[lag + 1]) * shift;
      double price = Math.max(0, dip) + LONG_PERIOD * Math.log(period / shortest) / Math.log(2);
      int place = count;
      if (count > CANDIDATES) {
        place = dearest(cost);
        if (cost[place] <= price) {
          continue;
        }
      } else {
        count++;
      }
      frequency[place] = RATE / period;
      cost[place] = price;
    }
    return count;
  }

  private static int dearest(double[] cost) {
    int dearest = 1;
    for (int c = 2; c <= CANDIDATES; c++) {
      dearest = cost[c] > cost[dearest] ? c : dearest;
    }
    return dearest;
  }
}
