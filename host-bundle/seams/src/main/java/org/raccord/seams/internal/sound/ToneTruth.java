package org.raccord.seams.internal.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.acoustics.Loudness;
import org.raccord.acoustics.Modulation;
import org.raccord.acoustics.Repetition;
import org.raccord.acoustics.SeamSound;
import org.raccord.acoustics.ThirdOctaves;
import org.raccord.model.sound.SoundBlock;
import org.raccord.seams.SoundTruth;
import org.raccord.seams.SoundTruth.Figure;

/**
 * Room tone against what was there. Natural values are the means over the neighbours against the
 * truth; those of repetition and step are the truth's own.
 */
public final class ToneTruth {

  /** A word that rings out at an end of the fill is no tone. */
  private static final double WORDS_END = 0.2;

  private ToneTruth() {}

  /** A hole cut out of one recording. */
  public static List<Figure> inOneRecording(
      SoundBlock before, SoundBlock fill, SoundBlock after, SoundBlock truth) {
    int length = truth.length();
    int in = before.length();
    SoundBlock original = SoundTruth.joined(List.of(before, truth, after));
    double step = (SeamSound.step(original, in) + SeamSound.step(original, in + length)) / 2;
    List<SoundBlock> near =
        List.of(
            before.slice(Math.max(0, in - length), Math.min(in, length)),
            after.slice(0, Math.min(after.length(), length)));
    return figures(before, fill, after, truth, near, 0, Optional.of(step));
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
    double spectrum = 0;
    double loudness = 0;
    double modulation = 0;
    for (SoundBlock one : near) {
      spectrum += spectrum(one, truth) / near.size();
      loudness += loudness(one, truth) / near.size();
      modulation += Modulation.distance(one, truth) / near.size();
    }
    double repetition = Repetition.of(truth);
    List<Figure> figures = new ArrayList<>();
    figures.add(figure("spectrum dB", spectrum(inside, truth), spectrum, 3, 1.25));
    figures.add(figure("loudness LU", loudness(inside, truth), loudness, 1, 1.25));
    figures.add(figure("modulation dB", Modulation.distance(inside, truth), modulation, 1.5, 1.3));
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
