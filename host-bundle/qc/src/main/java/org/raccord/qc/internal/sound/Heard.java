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

  /** What a channel is called. */
  String channel(int c) {
    return switch (squares.size()) {
      case 1 -> "channel";
      case 2 -> c == 0 ? "left channel" : "right channel";
      default -> "channel " + (c + 1);
    };
  }

  /** Momentary loudness at a frame's end, in LUFS. */
  public double loudnessAt(int frame) {
    return curves.loudness().get(frame);
  }

  /** True peak during a frame, in dBTP. */
  public double peakAt(int frame) {
    return 20 * Math.log10(curves.peak().get(frame));
  }

  /** Correlation of left and right during a frame; not a number where there is too little. */
  public double correlationAt(int frame) {
    double scale = Math.sqrt((double) curves.left().get(frame) * curves.right().get(frame));
    return scale < 1e-9 ? Double.NaN : curves.both().get(frame) / scale;
  }
}
