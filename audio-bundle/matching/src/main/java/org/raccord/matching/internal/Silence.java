package org.raccord.matching.internal;

import java.util.ArrayList;
import java.util.List;
import org.raccord.acoustics.Stretch;
import org.raccord.model.sound.SoundBlock;

/** Digital silence: samples that are exactly zero in every channel. No place sounds like that. */
final class Silence {

  private static final double SHORTEST = 0.01;

  private Silence() {}

  /** Whether {@code [from, to)} is digital silence. */
  static boolean all(SoundBlock block, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!at(block, i)) {
        return false;
      }
    }
    return true;
  }

  /** The parts of {@code stretch} of at least {@code shortest} samples that are not silence. */
  static List<Stretch> audible(SoundBlock block, Stretch stretch, int shortest) {
    int run = Math.max(1, (int) (SHORTEST * block.format().sampleRate()));
    List<Stretch> parts = new ArrayList<>();
    int begin = stretch.from();
    int i = stretch.from();
    while (i < stretch.to()) {
      int silence = i;
      while (silence < stretch.to() && at(block, silence)) {
        silence++;
      }
      if (silence - i >= run) {
        if (i - begin >= shortest) {
          parts.add(new Stretch(begin, i));
        }
        begin = silence;
      }
      i = silence + 1;
    }
    if (stretch.to() - begin >= shortest) {
      parts.add(new Stretch(begin, stretch.to()));
    }
    return parts;
  }

  private static boolean at(SoundBlock block, int i) {
    for (int c = 0; c < block.format().channels(); c++) {
      if (block.channel(c)[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
