package org.raccord.matching.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.raccord.acoustics.Modulation;
import org.raccord.acoustics.Stretch;
import org.raccord.model.sound.SoundBlock;

/**
 * How restless the place is over as long a time as is laid: the mean over the pieces of its tone,
 * the two sides counting alike. A place of rare events has quiet moments and loud ones; what is
 * laid of it should hold as many of either as it does itself.
 */
final class Restlessness {

  /** Seconds of tone in one piece that tell anything. */
  private static final double LEAST = 1.5;

  private final double[] usual;

  private Restlessness(double[] usual) {
    this.usual = usual;
  }

  /**
   * Listens to what lies beside the slot.
   *
   * @param length samples that are laid
   * @return empty where no stretch of tone is long enough to tell
   */
  static Optional<Restlessness> of(
      Optional<Neighbourhood> before, Optional<Neighbourhood> after, int length) {
    List<double[]> sides =
        Stream.of(before, after)
            .flatMap(Optional::stream)
            .map(side -> side(side, length))
            .flatMap(Optional::stream)
            .toList();
    return sides.isEmpty() ? Optional.empty() : Optional.of(new Restlessness(mean(sides)));
  }

  private static Optional<double[]> side(Neighbourhood side, int length) {
    int least = (int) (LEAST * side.sound().format().sampleRate());
    List<double[]> pieces =
        side.tone().stream()
            .flatMap(stretch -> pieces(stretch, Math.max(least, length)))
            .filter(piece -> piece.length() >= least)
            .map(piece -> Modulation.of(side.levels(), piece.from(), piece.to()))
            .toList();
    return pieces.isEmpty() ? Optional.empty() : Optional.of(mean(pieces));
  }

  /** Pieces of about {@code length} samples, or the whole where it is shorter. */
  private static Stream<Stretch> pieces(Stretch stretch, int length) {
    int count = Math.max(1, Math.round((float) stretch.length() / length));
    int each = stretch.length() / count;
    return Stream.iterate(0, k -> k < count, k -> k + 1)
        .map(k -> new Stretch(stretch.from() + k * each, stretch.from() + (k + 1) * each));
  }

  private static double[] mean(List<double[]> all) {
    double[] mean = new double[all.get(0).length];
    for (double[] one : all) {
      for (int b = 0; b < mean.length; b++) {
        mean[b] += one[b] / all.size();
      }
    }
    return mean;
  }

  /**
   * How far some tone is from it, in dB.
   *
   * @param way what its loudness follows from one side to the other: that is no restlessness
   */
  double off(SoundBlock tone, Trend way) {
    SoundBlock level = tone.slice(0, tone.length());
    way.level(level);
    return Modulation.distance(Modulation.of(level), usual);
  }
}
