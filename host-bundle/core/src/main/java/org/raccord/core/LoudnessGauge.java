package org.raccord.core;

import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.qc.SoundGauge;

/**
 * A loudness meter for what a {@link Monitor} plays, after ITU-R BS.1770-4: it hears stereo sound
 * of {@link Monitor#SOUND_RATE} block by block. Used by one thread.
 */
public final class LoudnessGauge {

  private final SoundGauge gauge =
      new SoundGauge(new SoundFormat(Monitor.SOUND_RATE, Monitor.SOUND_CHANNELS));
  private double highest;

  /** One that has heard nothing yet. */
  public LoudnessGauge() {}

  /**
   * Hears the next block, of any length.
   *
   * @return what the meter says then
   */
  public Reading hear(SoundBlock block) {
    gauge.hear(block);
    highest = Math.max(highest, gauge.peak());
    return new Reading(
        gauge.momentary(),
        gauge.shortTerm(),
        gauge.integrated(),
        20 * Math.log10(gauge.peak()),
        20 * Math.log10(highest));
  }

  /**
   * What a meter says; negative infinity stands for silence, and for what was not heard for long
   * enough yet.
   *
   * @param momentary loudness of the last 400 ms, in LUFS
   * @param shortTerm of the last 3 s
   * @param integrated of all that was heard, gated
   * @param truePeak of the last block, in dB against full scale
   * @param highestPeak of all that was heard
   */
  public record Reading(
      double momentary, double shortTerm, double integrated, double truePeak, double highestPeak) {

    /** Of nothing. */
    public static final Reading NONE =
        new Reading(
            Double.NEGATIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NEGATIVE_INFINITY);
  }
}
