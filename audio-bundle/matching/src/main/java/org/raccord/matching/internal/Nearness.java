package org.raccord.matching.internal;

import java.util.Optional;
import java.util.stream.Stream;
import org.raccord.acoustics.BandLevels;
import org.raccord.acoustics.Loudness;
import org.raccord.audio.Side;
import org.raccord.model.sound.SoundBlock;

/**
 * How near laid tone is to its place: in restlessness, in loudness, and in the colour of its ends
 * right beside the neighbours.
 */
final class Nearness {

  /** Decibels by which the loudness of tone is corrected when it is laid. */
  static final double CORRECTED = 3;

  /** What a decibel counts that is corrected. */
  private static final double SHARE = 0.3;

  /** Seconds at either end whose colour is compared with that beside the slot. */
  private static final double EDGE = 0.25;

  /** A step of so many decibels is in places themselves. */
  private static final double STEP = 4;

  private final Optional<Neighbourhood> before;
  private final Optional<Neighbourhood> after;
  private final Trend way;
  private final Optional<Restlessness> usual;
  private final int context;

  /**
   * Listens to the place.
   *
   * @param way how loud it is along what is laid
   * @param length samples that are laid
   * @param context those of them that lie beyond the slot, at either end
   */
  Nearness(
      Optional<Neighbourhood> before,
      Optional<Neighbourhood> after,
      Trend way,
      int length,
      int context) {
    this.before = before;
    this.after = after;
    this.way = way;
    this.usual = Restlessness.of(before, after, length);
    this.context = context;
  }

  /** How far tone is from the place, in dB; 0 where nothing is to be heard of that. */
  double off(SoundBlock tone) {
    double loudness = Math.abs(way.mean() - Loudness.ungated(tone));
    double wrong = Double.isFinite(loudness) ? loudness : 0;
    return SHARE * Math.min(wrong, CORRECTED)
        + Math.max(0, wrong - CORRECTED)
        + usual.map(place -> place.off(tone, way)).orElse(0.0)
        + Stream.of(before, after).flatMap(Optional::stream).mapToDouble(s -> step(tone, s)).sum();
  }

  /** What a step at the side's end of the slot counts. */
  private double step(SoundBlock tone, Neighbourhood side) {
    int edge = (int) (EDGE * tone.format().sampleRate());
    int slot = tone.length() - 2 * context;
    if (slot < 2 * edge) {
      return 0;
    }
    int from = side.side() == Side.BEFORE ? context : context + slot - edge;
    SoundBlock end = tone.slice(from, edge);
    double[] ours = BandLevels.of(end).spectrum(0, edge);
    return Math.max(0, BandLevels.distance(ours, side.spectrumAtSlot(edge)) - STEP) / 2;
  }
}
