package org.raccord.seams.internal.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleBiFunction;
import org.raccord.acoustics.Loudness;
import org.raccord.acoustics.Reverberation;
import org.raccord.acoustics.Stretch;
import org.raccord.acoustics.ThirdOctaves;
import org.raccord.model.fill.SeamReport.Figure;
import org.raccord.model.sound.SoundBlock;
import org.raccord.seams.SoundTruth;
import org.raccord.seams.internal.grade.Ordinary;
import org.raccord.seams.internal.grade.Scale;
import org.raccord.seams.internal.grade.Scales;

/**
 * The sound inside a take against that beside it: how loud it is, its spectrum, how it rings and
 * whose voice is in it. What is ordinary is how pieces of the clips beside it, as long as the take
 * or a third of what there is, differ from the rest of them. Like is compared with like: a take in
 * which nobody speaks with the pauses of those who speak beside it.
 */
final class SoundInside {

  /** From this share of speech on, somebody speaks. */
  private static final double SPEAKS = 0.2;

  private static final double LEAST = 0.5;
  private static final double LEAST_PAUSE = 0.1;

  private static final int PIECES = 8;

  /** A piece of what is beside a take, and the rest of that. */
  private record Pair(Heard piece, Heard rest) {}

  private final Heard take;
  private final Heard like;
  private final List<Pair> pairs = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();

  private SoundInside(Heard take, Heard like) {
    this.take = take;
    this.like = like;
    SoundBlock all = like.sound();
    int length = Math.min(take.sound().length(), all.length() / 3);
    for (int k = 0; k < PIECES; k++) {
      int from = (int) ((long) (all.length() - length) * k / (PIECES - 1));
      pairs.add(
          new Pair(Heard.of(all.slice(from, length)), Heard.of(without(all, from, from + length))));
    }
  }

  /** Measures, of the samples {@code [head, tail)}, what can be told. */
  static List<Figure> figures(SoundBlock sound, int head, int tail) {
    int least = (int) (LEAST * sound.format().sampleRate());
    if (tail - head < least || head + sound.length() - tail < least) {
      return List.of();
    }
    Heard take = Heard.of(sound.slice(head, tail - head));
    Heard beside = Heard.of(without(sound, head, tail));
    boolean speaks = take.finder().share() > SPEAKS;
    boolean theySpeak = beside.finder().share() > SPEAKS;
    if (speaks && !theySpeak) {
      return List.of();
    }
    Heard like = beside;
    if (theySpeak && !speaks) {
      SoundBlock pauses = pauses(beside);
      if (pauses.length() < least) {
        return List.of();
      }
      like = Heard.of(pauses);
    }
    SoundInside inside = new SoundInside(take, like);
    inside.add(Scales.LOUDNESS, SoundInside::loudness);
    inside.add(Scales.SPECTRUM, SoundInside::spectrum);
    if (speaks) {
      inside.add(Scales.REVERB, SoundInside::reverb);
      inside.add(Scales.VOICE, SoundInside::voice);
    }
    return inside.figures;
  }

  private static SoundBlock without(SoundBlock sound, int from, int to) {
    return SoundTruth.joined(List.of(sound.slice(0, from), sound.slice(to, sound.length() - to)));
  }

  private static SoundBlock pauses(Heard heard) {
    SoundBlock sound = heard.sound();
    int shortest = (int) (LEAST_PAUSE * sound.format().sampleRate());
    List<SoundBlock> parts = new ArrayList<>();
    parts.add(sound.slice(0, 0));
    for (Stretch pause : heard.finder().pauses(shortest, sound.length())) {
      parts.add(sound.slice(pause.from(), pause.length()));
    }
    return SoundTruth.joined(parts);
  }

  private void add(Scale scale, ToDoubleBiFunction<Heard, Heard> measure) {
    double value = measure.applyAsDouble(take, like);
    if (Double.isFinite(value)) {
      double[] ordinary =
          pairs.stream().mapToDouble(p -> measure.applyAsDouble(p.piece(), p.rest())).toArray();
      figures.add(scale.grade(value, Ordinary.of(ordinary)));
    }
  }

  private static double loudness(Heard one, Heard other) {
    return Math.abs(gated(one) - gated(other));
  }

  private static double gated(Heard heard) {
    double gated = Loudness.integrated(heard.sound());
    return Math.max(
        Loudness.ABSOLUTE_GATE, Double.isFinite(gated) ? gated : Loudness.ungated(heard.sound()));
  }

  private static double spectrum(Heard one, Heard other) {
    return ThirdOctaves.distance(
        ThirdOctaves.levels(one.sound()), ThirdOctaves.levels(other.sound()));
  }

  private static double reverb(Heard one, Heard other) {
    OptionalDouble mine = Reverberation.seconds(one.sound());
    OptionalDouble theirs = Reverberation.seconds(other.sound());
    return mine.isPresent() && theirs.isPresent()
        ? Math.abs(mine.getAsDouble() - theirs.getAsDouble())
        : Double.NaN;
  }

  private static double voice(Heard one, Heard other) {
    double highest = Math.min(one.spectrum().highest(), other.spectrum().highest());
    return one.divergence(other, highest).orElse(Double.NaN);
  }
}
