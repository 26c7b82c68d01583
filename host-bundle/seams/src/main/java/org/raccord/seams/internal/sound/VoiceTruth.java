package org.raccord.seams.internal.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.raccord.acoustics.BandLevels;
import org.raccord.acoustics.Loudness;
import org.raccord.acoustics.Modulation;
import org.raccord.acoustics.PitchTrack;
import org.raccord.acoustics.SpeechFinder;
import org.raccord.acoustics.TruePeak;
import org.raccord.model.sound.SoundBlock;
import org.raccord.seams.SoundTruth;
import org.raccord.seams.SoundTruth.Figure;
import org.raccord.seams.SoundTruth.Reach;

/**
 * A line in a matched voice against speech of the same person that was held out. Natural values are
 * those of the neighbours' real speech against the same held-out speech.
 */
public final class VoiceTruth {

  /** A stretch of speech whose share of words is smaller by no more is as fluent. */
  private static final double FLUENT = 0.05;

  /** What of a stretch lies from word to word, at least, to be compared with a line. */
  private static final double LONG = 0.8;

  private VoiceTruth() {}

  /** Measures of {@code line} between {@code before} and {@code after}. */
  public static List<Figure> measure(
      SoundBlock before, SoundBlock line, SoundBlock after, SoundBlock truth) {
    Heard said = Heard.of(line);
    Heard real = Heard.of(truth);
    Heard beside = Heard.of(before);
    Heard other = Heard.of(after);
    List<Figure> figures = new ArrayList<>();
    // The voice is matched to who speaks before: there its pitch is known.
    figures.add(
        new Figure(
            "pitch semitones",
            interval(said, beside),
            Optional.of(interval(real, beside)),
            Optional.of(0.6)));
    double natural =
        (beside.spectrum().distance(real.spectrum()) + other.spectrum().distance(real.spectrum()))
            / 2;
    figures.add(
        ToneTruth.figure("spectrum dB", said.spectrum().distance(real.spectrum()), natural, 4, 1));
    double highest = Math.min(said.spectrum().highest(), real.spectrum().highest());
    Optional<Double> apart = said.divergence(real, highest);
    apart.ifPresent(
        value ->
            figures.add(
                new Figure(
                    "cepstra KL", value, beside.divergence(real, highest), Optional.empty())));
    double wanted = (Loudness.integrated(before) + Loudness.integrated(after)) / 2;
    figures.add(
        new Figure(
            "loudness LU",
            Math.abs(Loudness.integrated(line) - wanted),
            Optional.of(Math.abs(Loudness.integrated(truth) - wanted)),
            Optional.of(0.5)));
    figures.add(
        new Figure(
            "true peak dB", TruePeak.dB(line), Optional.of(TruePeak.dB(truth)), Optional.of(-1.0)));
    figures.add(modulation(line, Modulation.of(before), Modulation.of(truth)));
    double roughness = Math.abs(said.residual() - real.residual());
    figures.add(
        ToneTruth.figure(
            "residual dB", roughness, Math.abs(beside.residual() - real.residual()), 3, 1.3));
    return figures;
  }

  private static Figure modulation(SoundBlock line, double[] before, double[] truth) {
    return ToneTruth.figure(
        "modulation dB",
        Modulation.distance(Modulation.of(line), truth),
        Modulation.distance(before, truth),
        1.5,
        1.3);
  }

  /**
   * How many stretches of the person's own speech, as long as the line and from word to word, would
   * reach the bar of modulation; and how many of those that hold no more pauses than the line does.
   */
  public static List<Reach> ofRealSpeech(
      SoundBlock before, SoundBlock line, SoundBlock after, SoundBlock truth) {
    double fluent = spoken(line) - FLUENT;
    double[] beside = Modulation.of(before);
    double[] real = Modulation.of(truth);
    List<Figure> all = new ArrayList<>();
    List<Figure> asFluent = new ArrayList<>();
    int hop = Math.max(1, line.length() / 2);
    for (SoundBlock side : List.of(before, after)) {
      for (int at = 0; at + line.length() <= side.length(); at += hop) {
        Optional<SoundBlock> said = SoundTruth.line(side.slice(at, line.length()));
        if (said.isPresent() && said.get().length() > LONG * line.length()) {
          Figure figure = modulation(said.get(), beside, real);
          all.add(figure);
          if (spoken(said.get()) >= fluent) {
            asFluent.add(
                new Figure(
                    "modulation dB as fluent", figure.value(), figure.natural(), figure.bar()));
          }
        }
      }
    }
    return Stream.of(Reach.of(all), Reach.of(asFluent)).flatMap(Optional::stream).toList();
  }

  private static double spoken(SoundBlock sound) {
    return SpeechFinder.listen(sound, BandLevels.of(sound)).share();
  }

  private static double interval(Heard one, Heard other) {
    return Math.abs(
        PitchTrack.semitones(
            one.pitch().median().orElse(PitchTrack.LOWEST),
            other.pitch().median().orElse(PitchTrack.LOWEST)));
  }
}
