package org.raccord.matching.internal;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.raccord.acoustics.Loudness;
import org.raccord.audio.Side;
import org.raccord.audio.SoundCall;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/** Builds tone of one length between two sides, either of which may be missing. */
final class ToneBuilder {

  /** With less than this of the place to be heard, splices would be all there is. */
  private static final double LEAST_TONE = 1;

  /** What splices, alignment and unlucky ends cost. */
  private static final double SPARE = 1.4;

  /** The method where music plays beside the slot. */
  static final String BENEATH = "beneath-music";

  private static final double CORRECTED_FROM = 2;

  /** How often tone is laid, at most, until it is about as loud and as restless as the place. */
  private static final int DRAFTS = 6;

  /** A draft that is off by less than this, in dB, is not laid again. */
  private static final double NEAR = 1;

  /**
   * How much drafts, one after the other, heed the spectrum of the whole place. What heeds it has
   * as much of the rare loud moments as all the place has: they make up its mean, but most
   * stretches of it have fewer.
   */
  private static final List<Double> HEEDED = List.of(1.0, 0.5, 0.0);

  /** How far the work is told to be when tone is laid again. */
  private static final double LAID = 0.9;

  private static final double EASE = 0.5;

  private final SoundFormat format;
  private final Optional<Neighbourhood> before;
  private final Optional<Neighbourhood> after;
  private final Trend trend;
  private final SplittableRandom random;

  ToneBuilder(
      SoundFormat format,
      Optional<Neighbourhood> before,
      Optional<Neighbourhood> after,
      SplittableRandom random) {
    this.format = format;
    this.before = before;
    this.after = after;
    this.trend = Trend.between(before, after);
    this.random = random;
  }

  /**
   * Builds {@code length} samples that continue the side before and lead into the side after.
   *
   * @return the tone and the name of the method
   */
  Tone build(int length, SoundCall call) throws InterruptedException {
    int context = Join.withSpeech(format.sampleRate()).past();
    int all = length + 2 * context;
    Tone raw = raw(all, context, call);
    if (!raw.method().equals(BENEATH)) {
      correct(raw.sound(), context, length);
    }
    call.checkpoint();
    SoundBlock tone = raw.sound().slice(context, length);
    for (int c = 0; c < format.channels(); c++) {
      join(raw.sound(), tone, c, context);
      addOffset(tone.channel(c), c);
    }
    return new Tone(tone, raw.method());
  }

  /**
   * Tone before it is joined to the sides.
   *
   * @param context samples of it that lie beyond the slot, at either end
   */
  private Tone raw(int length, int context, SoundCall call) throws InterruptedException {
    Trend way = trend.within(context, length);
    List<Neighbourhood> music =
        Stream.of(before, after).flatMap(Optional::stream).filter(Neighbourhood::music).toList();
    if (!music.isEmpty()) {
      // Pieces of music, put together, are no music: only what lies beneath it goes on.
      SoundBlock noise = Music.beneath(music.get(0).sound(), length, random);
      fade(noise, way);
      return new Tone(noise, BENEATH);
    }
    Optional<Neighbourhood> a = before.filter(Neighbourhood::heard);
    Optional<Neighbourhood> b = after.filter(Neighbourhood::heard);
    if (a.isEmpty() && b.isEmpty()) {
      a = before.map(Neighbourhood::quietest).filter(side -> !side.tone().isEmpty());
      b = after.map(Neighbourhood::quietest).filter(side -> !side.tone().isEmpty());
      return new Tone(resynthesis(a, b, length, way), "quietest");
    }
    long heard =
        Stream.of(a, b).flatMap(Optional::stream).mapToLong(Neighbourhood::toneLength).sum();
    if (heard < LEAST_TONE * format.sampleRate()) {
      return new Tone(resynthesis(a, b, length, way), "resynthesis");
    }
    boolean scarce = heard < SPARE * length + LEAST_TONE * format.sampleRate();
    Nearness nearness = new Nearness(a, b, way, length, context);
    Tone best = spliced(splicer(a, b, way), a, b, length, scarce, call);
    double off = nearness.off(best.sound());
    // A place of rare loud moments is sometimes hit between them, and sometimes by all of them.
    for (int k = 1; k < DRAFTS && off > NEAR; k++) {
      Splicer again = splicer(a, b, way).told(LAID).heeding(HEEDED.get(k % HEEDED.size()));
      Tone other = spliced(again, a, b, length, scarce, call);
      double otherOff = nearness.off(other.sound());
      best = otherOff < off ? other : best;
      off = Math.min(off, otherOff);
    }
    return best;
  }

  /** Fades noise towards each side that is digital silence at the slot. */
  private void fade(SoundBlock noise, Trend along) {
    double own = Loudness.ungated(noise);
    if (Double.isInfinite(own)) {
      return;
    }
    Trend way = new Trend(level(before, own), level(after, own), along.lead());
    for (int i = 0; i < noise.length(); i++) {
      double gain = way.factor(own, (double) i / noise.length());
      for (int c = 0; c < format.channels(); c++) {
        noise.channel(c)[i] *= (float) gain;
      }
    }
  }

  private static double level(Optional<Neighbourhood> side, double own) {
    return side.filter(Neighbourhood::silentAtSlot).isPresent()
        ? Math.min(own, Loudness.ABSOLUTE_GATE)
        : own;
  }

  private Splicer splicer(Optional<Neighbourhood> a, Optional<Neighbourhood> b, Trend way) {
    return new Splicer(format, a, b, way, random);
  }

  private Tone spliced(
      Splicer splicer,
      Optional<Neighbourhood> a,
      Optional<Neighbourhood> b,
      int length,
      boolean scarce,
      SoundCall call)
      throws InterruptedException {
    if (scarce) {
      int more = (int) Math.min(length, 0.6 * length + 2L * format.sampleRate());
      for (Neighbourhood side : Stream.of(a, b).flatMap(Optional::stream).toList()) {
        call.checkpoint();
        SoundBlock made = new Resynthesis(side, random).make(more);
        splicer.reserve(Neighbourhood.made(side, made));
      }
    }
    SoundBlock tone = splicer.lay(length, call);
    return new Tone(tone, splicer.reserveUsed() ? "splice+resynthesis" : "splice");
  }

  /** Tone of both sides made anew, one fading into the other along the trend. */
  private SoundBlock resynthesis(
      Optional<Neighbourhood> a, Optional<Neighbourhood> b, int length, Trend way) {
    SoundBlock sum = SoundBlock.silence(format, length);
    for (Neighbourhood side : Stream.of(a, b).flatMap(Optional::stream).toList()) {
      boolean alone = a.isEmpty() || b.isEmpty();
      SoundBlock made = new Resynthesis(side, random).make(length);
      double own = Loudness.ungated(made);
      for (int i = 0; i < length; i++) {
        double progress = (double) i / length;
        double share = side.side() == Side.BEFORE ? 1 - progress : progress;
        double gain = way.factor(own, progress) * (alone ? 1 : Math.sqrt(share));
        for (int c = 0; c < format.channels(); c++) {
          sum.channel(c)[i] += (float) (gain * made.channel(c)[i]);
        }
      }
    }
    return sum;
  }

  /** Brings the loudness of the whole to the trend, eased in so that the ends stay as they are. */
  private void correct(SoundBlock raw, int context, int length) {
    if (length < CORRECTED_FROM * format.sampleRate()) {
      return;
    }
    double gain = trend.mean() - Loudness.ungated(raw.slice(context, length));
    if (Double.isNaN(gain) || Double.isInfinite(gain)) {
      return;
    }
    gain = Math.max(-Nearness.CORRECTED, Math.min(Nearness.CORRECTED, gain));
    double ease = EASE * format.sampleRate();
    for (int i = 0; i < raw.length(); i++) {
      double inside = Math.min(i - context, context + length - i) / ease;
      double share = Math.max(0, Math.min(1, inside));
      double factor = Math.pow(10, gain * share / 20);
      for (int c = 0; c < format.channels(); c++) {
        raw.channel(c)[i] *= (float) factor;
      }
    }
  }

  private void join(SoundBlock raw, SoundBlock tone, int c, int context) {
    float[] all = raw.channel(c);
    float[] out = tone.channel(c);
    int length = out.length;
    Ending head = Ending.of(before, c);
    double[] onward = head.meet(all, context, length, random, false);
    Ending tail = Ending.of(after, c);
    double[] backward = tail.meet(all, context, length, random, true);
    head.ease(out, false);
    tail.ease(out, true);
    for (int i = 0; i < onward.length; i++) {
      out[i] += (float) onward[i];
    }
    for (int i = 0; i < backward.length; i++) {
      out[length - 1 - i] += (float) backward[i];
    }
  }

  private void addOffset(float[] samples, int c) {
    List<Neighbourhood> sides = Stream.of(before, after).flatMap(Optional::stream).toList();
    double first = sides.get(0).offset(c);
    double last = sides.get(sides.size() - 1).offset(c);
    if (first != 0 || last != 0) {
      for (int i = 0; i < samples.length; i++) {
        samples[i] += (float) (first + (last - first) * (i + 0.5) / samples.length);
      }
    }
  }

  /**
   * Tone and how it was made.
   *
   * @param method a short stable name
   */
  record Tone(SoundBlock sound, String method) {}
}
