package org.raccord.seams.internal.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.acoustics.BandLevels;
import org.raccord.acoustics.Cepstra;
import org.raccord.acoustics.Gaussian;
import org.raccord.acoustics.LinearPrediction;
import org.raccord.acoustics.Loudness;
import org.raccord.acoustics.Modulation;
import org.raccord.acoustics.PitchTrack;
import org.raccord.acoustics.SpeechFinder;
import org.raccord.acoustics.SpeechSpectrum;
import org.raccord.acoustics.TruePeak;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.seams.SoundTruth.Figure;

/**
 * A line in a matched voice against speech of the same person that was held out. Natural values are
 * those of the neighbours' real speech against the same held-out speech.
 */
public final class VoiceTruth {

  private static final double ACTIVE = 30;
  private static final int ORDER = 16;
  private static final int FRAME = 480;

  private VoiceTruth() {}

  /** Measures of {@code line} between {@code before} and {@code after}. */
  public static List<Figure> measure(
      SoundBlock before, SoundBlock line, SoundBlock after, SoundBlock truth) {
    Heard said = new Heard(mono(line));
    Heard real = new Heard(mono(truth));
    Heard beside = new Heard(mono(before));
    Heard other = new Heard(mono(after));
    List<Figure> figures = new ArrayList<>();
    // The voice is matched to who speaks before: there its pitch is known.
    figures.add(
        new Figure(
            "pitch semitones",
            interval(said, beside),
            Optional.of(interval(real, beside)),
            Optional.of(0.6)));
    double natural =
        (beside.spectrum.distance(real.spectrum) + other.spectrum.distance(real.spectrum)) / 2;
    figures.add(
        ToneTruth.figure("spectrum dB", said.spectrum.distance(real.spectrum), natural, 4, 1));
    double highest = Math.min(said.spectrum.highest(), real.spectrum.highest());
    Optional<Double> apart = divergence(said, real, highest);
    apart.ifPresent(
        value ->
            figures.add(
                new Figure(
                    "cepstra KL", value, divergence(beside, real, highest), Optional.empty())));
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
    figures.add(
        ToneTruth.figure(
            "modulation dB",
            Modulation.distance(line, truth),
            Modulation.distance(before, truth),
            1.5,
            1.3));
    double roughness = Math.abs(said.residual() - real.residual());
    figures.add(
        ToneTruth.figure(
            "residual dB", roughness, Math.abs(beside.residual() - real.residual()), 3, 1.3));
    return figures;
  }

  private static double interval(Heard one, Heard other) {
    return Math.abs(
        PitchTrack.semitones(
            one.pitch.median().orElse(PitchTrack.LOWEST),
            other.pitch.median().orElse(PitchTrack.LOWEST)));
  }

  private static Optional<Double> divergence(Heard one, Heard other, double highest) {
    double[][] mine = one.rows(highest);
    double[][] theirs = other.rows(highest);
    return mine.length < 60 || theirs.length < 60
        ? Optional.empty()
        : Optional.of(Gaussian.of(mine).divergence(Gaussian.of(theirs)));
  }

  private static SoundBlock mono(SoundBlock block) {
    float[] mix = new float[block.length()];
    int channels = block.format().channels();
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < mix.length; i++) {
        mix[i] += block.channel(c)[i] / channels;
      }
    }
    return new SoundBlock(new SoundFormat(block.format().sampleRate(), 1), new float[][] {mix});
  }

  /** Speech and what is heard in it. */
  private static final class Heard {
    private final SoundBlock sound;
    private final SpeechFinder finder;
    private final PitchTrack pitch;
    private final SpeechSpectrum spectrum;

    Heard(SoundBlock sound) {
      this.sound = sound;
      this.finder = SpeechFinder.listen(sound, BandLevels.of(sound));
      this.pitch = PitchTrack.of(sound);
      this.spectrum = SpeechSpectrum.of(sound, finder);
    }

    /** Cepstra of what is spoken. */
    double[][] rows(double highest) {
      Cepstra cepstra = Cepstra.of(sound, highest);
      double[] level = new double[cepstra.frames()];
      double loudest = -200;
      for (int f = 0; f < level.length; f++) {
        double sum = 1e-12;
        for (int b = 0; b < Cepstra.BANDS; b++) {
          sum += cepstra.power(f, b);
        }
        level[f] = 10 * Math.log10(sum);
        loudest = Math.max(loudest, level[f]);
      }
      List<double[]> rows = new ArrayList<>();
      for (int f = 0; f < level.length; f++) {
        boolean spoken = finder.speaks(f * cepstra.hop() + cepstra.hop() / 2);
        if (spoken && level[f] > loudest - ACTIVE - 6) {
          rows.add(cepstra.at(f));
        }
      }
      return rows.toArray(double[][]::new);
    }

    /**
     * How peaked the linear-prediction residual of voiced moments is: its peak over its root mean
     * square in dB, the mean over windows. Buzz raises it, smearing lowers it.
     */
    double residual() {
      float[] samples = sound.channel(0);
      double sum = 0;
      int count = 0;
      int size = 4 * FRAME;
      for (int start = 0; start + size <= samples.length; start += 2 * size) {
        int frame = pitch.frame(start + size / 2);
        if (pitch.frames() == 0 || !pitch.voiced(frame)) {
          continue;
        }
        double[] window = new double[size];
        for (int i = 0; i < size; i++) {
          window[i] = samples[start + i];
        }
        double[] rest = LinearPrediction.fit(window, 0, size, ORDER).residual(window);
        double peak = 1e-12;
        double energy = 1e-20;
        for (int i = ORDER; i < size; i++) {
          peak = Math.max(peak, Math.abs(rest[i]));
          energy += rest[i] * rest[i] / size;
        }
        sum += 20 * Math.log10(peak / Math.sqrt(energy));
        count++;
      }
      return count == 0 ? 0 : sum / count;
    }
  }
}
