package org.raccord.matching.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.raccord.acoustics.Loudness;
import org.raccord.acoustics.TruePeak;
import org.raccord.audio.Side;
import org.raccord.audio.SoundCall;
import org.raccord.audio.SoundRequest;
import org.raccord.model.sound.SoundBlock;

/**
 * How loud the neighbours are in what stands out of their place.
 *
 * @param loudness the mean of their gated loudness, in LUFS; negative infinity where they are
 *     silent
 * @param tone the loudness of the slot's own tone, in LUFS; likewise
 * @param peak their highest true peak, in dB against full scale; likewise
 */
record Foreground(double loudness, double tone, double peak) {

  /** Where nothing tells how loud the scene is, this is: a film's usual dialogue. */
  private static final double UNKNOWN = -27;

  /** What stands out of a place is louder than it by this many LU. */
  private static final double STANDS_OUT = 6;

  /** Listens to the neighbours; one that cannot be read tells nothing. */
  static Foreground of(SoundRequest request, SoundCall call, SoundBlock base) {
    List<SoundBlock> sides =
        Arrays.stream(Side.values())
            .filter(side -> request.neighbour(side).isPresent())
            .flatMap(side -> heard(call, side).stream())
            .toList();
    double mean =
        sides.stream()
            .mapToDouble(Loudness::integrated)
            .filter(Double::isFinite)
            .average()
            .orElse(Double.NEGATIVE_INFINITY);
    int head = Math.toIntExact(request.headHandle());
    double tone = Loudness.ungated(base.slice(head, Math.toIntExact(request.length())));
    double peak =
        sides.stream()
            .flatMapToDouble(side -> DoubleStream.of(TruePeak.dB(side)))
            .max()
            .orElse(Double.NEGATIVE_INFINITY);
    return new Foreground(mean, tone, peak);
  }

  private static Optional<SoundBlock> heard(SoundCall call, Side side) {
    try {
      return Optional.of(call.sound(side));
    } catch (IOException e) {
      // The tone has been made without it, and says so.
      return Optional.empty();
    }
  }

  /**
   * How loud a line is where people speak beside the slot, in LUFS: as they are. What lies beneath
   * it is taken down for it, so that it need not rise over a loud place as other things do.
   */
  double speech() {
    return Double.isFinite(loudness) ? Math.max(loudness, tone) : UNKNOWN;
  }

  /** How loud something is that stands in the scene as its people and things do, in LUFS. */
  double presence() {
    return Double.isFinite(loudness) ? Math.max(loudness, tone + STANDS_OUT) : UNKNOWN;
  }
}
