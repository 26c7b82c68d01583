package org.raccord.acoustics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.raccord.model.sound.SoundBlock;

/**
 * Finds where somebody speaks, and with that the pauses in which only the place is heard.
 *
 * <p>Voiced sounds that stand out of what is quiet around them are the nuclei of speech. What else
 * stands out near one (consonants, breath, the decay of the room) goes with it. Where there is no
 * nucleus, nothing is speech, however uneven: rain, birds and traffic are the place itself.
 */
public final class SpeechFinder {

  /** A nucleus stands out of the quiet by this many dB. */
  private static final double STANDS_OUT = 9;

  /** What lies this many dB under the loudest speech is hidden by it. */
  private static final double UNDER_SPEECH = 40;

  private static final double PERIODIC = 0.72;
  private static final int SHORTEST_NUCLEUS = 6;
  private static final int LEAST_VOICED = 15;
  private static final int REACH = 60;
  private static final int GUARD_BEFORE = 3;
  private static final int GUARD_AFTER = 5;
  private static final double[] EDGES = {80, 400, 1200, 3500, 16_000};

  private final BandLevels levels;
  private final boolean[] speech;

  private SpeechFinder(BandLevels levels, boolean[] speech) {
    this.levels = levels;
    this.speech = speech;
  }

  /** Listens to all of {@code block}; levels already measured spare the measuring. */
  public static SpeechFinder listen(SoundBlock block, BandLevels levels) {
    boolean[] nuclei = nuclei(block, levels.frames());
    boolean[] speech = new boolean[levels.frames()];
    if (count(nuclei) >= LEAST_VOICED) {
      boolean[] active = active(levels, nuclei);
      boolean[] near = widened(nuclei, REACH, REACH);
      for (int f = 0; f < speech.length; f++) {
        speech[f] = nuclei[f] || (near[f] && active[f]);
      }
      speech = widened(speech, GUARD_BEFORE, GUARD_AFTER);
    }
    return new SpeechFinder(levels, speech);
  }

  /** Whether anybody speaks at all. */
  public boolean anySpeech() {
    return count(speech) > 0;
  }

  /** Whether anybody speaks before sample {@code end}. */
  public boolean anySpeechBefore(int end) {
    for (int f = 0; f < speech.length && f * levels.hop() < end; f++) {
      if (speech[f]) {
        return true;
      }
    }
    return false;
  }

  /** The share of the time in which somebody speaks, 0 to 1. */
  public double share() {
    return speech.length == 0 ? 0 : (double) count(speech) / speech.length;
  }

  /** Whether somebody speaks at sample {@code at}. */
  public boolean speaks(int at) {
    int frame = at / levels.hop();
    return frame >= 0 && frame < speech.length && speech[frame];
  }

  /** The stretches in which somebody speaks, in samples. */
  public List<Stretch> spoken() {
    List<Stretch> spoken = new ArrayList<>();
    int begin = -1;
    for (int f = 0; f <= speech.length; f++) {
      boolean speaks = f < speech.length && speech[f];
      if (speaks && begin < 0) {
        begin = f;
      } else if (!speaks && begin >= 0) {
        spoken.add(new Stretch(begin * levels.hop(), f * levels.hop()));
        begin = -1;
      }
    }
    return spoken;
  }

  /**
   * The stretches in which nobody speaks.
   *
   * @param shortest samples that a pause has at least
   * @param length samples from the beginning that are asked about
   */
  public List<Stretch> pauses(int shortest, int length) {
    List<Stretch> pauses = new ArrayList<>();
    int begin = -1;
    int frames = Math.min(speech.length, (length + levels.hop() - 1) / levels.hop());
    for (int f = 0; f <= frames; f++) {
      boolean quiet = f < frames && !speech[f];
      if (quiet && begin < 0) {
        begin = f;
      } else if (!quiet && begin >= 0) {
        int from = begin * levels.hop();
        int to = Math.min(length, f * levels.hop());
        if (to - from >= shortest) {
          pauses.add(new Stretch(from, to));
        }
        begin = -1;
      }
    }
    return pauses;
  }

  private static boolean[] nuclei(SoundBlock block, int frames) {
    Voicing voicing = Voicing.of(block);
    int count = Math.min(frames, voicing.frames());
    boolean[] nuclei = new boolean[frames];
    if (count == 0) {
      return nuclei;
    }
    double[] sorted = new double[count];
    for (int f = 0; f < count; f++) {
      sorted[f] = voicing.level(f);
    }
    Arrays.sort(sorted);
    double threshold = sorted[count / 10] + STANDS_OUT;
    int begin = -1;
    for (int f = 0; f <= count; f++) {
      boolean voiced =
          f < count && voicing.periodicity(f) > PERIODIC && voicing.level(f) > threshold;
      boolean steady = voiced && (begin < 0 || Math.abs(voicing.lag(f) - voicing.lag(f - 1)) <= 4);
      if (voiced && begin < 0) {
        begin = f;
      } else if (!steady && begin >= 0) {
        if (f - begin >= SHORTEST_NUCLEUS) {
          Arrays.fill(nuclei, begin, f, true);
        }
        begin = voiced ? f : -1;
      }
    }
    return nuclei;
  }

  /** Frames that stand out of the quiet in any of four broad bands. */
  private static boolean[] active(BandLevels levels, boolean[] nuclei) {
    int frames = levels.frames();
    boolean[] active = new boolean[frames];
    for (int b = 0; b + 1 < EDGES.length; b++) {
      double[] level = new double[frames];
      for (int f = 0; f < frames; f++) {
        int from = Math.max(0, f - 1);
        int to = Math.min(frames, f + 2);
        level[f] = 10 * Math.log10(levels.power(from, to, EDGES[b], EDGES[b + 1]) + 1e-10);
      }
      double threshold = threshold(level, nuclei);
      for (int f = 0; f < frames; f++) {
        active[f] |= level[f] > threshold;
      }
    }
    return active;
  }

  /** From the quietest twentieth upward: how far the quiet reaches before something stands out. */
  private static double threshold(double[] level, boolean[] nuclei) {
    double[] sorted = level.clone();
    Arrays.sort(sorted);
    double threshold = sorted[sorted.length / 20] + 6;
    for (int pass = 0; pass < 4; pass++) {
      double sum = 0;
      double squares = 0;
      int count = 0;
      for (int f = 0; f < level.length; f++) {
        if (level[f] <= threshold && !nuclei[f]) {
          sum += level[f];
          squares += level[f] * level[f];
          count++;
        }
      }
      if (count < 5) {
        break;
      }
      double mean = sum / count;
      double spread = Math.sqrt(Math.max(0, squares / count - mean * mean));
      threshold = mean + Math.min(8, Math.max(4, 2.5 * spread));
    }
    // A gated recording has hardly any floor; there the dying away of a word is pause enough.
    return Math.max(threshold, sorted[sorted.length * 19 / 20] - UNDER_SPEECH);
  }

  private static boolean[] widened(boolean[] marks, int before, int after) {
    boolean[] wide = new boolean[marks.length];
    for (int f = 0; f < marks.length; f++) {
      if (marks[f]) {
        Arrays.fill(wide, Math.max(0, f - before), Math.min(marks.length, f + after + 1), true);
      }
    }
    return wide;
  }

  private static int count(boolean[] marks) {
    int count = 0;
    for (boolean mark : marks) {
      if (mark) {
        count++;
      }
    }
    return count;
  }
}
