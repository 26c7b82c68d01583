package org.raccord.acoustics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.raccord.model.sound.SoundBlock;

/**
 * How long a place rings, judged blindly from how sound dies away in it: straight falls of the
 * level between 400 Hz and 4 kHz are fitted with lines, as Löllmann, Yilmaz, Jeub and Vary (2010)
 * do, and the 60th percentile of what they say is taken. Enough to tell dry, room and hall apart.
 */
public final class Reverberation {

  private static final double LOWEST = 400;
  private static final double HIGHEST = 4000;
  private static final int SHORTEST_FALL = 7;
  private static final double LEAST_FALL = 10;
  private static final double STRAIGHT = 0.92;
  private static final int LEAST_FALLS = 3;
  private static final double SHARE = 0.6;

  private Reverberation() {}

  /** How a place sounds. */
  public enum Place {
    /** No room is heard. */
    DRY,
    /** A room. */
    ROOM,
    /** A hall. */
    HALL;

    /** What a reverberation time in seconds says. */
    public static Place of(double seconds) {
      return seconds < 0.45 ? DRY : seconds < 0.9 ? ROOM : HALL;
    }
  }

  /** The time in which sound falls by 60 dB, in seconds; empty where too little falls freely. */
  public static OptionalDouble seconds(SoundBlock block) {
    BandLevels bands = BandLevels.of(block);
    int frames = bands.frames();
    double[] level = new double[frames];
    for (int f = 0; f < frames; f++) {
      level[f] = 10 * Math.log10(bands.power(f, f + 1, LOWEST, HIGHEST) + 1e-10);
    }
    double hop = (double) bands.hop() / block.format().sampleRate();
    List<Double> times = new ArrayList<>();
    int f = 1;
    while (f < frames) {
      int begin = f - 1;
      while (f < frames && level[f] < level[f - 1] + 0.3) {
        f++;
      }
      fall(level, begin, f, hop).ifPresent(times::add);
      f++;
    }
    if (times.size() < LEAST_FALLS) {
      return OptionalDouble.empty();
    }
    Collections.sort(times);
    return OptionalDouble.of(times.get((int) (SHARE * (times.size() - 1))));
  }

  /** The straightest part of a fall, [begin, end). */
  private static OptionalDouble fall(double[] level, int begin, int end, double hop) {
    double best = STRAIGHT;
    double time = 0;
    for (int from = begin; from + SHORTEST_FALL <= end; from++) {
      for (int to = end; to - from >= SHORTEST_FALL; to--) {
        if (level[from] - level[to - 1] < LEAST_FALL) {
          break;
        }
        Line line = Line.through(level, from, to);
        // Long falls say more than short ones that chance to be straight.
        double worth = line.straightness() + 0.002 * (to - from);
        if (line.straightness() > STRAIGHT && worth > best && line.slope() < 0) {
          best = worth;
          time = -60 / line.slope() * hop;
        }
      }
    }
    return time > 0 ? OptionalDouble.of(time) : OptionalDouble.empty();
  }

  private record Line(double slope, double straightness) {
    static Line through(double[] y, int from, int to) {
      double n = to - from;
      double x1 = 0;
      double y1 = 0;
      double xx = 0;
      double xy = 0;
      double yy = 0;
      for (int i = from; i < to; i++) {
        double x = i - from;
        x1 += x;
        y1 += y[i];
        xx += x * x;
        xy += x * y[i];
        yy += y[i] * y[i];
      }
      double sxx = xx - x1 * x1 / n;
      double sxy = xy - x1 * y1 / n;
      double syy = yy - y1 * y1 / n;
      return new Line(sxy / sxx, syy <= 0 ? 0 : sxy * sxy / (sxx * syy));
    }
  }
}
