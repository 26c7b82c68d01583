package org.raccord.seams.internal.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.raccord.acoustics.BandLevels;
import org.raccord.acoustics.Cepstra;
import org.raccord.acoustics.Gaussian;
import org.raccord.acoustics.PitchTrack;
import org.raccord.acoustics.ResidualPeak;
import org.raccord.acoustics.SpeechFinder;
import org.raccord.acoustics.SpeechSpectrum;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/** Speech and what is heard in it, each measured when it is first asked for. For one thread. */
final class Heard {

  private static final double ACTIVE = 36;
  private static final int LEAST_ROWS = 60;

  private final SoundBlock sound;
  private @Nullable SpeechFinder finder;
  private @Nullable PitchTrack pitch;
  private @Nullable SpeechSpectrum spectrum;

  private Heard(SoundBlock sound) {
    this.sound = sound;
  }

  /** Listens to the mix of all channels. */
  static Heard of(SoundBlock block) {
    float[] mix = new float[block.length()];
    int channels = block.format().channels();
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < mix.length; i++) {
        mix[i] += block.channel(c)[i] / channels;
      }
    }
    return new Heard(
        new SoundBlock(new SoundFormat(block.format().sampleRate(), 1), new float[][] {mix}));
  }

  /** What is heard, in one channel. */
  SoundBlock sound() {
    return sound;
  }

  SpeechFinder finder() {
    SpeechFinder known = finder;
    if (known == null) {
      known = SpeechFinder.listen(sound, BandLevels.of(sound));
      finder = known;
    }
    return known;
  }

  PitchTrack pitch() {
    PitchTrack known = pitch;
    if (known == null) {
      known = PitchTrack.of(sound);
      pitch = known;
    }
    return known;
  }

  SpeechSpectrum spectrum() {
    SpeechSpectrum known = spectrum;
    if (known == null) {
      known = SpeechSpectrum.of(sound, finder());
      spectrum = known;
    }
    return known;
  }

  /** How peaked what excites the voice is. */
  double residual() {
    return ResidualPeak.of(sound, pitch());
  }

  /**
   * The symmetric divergence of the cepstra of what is spoken here and there, below {@code highest}
   * Hz; empty where too little is spoken.
   */
  Optional<Double> divergence(Heard other, double highest) {
    double[][] mine = rows(highest);
    double[][] theirs = other.rows(highest);
    return mine.length < LEAST_ROWS || theirs.length < LEAST_ROWS
        ? Optional.empty()
        : Optional.of(Gaussian.of(mine).divergence(Gaussian.of(theirs)));
  }

  private double[][] rows(double highest) {
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
      boolean spoken = finder().speaks(f * cepstra.hop() + cepstra.hop() / 2);
      if (spoken && level[f] > loudest - ACTIVE) {
        rows.add(cepstra.at(f));
      }
    }
    return rows.toArray(double[][]::new);
  }
}
