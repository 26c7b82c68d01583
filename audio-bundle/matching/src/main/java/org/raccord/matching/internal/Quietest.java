package org.raccord.matching.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.raccord.acoustics.BandLevels;
import org.raccord.acoustics.Stretch;
import org.raccord.model.sound.SoundBlock;

/** The quietest moments of speech without a pause: the best guess at the place behind it. */
final class Quietest {

  private static final int SHARE = 25;

  private Quietest() {}

  /** The quietest 4% of the frames of {@code block}, digital silence left out. */
  static List<Stretch> of(SoundBlock block, BandLevels levels) {
    int frames = levels.frames();
    double[] power = new double[frames];
    for (int f = 0; f < frames; f++) {
      power[f] = levels.power(Math.max(0, f - 1), Math.min(frames, f + 2), 60, 16_000);
    }
    double[] sorted = Arrays.stream(power).filter(p -> p > 1e-13).sorted().toArray();
    List<Stretch> quiet = new ArrayList<>();
    if (sorted.length == 0) {
      return quiet;
    }
    double threshold = sorted[Math.min(sorted.length - 1, Math.max(2, sorted.length / SHARE))];
    int begin = -1;
    for (int f = 0; f <= frames; f++) {
      boolean below = f < frames && power[f] <= threshold && power[f] > 1e-13;
      if (below && begin < 0) {
        begin = f;
      } else if (!below && begin >= 0) {
        int to = Math.min(block.length(), f * levels.hop());
        quiet.addAll(Silence.audible(block, new Stretch(begin * levels.hop(), to), 1));
        begin = -1;
      }
    }
    return quiet;
  }
}
