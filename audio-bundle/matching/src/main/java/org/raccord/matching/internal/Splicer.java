package org.raccord.matching.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.raccord.acoustics.BandLevels;
import org.raccord.acoustics.Correlation;
import org.raccord.acoustics.Stretch;
import org.raccord.audio.Side;
import org.raccord.audio.SoundCall;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/**
 * Lays segments of the neighbours' own tone end to end, none of them twice. Each next segment is
 * the one whose spectrum goes on best from what lies there already, which brings the whole nearest
 * to the spectrum of the place, and which comes from the nearer side; it is aligned by correlation
 * within 5 ms and faded in over 100 ms.
 */
final class Splicer {

  private static final double SHORTEST = 0.7;
  private static final double LONGEST = 1.6;
  private static final double FADE = 0.1;
  private static final double REACH = 0.005;
  private static final double EDGE = 0.25;
  private static final int CANDIDATES = 300;

  /** Decibels that a segment of the far side must be better by, at the very end of the slot. */
  private static final double SIDE_WEIGHT = 4;

  /** What nearness to the spectrum of the whole place weighs, at most. */
  private static final double WHOLE_WEIGHT = 0.6;

  private static final double CHANCE = 0.4;

  private final SoundFormat format;
  private final Optional<Neighbourhood> before;
  private final Optional<Neighbourhood> after;
  private final List<Pool> pools = new ArrayList<>();
  private final List<Pool> reserves = new ArrayList<>();
  private final Trend trend;
  private final SplittableRandom random;
  private final int fade;
  private final int reach;
  private boolean reserveUsed;
  private double told;
  private double wholeWeight = WHOLE_WEIGHT;

  /** The spectrum at the end of what was laid last. */
  private double[] tail = new double[0];

  Splicer(
      SoundFormat format,
      Optional<Neighbourhood> before,
      Optional<Neighbourhood> after,
      Trend trend,
      SplittableRandom random) {
    this.format = format;
    this.before = before;
    this.after = after;
    this.trend = trend;
    this.random = random;
    this.fade = samples(FADE);
    this.reach = samples(REACH);
    before.ifPresent(side -> pools.add(new Pool(side, 2 * reach + samples(0.08))));
    after.ifPresent(side -> pools.add(new Pool(side, 2 * reach + samples(0.08))));
  }

  /** The same, where so much of the work has been told of already: progress never falls. */
  Splicer told(double fraction) {
    told = fraction;
    return this;
  }

  /** The same, with so much of the weight that nearness to the whole place's spectrum has. */
  Splicer heeding(double share) {
    wholeWeight = share * WHOLE_WEIGHT;
    return this;
  }

  /** Adds made material, which is laid only where the real one runs out. */
  void reserve(Neighbourhood made) {
    reserves.add(new Pool(made, 2 * reach + samples(0.08)));
  }

  /** Whether any made material was laid. */
  boolean reserveUsed() {
    return reserveUsed;
  }

  /**
   * Lays {@code length} samples, or as many as there is material for.
   *
   * @return the tone; shorter than {@code length} where the material ran out
   */
  SoundBlock lay(int length, SoundCall call) throws InterruptedException {
    SoundBlock tone = SoundBlock.silence(format, length);
    double[] whole = whole();
    double[] soFar = new double[BandLevels.BANDS];
    int laid = 0;
    while (laid < length) {
      call.checkpoint();
      told = Math.max(told, Math.min(1, 0.1 + 0.8 * laid / length));
      call.progress("Splicing room tone", told);
      Optional<Segment> best = best(laid, length, whole, soFar);
      if (best.isEmpty()) {
        break;
      }
      Segment segment = best.get();
      double[] spectrum = segment.spectrum(0, segment.length());
      int added = lay(tone, laid, segment);
      for (int b = 0; b < soFar.length; b++) {
        soFar[b] += added * Math.pow(10, spectrum[b] / 10);
      }
      laid += added;
    }
    return laid >= length ? tone : tone.slice(0, laid);
  }

  private int lay(SoundBlock tone, int laid, Segment segment) {
    SoundBlock source = segment.pool().side().sound();
    int overlap = Math.min(segment.overlap(), laid);
    int from = segment.from() + reach;
    if (overlap > 0) {
      from += Correlation.bestShift(tone, laid - overlap, source, from, overlap, reach);
    }
    int start = laid - overlap;
    int count = Math.min(segment.to() - reach - from, tone.length() - start);
    SoundBlock piece = source.slice(from, count);
    trend.lay(piece, segment.pool().side().loudness(), start, tone.length());
    if (overlap > 0) {
      Crossfade.into(tone, start, piece, 0, overlap);
    }
    for (int c = 0; c < format.channels(); c++) {
      System.arraycopy(piece.channel(c), overlap, tone.channel(c), laid, count - overlap);
    }
    reserveUsed |= reserves.contains(segment.pool());
    segment.pool().use(segment.from(), segment.to());
    return count - overlap;
  }

  private Optional<Segment> best(int laid, int length, double[] whole, double[] soFar) {
    Segment best = null;
    double lowest = Double.POSITIVE_INFINITY;
    int wanted = samples(SHORTEST + random.nextDouble() * (LONGEST - SHORTEST));
    int rest = length - laid;
    // A short end would be a splice for its own sake.
    int span = rest < wanted + samples(SHORTEST) ? Math.min(rest, samples(2.3)) : wanted;
    for (Segment segment : candidates(span + Math.min(fade, laid) + 2 * reach, laid)) {
      double progress = (double) laid / Math.max(1, length - 1);
      double cost = CHANCE * random.nextDouble();
      cost += seam(segment, laid);
      if (segment.length() - segment.overlap() >= rest && after.isPresent()) {
        int edge = Math.min(samples(EDGE), segment.length());
        cost +=
            BandLevels.distance(
                segment.spectrum(segment.length() - edge, segment.length()),
                after.get().spectrumAtSlot(samples(EDGE)));
      }
      cost += wholeWeight * away(segment, whole, soFar, laid);
      // Where material is scarce each side is kept for its own half.
      double weight = reserves.isEmpty() ? SIDE_WEIGHT : 3 * SIDE_WEIGHT;
      cost += weight * (segment.pool().side().side() == Side.BEFORE ? progress : 1 - progress);
      cost += reserves.contains(segment.pool()) ? 1.5 * SIDE_WEIGHT : 0;
      // Short segments mean many splices.
      cost += 3.0 * (1 - Math.min(1, (double) segment.length() / span));
      if (cost < lowest) {
        lowest = cost;
        best = segment;
      }
    }
    if (best != null) {
      tail = best.spectrum(best.length() - best.overlap() - reach, best.length() - reach);
    }
    return Optional.ofNullable(best);
  }

  private double seam(Segment segment, int laid) {
    if (laid > 0) {
      return BandLevels.distance(tail, segment.spectrum(0, Math.max(1, segment.overlap())));
    }
    if (before.isEmpty()) {
      return 0;
    }
    int edge = Math.min(samples(EDGE), segment.length());
    return BandLevels.distance(
        before.get().spectrumAtSlot(samples(EDGE)), segment.spectrum(0, edge));
  }

  private double away(Segment segment, double[] whole, double[] soFar, int laid) {
    double[] sum = segment.spectrum(0, segment.length());
    double samples = segment.length() + laid;
    for (int b = 0; b < sum.length; b++) {
      double power = Math.pow(10, sum[b] / 10) * segment.length() + soFar[b];
      sum[b] = 10 * Math.log10(power / samples + 1e-10);
    }
    return BandLevels.distance(sum, whole);
  }

  /** The mean level in each band of all tone there is, in dB, the sides counting alike. */
  private double[] whole() {
    double[] sum = new double[BandLevels.BANDS];
    for (Pool pool : pools) {
      for (Stretch stretch : pool.unused()) {
        double[] spectrum = pool.side().levels().spectrum(stretch.from(), stretch.to());
        for (int b = 0; b < sum.length; b++) {
          sum[b] +=
              Math.pow(10, spectrum[b] / 10)
                  * stretch.length()
                  / (Math.max(1.0, (double) pool.left()) * pools.size());
        }
      }
    }
    for (int b = 0; b < sum.length; b++) {
      sum[b] = 10 * Math.log10(sum[b] + 1e-10);
    }
    return sum;
  }

  private List<Segment> candidates(int span, int laid) {
    List<Segment> all = new ArrayList<>();
    long total = pools.stream().mapToLong(Pool::left).sum();
    int step = (int) Math.max(samples(0.03), total / CANDIDATES);
    for (Pool pool : Stream.concat(pools.stream(), reserves.stream()).toList()) {
      for (Stretch stretch : pool.unused()) {
        int length = Math.min(span, stretch.length());
        int overlap = laid == 0 ? 0 : Math.min(fade, (length - 2 * reach) / 3);
        int room = stretch.length() - length;
        int first = room == 0 ? 0 : random.nextInt(Math.min(room, step) + 1);
        for (int shift = first; shift <= room; shift += step) {
          int from = stretch.from() + shift;
          all.add(new Segment(pool, from, from + length, overlap));
        }
      }
    }
    return all;
  }

  private int samples(double seconds) {
    return (int) Math.round(seconds * format.sampleRate());
  }

  /**
   * A stretch of a side that may be laid next.
   *
   * @param from its first sample, with room for the alignment before it
   * @param to the sample after its last, with room for the alignment
   * @param overlap samples that fade in over what lies there
   */
  private record Segment(Pool pool, int from, int to, int overlap) {

    int length() {
      return to - from;
    }

    double[] spectrum(int begin, int end) {
      return pool.side().levels().spectrum(from + begin, from + Math.max(end, begin + 1));
    }
  }
}
