package org.raccord.matching.internal.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.acoustics.BandLevels;
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
 */
record Person(SoundBlock sound, int others) {

  /** Seconds of speech that tell everything; more are not looked for. */
  private static final double ENOUGH = 12;

  /**
   * A breath before and after a turn belongs to it, and so does the dying away of its last word.
   */
  private static final double MARGIN = 0.3;

  /**
   * The person who speaks nearest to the slot.
   *
   * @param side the side that {@code beside} lies on
   * @param beside the sound beside the slot
   * @param further other sound of the same source, used as far as the same person speaks in it
   */
  static Optional<Person> nearest(Side side, SoundBlock beside, List<SoundBlock> further) {
    SoundBlock all = voiceChannel(beside);
    int own = all.length();
    for (SoundBlock more : further) {
      SoundBlock channel = voiceChannel(more);
      boolean fits = channel.format().equals(all.format());
      boolean wanted = spokenSeconds(all) < ENOUGH;
      if (fits && wanted) {
        all = joined(List.of(all, channel));
      }
    }
    SpeechFinder finder = SpeechFinder.listen(all, BandLevels.of(all));
    List<Turns.Turn> turns = Turns.of(all, finder, PitchTrack.of(all));
    Optional<Turns.Turn> near = near(turns, side, own);
    if (near.isEmpty()) {
      return Optional.empty();
    }
    int person = near.get().speaker();
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
    long people = turns.stream().mapToInt(Turns.Turn::speaker).distinct().count();
    return Optional.of(new Person(joined(parts), (int) people - 1));
  }

  private static Optional<Turns.Turn> near(List<Turns.Turn> turns, Side side, int own) {
    Optional<Turns.Turn> found = Optional.empty();
    for (Turns.Turn turn : turns) {
      boolean beside = turn.stretch().from() < own;
      if (beside && (side == Side.BEFORE || found.isEmpty())) {
        found = Optional.of(turn);
      }
    }
    // Where nobody speaks beside the slot, whoever speaks in the same source is meant.
    return found.isEmpty() ? turns.stream().findFirst() : found;
  }

  private static double spokenSeconds(SoundBlock sound) {
    double share = SpeechFinder.listen(sound, BandLevels.of(sound)).share();
    return share * sound.length() / sound.format().sampleRate();
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
