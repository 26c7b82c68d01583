package org.raccord.matching.internal.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.raccord.acoustics.BandLevels;
import org.raccord.acoustics.Loudness;
import org.raccord.acoustics.PitchTrack;
import org.raccord.acoustics.SpeechFinder;
import org.raccord.acoustics.Stretch;
import org.raccord.acoustics.Turns;
import org.raccord.audio.Side;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/**
 * What is heard of the person next to a slot: who speaks last before it, or first after it.
 *
 * @param sound the person's turns one after the other with the pauses in them, one channel, without
 *     constant offset
 * @param others how many other people speak beside the slot
 * @param height median pitch in Hz of what is said beside the slot, where {@code sound} holds more
 * @param further seconds of the same person's speech in {@code sound} that are not from beside the
 *     slot
 */
record Person(SoundBlock sound, int others, OptionalDouble height, double further) {

  /** Seconds of speech that tell everything; more are not looked for. */
  private static final double ENOUGH = 12;

  /** Seconds of speech below which more is looked for. */
  private static final double LITTLE = 6;

  /**
   * A breath before and after a turn belongs to it, and so does the dying away of its last word.
   */
  private static final double MARGIN = 0.3;

  /**
   * The person who speaks nearest to the slot.
   *
   * @param side the side that {@code beside} lies on
   * @param beside the sound beside the slot
   */
  static Optional<Person> nearest(Side side, SoundBlock beside) {
    SoundBlock all = voiceChannel(beside);
    List<Turns.Turn> turns = turns(all);
    if (turns.isEmpty()) {
      return Optional.empty();
    }
    Turns.Turn near = turns.get(side == Side.BEFORE ? turns.size() - 1 : 0);
    long people = turns.stream().mapToInt(Turns.Turn::speaker).distinct().count();
    return Optional.of(
        new Person(said(all, turns, near.speaker()), (int) people - 1, OptionalDouble.empty(), 0));
  }

  /**
   * The same person with more speech, where little was heard so far and the same voice is in other
   * sound. What is added is made as loud as what there is, and does not tell how high the person
   * speaks beside the slot.
   *
   * @param more other sound, the likeliest first; asked for only where little was heard
   */
  Person fuller(Supplier<List<SoundBlock>> more) {
    VoicePortrait known = portrait();
    double spoken = known.spoken();
    if (spoken >= LITTLE) {
      return this;
    }
    double loudness = Loudness.integrated(sound);
    List<SoundBlock> parts = new ArrayList<>(List.of(sound));
    double added = 0;
    for (SoundBlock block : more.get()) {
      for (SoundBlock one : people(block)) {
        VoicePortrait other = VoicePortrait.of(one);
        boolean wanted = spoken + added < ENOUGH && one.format().equals(sound.format());
        if (wanted && SameVoice.speaks(known, other)) {
          parts.add(louder(one, loudness - Loudness.integrated(one)));
          added += other.spoken();
        }
      }
    }
    return added == 0 ? this : new Person(joined(parts), others, known.height(), further + added);
  }

  /** What an editor should know of who was listened to. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (others > 0) {
      remarks.add("Several people speak beside the slot; the line is like the nearest of them.");
    }
    if (further > 0) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "Little is spoken beside the slot; the voice was also learned from %.1f s of what"
                  + " sounds like the same person elsewhere.",
              further));
    }
    return remarks;
  }

  /** What can be measured of the person. */
  VoicePortrait portrait() {
    return VoicePortrait.of(sound, height);
  }

  private static List<Turns.Turn> turns(SoundBlock all) {
    return Turns.of(all, SpeechFinder.listen(all, BandLevels.of(all)), PitchTrack.of(all));
  }

  /** What each one says who speaks in {@code block}, one channel each. */
  private static List<SoundBlock> people(SoundBlock block) {
    SoundBlock all = voiceChannel(block);
    List<Turns.Turn> turns = turns(all);
    return turns.stream()
        .mapToInt(Turns.Turn::speaker)
        .distinct()
        .mapToObj(person -> said(all, turns, person))
        .toList();
  }

  private static SoundBlock said(SoundBlock all, List<Turns.Turn> turns, int person) {
    int margin = (int) (MARGIN * all.format().sampleRate());
    List<SoundBlock> parts = new ArrayList<>();
    int end = 0;
    for (Turns.Turn turn : turns) {
      Stretch stretch = turn.stretch();
      if (turn.speaker() == person) {
        int from = Math.max(end, stretch.from() - margin);
        int to = Math.min(all.length(), stretch.to() + margin);
        parts.add(all.slice(from, to - from));
        end = to;
      } else {
        end = Math.max(end, stretch.to());
      }
    }
    return joined(parts);
  }

  private static SoundBlock louder(SoundBlock block, double dB) {
    float gain = (float) Math.pow(10, dB / 20);
    float[] samples = block.channel(0).clone();
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= gain;
    }
    return mono(samples, block.format().sampleRate());
  }

  /** The loudest channel without its constant offset: the voice is in it, whatever is beside it. */
  static SoundBlock voiceChannel(SoundBlock block) {
    int loudest = 0;
    double most = -1;
    for (int c = 0; c < block.format().channels(); c++) {
      double mean = mean(block.channel(c));
      double energy = 0;
      for (float x : block.channel(c)) {
        energy += (x - mean) * (x - mean);
      }
      if (energy > most) {
        most = energy;
        loudest = c;
      }
    }
    float[] samples = block.channel(loudest).clone();
    double mean = mean(samples);
    for (int i = 0; i < samples.length; i++) {
      samples[i] -= (float) mean;
    }
    return mono(samples, block.format().sampleRate());
  }

  static double mean(float[] samples) {
    double sum = 0;
    for (float x : samples) {
      sum += x;
    }
    return samples.length == 0 ? 0 : sum / samples.length;
  }

  static SoundBlock mono(float[] samples, int rate) {
    return new SoundBlock(new SoundFormat(rate, 1), new float[][] {samples});
  }

  private static SoundBlock joined(List<SoundBlock> parts) {
    int length = parts.stream().mapToInt(SoundBlock::length).sum();
    float[] samples = new float[length];
    int at = 0;
    for (SoundBlock part : parts) {
      System.arraycopy(part.channel(0), 0, samples, at, part.length());
      at += part.length();
    }
    return mono(samples, parts.get(0).format().sampleRate());
  }
}
