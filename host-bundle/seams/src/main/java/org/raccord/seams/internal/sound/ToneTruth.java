package org.raccord.seams.internal.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import org.raccord.acoustics.Loudness;
import org.raccord.acoustics.Modulation;
import org.raccord.acoustics.Repetition;
import org.raccord.acoustics.SeamSound;
import org.raccord.acoustics.ThirdOctaves;
import org.raccord.model.sound.SoundBlock;
import org.raccord.seams.SoundTruth;
import org.raccord.seams.SoundTruth.Figure;
import org.raccord.seams.SoundTruth.Reach;

/**
 * Room tone against what was there. Natural values are the means over the neighbours against the
 * truth; those of repetition and step are the truth's own.
 */
public final class ToneTruth {

  /**
   * A measure of two sounds against each other, and its bar by what two parts of a recording show.
   */
  private record Compared(
      String measure,
      double least,
      double factor,
      ToDoubleBiFunction<SoundBlock, SoundBlock> apart) {

    /** What the recording itself varies by. */
    double natural(SoundBlock truth, List<SoundBlock> near) {
      return near.stream().mapToDouble(one -> apart.applyAsDouble(one, truth)).average().orElse(0);
    }

    Figure figure(SoundBlock sound, SoundBlock truth, double natural) {
      return ToneTruth.figure(measure, apart.applyAsDouble(sound, truth), natural, least, factor);
    }
  }

  private static final List<Compared> COMPARED =
      List.of(
          new Compared("spectrum dB", 3, 1.25, ToneTruth::spectrum),
          new Compared("loudness LU", 1, 1.25, ToneTruth::loudness),
          new Compared("modulation dB", 1.5, 1.3, Modulation::distance));

  /** A word that rings out at an end of the fill is no tone. */
  private static final double WORDS_END = 0.2;

  private ToneTruth() {}

  /** A hole cut out of one recording. */
  public static List<Figure> inOneRecording(
      SoundBlock before, SoundBlock fill, SoundBlock after, SoundBlock truth) {
    int length = truth.length();
    int in = before.length();
    List<SoundBlock> near = near(before, after, length);
    SoundBlock original = SoundTruth.joined(List.of(before, truth, after));
    double step = (SeamSound.step(original, in) + SeamSound.step(original, in + length)) / 2;
    return figures(before, fill, after, truth, near, 0, Optional.of(step));
  }

  private static List<SoundBlock> near(SoundBlock before, SoundBlock after, int length) {
    int head = Math.min(before.length(), length);
    return List.of(
        before.slice(before.length() - head, head),
        after.slice(0, Math.min(after.length(), length)));
  }

  /**
   * How many pieces of the recording itself, as long as the hole and taken for what fills it, would
   * reach the bars.
   */
  public static List<Reach> ofRealPieces(SoundBlock before, SoundBlock after, SoundBlock truth) {
    List<SoundBlock> pieces = new ArrayList<>();
    for (SoundBlock side : List.of(before, after)) {
      for (int at = 0; at + truth.length() <= side.length(); at += truth.length()) {
        pieces.add(side.slice(at, truth.length()));
      }
    }
    List<SoundBlock> near = near(before, after, truth.length());
    List<Reach> reached = new ArrayList<>();
    for (Compared compared : COMPARED) {
      double natural = compared.natural(truth, near);
      List<Figure> figures =
          pieces.stream().map(piece -> compared.figure(piece, truth, natural)).toList();
      Reach.of(figures).ifPresent(reached::add);
    }
    return reached;
  }

  /** Tone between words, of which the truth is known from other pauses alone. */
  public static List<Figure> betweenWords(
      SoundBlock before,
      SoundBlock fill,
      SoundBlock after,
      SoundBlock truth,
      List<SoundBlock> pauses) {
    int ends = (int) (WORDS_END * fill.format().sampleRate());
    return figures(before, fill, after, truth, pauses, ends, Optional.empty());
  }

  private static List<Figure> figures(
      SoundBlock before,
      SoundBlock fill,
      SoundBlock after,
      SoundBlock truth,
      List<SoundBlock> near,
      int ends,
      Optional<Double> naturalStep) {
    SoundBlock whole = SoundTruth.joined(List.of(before, fill, after));
    int in = before.length();
    int out = in + fill.length();
    SoundBlock inside = fill.slice(ends, fill.length() - 2 * ends);
    double repetition = Repetition.of(truth);
    List<Figure> figures = new ArrayList<>();
    for (Compared compared : COMPARED) {
      figures.add(compared.figure(inside, truth, compared.natural(truth, near)));
    }
    figures.add(
        new Figure(
            "repetition",
            Repetition.of(inside),
            Optional.of(repetition),
            Optional.of(Math.max(0.5, repetition + 0.15))));
    figures.add(
        new Figure(
            "seam dB",
            Math.max(SeamSound.click(whole, in), SeamSound.click(whole, out)),
            Optional.empty(),
            Optional.of(3.0)));
    figures.add(
        new Figure(
            "step dB",
            (SeamSound.step(whole, in) + SeamSound.step(whole, out)) / 2,
            naturalStep,
            Optional.of(Math.max(5.5, 1.3 * naturalStep.orElse(0.0)))));
    return figures;
  }

  static Figure figure(String measure, double value, double natural, double least, double factor) {
    return new Figure(
        measure, value, Optional.of(natural), Optional.of(Math.max(least, factor * natural)));
  }

  private static double spectrum(SoundBlock one, SoundBlock other) {
    return ThirdOctaves.distance(ThirdOctaves.levels(one), ThirdOctaves.levels(other));
  }

  private static double loudness(SoundBlock one, SoundBlock other) {
    return Math.abs(Loudness.ungated(one) - Loudness.ungated(other));
  }
}
