package org.raccord.matching.internal.voice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.raccord.acoustics.BandLevels;
import org.raccord.acoustics.Cepstra;
import org.raccord.acoustics.Gaussian;
import org.raccord.acoustics.PitchTrack;
import org.raccord.acoustics.Reverberation;
import org.raccord.acoustics.SpeechFinder;
import org.raccord.acoustics.SpeechRate;
import org.raccord.acoustics.SpeechSpectrum;
import org.raccord.model.sound.SoundBlock;

/**
 * What can be measured of somebody's speech. Each measure is taken when it is first asked for and
 * kept. Thread-safe.
 */
final class VoicePortrait {

  /** Frames this far below the loud ones are no speech that shapes a voice. */
  private static final double ACTIVE = 30;

  private static final int LEAST_FRAMES = 60;

  /** Seconds of a gap between words that is heard as a pause, and is no closed consonant. */
  private static final double LEAST_PAUSE = 0.2;

  private static final double LEAST_FOR_PAUSES = 2;

  private final SoundBlock sound;
  private final SpeechFinder finder;
  private final OptionalDouble height;
  private final Map<Double, Optional<Gaussian>> distributions = new HashMap<>();
  private @Nullable PitchTrack pitch;
  private @Nullable SpeechSpectrum spectrum;

  private VoicePortrait(SoundBlock sound, OptionalDouble height) {
    this.sound = sound;
    this.height = height;
    this.finder = SpeechFinder.listen(sound, BandLevels.of(sound));
  }

  /** Listens to one channel of one person. */
  static VoicePortrait of(SoundBlock sound) {
    return new VoicePortrait(sound, OptionalDouble.empty());
  }

  /** The same, of a person whose median pitch is known to be {@code height} Hz where it counts. */
  static VoicePortrait of(SoundBlock sound, OptionalDouble height) {
    return new VoicePortrait(sound, height);
  }

  SoundBlock sound() {
    return sound;
  }

  int rate() {
    return sound.format().sampleRate();
  }

  synchronized PitchTrack pitch() {
    PitchTrack known = pitch;
    if (known == null) {
      known = PitchTrack.of(sound);
      pitch = known;
    }
    return known;
  }

  /** The median pitch in Hz where the person is heard beside the slot. */
  OptionalDouble height() {
    return height.isPresent() ? height : pitch().median();
  }

  synchronized SpeechSpectrum spectrum() {
    SpeechSpectrum known = spectrum;
    if (known == null) {
      known = SpeechSpectrum.of(sound, finder);
      spectrum = known;
    }
    return known;
  }

  /** Seconds in which something is spoken. */
  double spoken() {
    return finder.share() * sound.length() / rate();
  }

  /** Seconds that are voiced. */
  double voiced() {
    return pitch().voicedFrames() / 100.0;
  }

  /** Pauses for each second that is spoken; 0 where too little is spoken to count. */
  double pauses() {
    if (spoken() < LEAST_FOR_PAUSES) {
      return 0;
    }
    int first = finder.spoken().get(0).from();
    int last = finder.spoken().get(finder.spoken().size() - 1).to();
    return finder.pauses((int) (LEAST_PAUSE * rate()), last).stream()
            .filter(pause -> pause.from() > first && pause.to() < last)
            .count()
        / spoken();
  }

  /** Syllables a second; 0 where too little is spoken to count. */
  double syllables() {
    return spoken() < 1 ? 0 : SpeechRate.of(sound, pitch(), finder.spoken());
  }

  OptionalDouble ringing() {
    return Reverberation.seconds(sound);
  }

  /** The distribution of cepstra of what is spoken, below {@code highest} Hz. */
  synchronized Optional<Gaussian> cepstra(double highest) {
    return distributions.computeIfAbsent(highest, this::distribution);
  }

  private Optional<Gaussian> distribution(double highest) {
    double[][] rows = rows(highest);
    return rows.length < LEAST_FRAMES ? Optional.empty() : Optional.of(Gaussian.of(rows));
  }

  private double[][] rows(double highest) {
    Cepstra cepstra = Cepstra.of(sound, highest);
    double[] noise = noise(cepstra);
    double[] level = new double[cepstra.frames()];
    for (int f = 0; f < level.length; f++) {
      level[f] = level(cepstra, f);
    }
    double least = loud(level) - ACTIVE;
    List<double[]> rows = new ArrayList<>();
    for (int f = 0; f < level.length; f++) {
      if (level[f] > least && finder.speaks(f * cepstra.hop() + cepstra.hop() / 2)) {
        rows.add(cepstra.at(f, noise));
      }
    }
    return rows.toArray(double[][]::new);
  }

  private double[] noise(Cepstra cepstra) {
    double[] noise = new double[Cepstra.BANDS];
    int count = 0;
    for (int f = 0; f < cepstra.frames(); f++) {
      if (!finder.speaks(f * cepstra.hop() + cepstra.hop() / 2)) {
        count++;
        for (int b = 0; b < noise.length; b++) {
          noise[b] += cepstra.power(f, b);
        }
      }
    }
    for (int b = 0; b < noise.length; b++) {
      noise[b] /= Math.max(1, count);
    }
    return noise;
  }

  /**
   * How far the loud moments stand above the quiet ones between 300 Hz and 3 kHz, in dB: what
   * sounds under somebody's words fills the gaps between them.
   */
  double depth() {
    BandLevels bands = BandLevels.of(sound);
    double[] level = new double[bands.frames()];
    for (int f = 0; f < level.length; f++) {
      level[f] = 10 * Math.log10(bands.power(f, f + 1, 300, 3000) + 1e-12);
    }
    Arrays.sort(level);
    return level.length < 20 ? 0 : level[level.length * 9 / 10] - level[level.length / 20];
  }

  static double level(Cepstra cepstra, int frame) {
    double sum = 1e-12;
    for (int b = 0; b < Cepstra.BANDS; b++) {
      sum += cepstra.power(frame, b);
    }
    return 10 * Math.log10(sum);
  }

  static double loud(double[] levels) {
    double[] sorted = levels.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[sorted.length * 19 / 20];
  }
}
