package org.raccord.qc.internal.sound;

import java.util.List;
import java.util.Optional;
import org.raccord.acoustics.LoudnessMeter;
import org.raccord.model.quality.QualityReport.SoundFigures;
import org.raccord.model.sound.SoundFormat;
import org.raccord.qc.Limit;

/**
 * What was heard of a programme.
 *
 * @param format of the sound
 * @param curves by frame
 * @param loudness of all of it
 * @param truePeak of all of it, as an amplitude
 * @param correlation of left and right over all of it
 * @param squares mean square of each channel
 */
public record Heard(
    SoundFormat format,
    SoundCurves curves,
    LoudnessMeter loudness,
    double truePeak,
    double correlation,
    List<Double> squares) {

  public Heard {
    squares = List.copyOf(squares);
  }

  /** The figures of the whole; empty where nothing at all is heard. */
  public Optional<SoundFigures> figures() {
    return 20 * Math.log10(truePeak) < Limit.SILENT.value()
        ? Optional.empty()
        : Optional.of(
            new SoundFigures(
                loudness.integrated(),
                loudness.range(),
                loudness.loudestMomentary(),
                loudness.loudestShortTerm(),
                20 * Math.log10(truePeak),
                correlation));
  }
}
