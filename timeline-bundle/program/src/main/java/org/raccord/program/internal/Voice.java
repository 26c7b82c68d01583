package org.raccord.program.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * A clip's sound in the program, at some sample rate.
 *
 * @param shot the clip
 * @param offset media time less record time
 * @param from first sample of the program that it sounds in
 * @param to the sample after its last
 * @param ramps what dissolves make of its level
 */
record Voice(Shot shot, ExactTime offset, long from, long to, List<Ramp> ramps) {

  Voice {
    ramps = List.copyOf(ramps);
  }

  /**
   * One side of a cross-fade: linear in amplitude, so that the two sides add up to one.
   *
   * @param from sample where it begins
   * @param to sample where it has ended
   * @param rises whether the voice comes or goes
   */
  record Ramp(long from, long to, boolean rises) {

    float gain(long sample) {
      double come =
          to <= from
              ? sample < from ? 0 : 1
              : Math.min(1, Math.max(0, (sample + 0.5 - from) / (to - from)));
      return (float) (rises ? come : 1 - come);
    }
  }

  /** The level at a sample. */
  float gain(long sample) {
    float gain = 1;
    for (Ramp ramp : ramps) {
      gain *= ramp.gain(sample);
    }
    return gain;
  }

  /** What is left of it outside {@code [cutFrom, cutTo)}. */
  List<Voice> without(long cutFrom, long cutTo) {
    if (cutTo <= from || cutFrom >= to) {
      return List.of(this);
    }
    List<Voice> left = new ArrayList<>();
    if (cutFrom > from) {
      left.add(new Voice(shot, offset, from, cutFrom, ramps));
    }
    if (cutTo < to) {
      left.add(new Voice(shot, offset, cutTo, to, ramps));
    }
    return left;
  }
}
