package org.raccord.matching.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.acoustics.BandLevels;
import org.raccord.acoustics.Loudness;
import org.raccord.acoustics.SpeechFinder;
import org.raccord.acoustics.Stretch;
import org.raccord.audio.Side;
import org.raccord.model.sound.SoundBlock;

/**
 * One side of the slot as the tone maker hears it: the sound without its constant offset, and the
 * stretches of it in which only the place is heard.
 */
final class Neighbourhood {

  /** A pause shorter than this holds more of the words around it than of the place. */
  private static final double SHORTEST_PAUSE = 0.1;

  /** Seconds of a sound that cannot tell by itself what of it is speech. */
  private static final double TOO_SHORT = 2;

  /**
   * Sound this near the slot, in seconds, says how loud the place is there: of 2 to 12 s this and
   * one more tell best, in 190 holes of 4 s.
   */
  private static final double NEAR = 4;

  /** Seconds that tell whether music plays. */
  private static final double MUSIC = 10;

  /** An offset smaller than this cannot be told from the chance of low frequencies. */
  private static final double LEAST_OFFSET = 1e-3;

  /** Seconds at the slot that a seam is heard by. */
  private static final double AT_SLOT = 0.4;

  /** A voice is louder than the place by this many dB. */
  private static final double STANDS_OUT = 6;

  private final Side side;
  private final SoundBlock original;
  private final SoundBlock sound;
  private final double[] offsets;
  private final BandLevels levels;
  private final List<Stretch> tone;
  private final boolean speech;
  private final double loudness;
  private final boolean music;

  private Neighbourhood(
      Side side,
      SoundBlock original,
      SoundBlock sound,
      double[] offsets,
      BandLevels levels,
      List<Stretch> tone,
      boolean speech,
      boolean music) {
    this.side = side;
    this.original = original;
    this.sound = sound;
    this.offsets = offsets;
    this.levels = levels;
    this.tone = tone;
    this.speech = speech;
    this.loudness = near(tone);
    this.music = music;
  }

  /**
   * Listens to the sound on {@code side}.
   *
   * @param other the sound on the other side, which tells a short one what is quiet here
   */
  static Neighbourhood listen(Side side, SoundBlock original, Optional<SoundBlock> other) {
    int rate = original.format().sampleRate();
    int shortest = (int) (SHORTEST_PAUSE * rate);
    double[] offsets = new double[original.format().channels()];
    SoundBlock sound = withoutOffset(original, offsets);
    BandLevels levels = BandLevels.of(sound);
    SpeechFinder finder = SpeechFinder.listen(sound, levels);
    if (sound.length() < TOO_SHORT * rate && other.isPresent()) {
      SoundBlock both = followed(sound, other.get());
      finder = SpeechFinder.listen(both, BandLevels.of(both));
    }
    List<Stretch> tone = new ArrayList<>();
    for (Stretch pause : finder.pauses(shortest, sound.length())) {
      tone.addAll(Silence.audible(original, pause, shortest));
    }
    boolean speech = finder.anySpeechBefore(sound.length());
    boolean music = Music.plays(nearest(sound, side));
    return new Neighbourhood(side, original, sound, offsets, levels, tone, speech, music);
  }

  /** Sound made from that of {@code side}, all of it tone. */
  static Neighbourhood made(Neighbourhood side, SoundBlock made) {
    return new Neighbourhood(
        side.side,
        made,
        made,
        new double[made.format().channels()],
        BandLevels.of(made),
        List.of(new Stretch(0, made.length())),
        false,
        false);
  }

  /** The same sound seen from its other end. */
  Neighbourhood turned() {
    return new Neighbourhood(
        side == Side.BEFORE ? Side.AFTER : Side.BEFORE,
        original,
        sound,
        offsets,
        levels,
        tone,
        speech,
        music);
  }

  /** The same sound with its quietest moments taken for tone, where somebody speaks throughout. */
  Neighbourhood quietest() {
    return new Neighbourhood(
        side, original, sound, offsets, levels, Quietest.of(original, levels), speech, music);
  }

  Side side() {
    return side;
  }

  /** The sound as it was handed out. */
  SoundBlock original() {
    return original;
  }

  /** The sound without its constant offset. */
  SoundBlock sound() {
    return sound;
  }

  /** The constant offset of channel {@code c}. */
  double offset(int c) {
    return offsets[c];
  }

  BandLevels levels() {
    return levels;
  }

  /** Where only the place is heard, in order. */
  List<Stretch> tone() {
    return tone;
  }

  /** Samples in which only the place is heard. */
  long toneLength() {
    return tone.stream().mapToLong(Stretch::length).sum();
  }

  /** Whether the place is heard anywhere in it. */
  boolean heard() {
    return !tone.isEmpty();
  }

  /** Whether a voice is heard right at the slot: speech, and louder there than the place. */
  boolean speaksAtSlot() {
    if (!speech || speechAtSlot() == 0) {
      return false;
    }
    int frames = levels.frames();
    int span = Math.min(frames, 4);
    int from = side == Side.BEFORE ? frames - span : 0;
    double there = 10 * Math.log10(levels.power(from, from + span, 80, 8000) + 1e-12);
    double place = -120;
    if (heard()) {
      double sum = 0;
      for (Stretch stretch : tone) {
        int begin = stretch.from() / levels.hop();
        int end = Math.max(begin + 1, Math.min(frames, stretch.to() / levels.hop()));
        sum += levels.power(begin, end, 80, 8000) * stretch.length();
      }
      place = 10 * Math.log10(sum / toneLength() + 1e-12);
    }
    return there > place + STANDS_OUT;
  }

  /** Whether music plays through it. */
  boolean music() {
    return music;
  }

  /** Whether all of it is digital silence. */
  boolean silent() {
    return Silence.all(original, 0, original.length());
  }

  /** Whether what is right at the slot is digital silence, whatever is further away. */
  boolean silentAtSlot() {
    int length = original.length();
    int span = (int) Math.min(length, AT_SLOT * original.format().sampleRate());
    int from = side == Side.BEFORE ? length - span : 0;
    return span > 0 && Silence.all(original, from, from + span);
  }

  /** Loudness of the place near the slot, in LUFS; negative infinity where it is never heard. */
  double loudness() {
    return loudness;
  }

  /**
   * Samples between the slot and the nearest pause: 0 where the pause reaches the slot, the whole
   * length where there is none.
   */
  int speechAtSlot() {
    if (!speech || tone.isEmpty()) {
      return speech ? sound.length() : 0;
    }
    return side == Side.BEFORE
        ? sound.length() - tone.get(tone.size() - 1).to()
        : tone.get(0).from();
  }

  /** The spectrum of the place next to the slot, or of its nearest pause. */
  double[] spectrumAtSlot(int length) {
    if (tone.isEmpty()) {
      return levels.spectrum(0, sound.length());
    }
    Stretch nearest = side == Side.BEFORE ? tone.get(tone.size() - 1) : tone.get(0);
    int span = Math.min(length, nearest.length());
    return side == Side.BEFORE
        ? levels.spectrum(nearest.to() - span, nearest.to())
        : levels.spectrum(nearest.from(), nearest.from() + span);
  }

  private static SoundBlock nearest(SoundBlock all, Side side) {
    int length = (int) Math.min(all.length(), MUSIC * all.format().sampleRate());
    return all.slice(side == Side.BEFORE ? all.length() - length : 0, length);
  }

  private double near(List<Stretch> stretches) {
    double[] power = Loudness.weightedPower(sound);
    int wanted = (int) (NEAR * sound.format().sampleRate());
    double sum = 0;
    int count = 0;
    for (int k = 0; k < stretches.size() && count < wanted; k++) {
      Stretch s = stretches.get(side == Side.BEFORE ? stretches.size() - 1 - k : k);
      int span = Math.min(s.length(), wanted - count);
      int from = side == Side.BEFORE ? s.to() - span : s.from();
      for (int i = from; i < from + span; i++) {
        sum += power[i];
      }
      count += span;
    }
    return Loudness.of(count == 0 ? 0 : sum / count);
  }

  private static SoundBlock followed(SoundBlock first, SoundBlock second) {
    SoundBlock both = SoundBlock.silence(first.format(), first.length() + second.length());
    for (int c = 0; c < first.format().channels(); c++) {
      System.arraycopy(first.channel(c), 0, both.channel(c), 0, first.length());
      System.arraycopy(second.channel(c), 0, both.channel(c), first.length(), second.length());
    }
    return both;
  }

  private static SoundBlock withoutOffset(SoundBlock block, double[] offsets) {
    boolean any = false;
    for (int c = 0; c < offsets.length; c++) {
      double sum = 0;
      for (float x : block.channel(c)) {
        sum += x;
      }
      double mean = sum / Math.max(1, block.length());
      offsets[c] = Math.abs(mean) < LEAST_OFFSET ? 0 : mean;
      any |= offsets[c] != 0;
    }
    if (!any) {
      return block;
    }
    float[][] channels = new float[offsets.length][block.length()];
    for (int c = 0; c < offsets.length; c++) {
      float[] samples = block.channel(c);
      for (int i = 0; i < samples.length; i++) {
        channels[c][i] = (float) (samples[i] - offsets[c]);
      }
    }
    return new SoundBlock(block.format(), channels);
  }
}
