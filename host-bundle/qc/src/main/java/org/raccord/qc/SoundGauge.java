package org.raccord.qc;

import org.raccord.acoustics.LoudnessMeter;
import org.raccord.acoustics.TruePeakMeter;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/**
 * Loudness and true peak of a programme while it is heard, after ITU-R BS.1770-4. Used by one
 * thread.
 */
public final class SoundGauge {

  private final LoudnessMeter loudness;
  private final TruePeakMeter peaks;
  private double peak;

  public SoundGauge(SoundFormat format) {
    this.loudness = new LoudnessMeter(format);
    this.peaks = new TruePeakMeter(format);
  }

  /** Hears the next block, of any length and of the gauge's format. */
  public void hear(SoundBlock block) {
    loudness.hear(block);
    peak = peaks.hear(block);
  }

  /** Loudness of the last 400 ms in LUFS; negative infinity before there are any. */
  public double momentary() {
    return loudness.momentary();
  }

  /** Loudness of the last 3 s in LUFS; negative infinity before there are any. */
  public double shortTerm() {
    return loudness.shortTerm();
  }

  /** Gated loudness of all that was heard, in LUFS. */
  public double integrated() {
    return loudness.integrated();
  }

  /** True peak of the last block as an amplitude, 1 at full scale. */
  public double peak() {
    return peak;
  }
}
