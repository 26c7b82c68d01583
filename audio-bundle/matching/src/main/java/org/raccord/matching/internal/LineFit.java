package org.raccord.matching.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * When the lines of a slot begin. Lines follow one another in the order of the brief; each that has
 * a time of its own begins there, the others as they fit between. No line reaches over the slot's
 * edges, nor into the next one. All times in samples from the slot's first one.
 */
final class LineFit {

  /** Between a line and a seam there is at least this, so that neither cuts the other. */
  private static final double EDGE = 0.08;

  private static final double LEAST_PAUSE = 0.15;
  private static final double USUAL_PAUSE = 0.45;
  private static final double USUAL_LEAD = 0.35;

  /**
   * Lines that share a stretch of the slot.
   *
   * @param first number of the first of them
   * @param count how many
   * @param from where the first may begin
   * @param to where the last has to have ended
   * @param fixed whether the first begins at {@code from}
   * @param pauses samples before each of them; empty as it fits. That of the first says nothing
   */
  record Stretch(
      int first, int count, long from, long to, boolean fixed, List<OptionalLong> pauses) {

    Stretch {
      pauses = List.copyOf(pauses);
    }

    /** Samples that there are for the words themselves, with the shortest pauses between. */
    long room(int rate) {
      long room = to - from;
      for (OptionalLong pause : pauses.subList(1, count)) {
        room -= pause.orElse(Math.round(LEAST_PAUSE * rate));
      }
      return room;
    }
  }

  private LineFit() {}

  /**
   * The stretches between lines whose time is given.
   *
   * @param times when each line begins; empty as it fits. Rising
   * @param pauses samples before each line whose time is not given; empty as it fits
   * @param length samples of the slot
   */
  static List<Stretch> stretches(
      List<OptionalLong> times, List<OptionalLong> pauses, long length, int rate) {
    long edge = Math.round(EDGE * rate);
    List<Stretch> stretches = new ArrayList<>();
    int first = 0;
    long from = edge;
    boolean fixed = false;
    for (int k = 0; k < times.size(); k++) {
      if (times.get(k).isPresent()) {
        long at = times.get(k).getAsLong();
        if (k > first) {
          long to = at - Math.round(LEAST_PAUSE * rate);
          stretches.add(new Stretch(first, k - first, from, to, fixed, pauses.subList(first, k)));
        }
        first = k;
        from = at;
        fixed = true;
      }
    }
    List<OptionalLong> last = pauses.subList(first, times.size());
    stretches.add(new Stretch(first, last.size(), from, length - edge, fixed, last));
    return stretches;
  }

  /**
   * Where the lines of a stretch begin.
   *
   * @param lengths samples of its lines; together at most its {@link Stretch#room}
   * @param rests samples at the end of each line in which nothing is said any more
   */
  static long[] starts(Stretch stretch, long[] lengths, long[] rests, int rate) {
    long slack = stretch.room(rate);
    for (long length : lengths) {
      slack -= length;
    }
    long lead = stretch.fixed() ? 0 : Math.min(Math.round(USUAL_LEAD * rate), slack / 3);
    long pause = Math.round(LEAST_PAUSE * rate);
    if (lengths.length > 1) {
      long more = Math.round((USUAL_PAUSE - LEAST_PAUSE) * rate);
      pause += Math.min(more, Math.max(0, slack - lead) / lengths.length);
    }
    long[] starts = new long[lengths.length];
    long at = stretch.from() + Math.max(0, lead);
    for (int k = 0; k < lengths.length; k++) {
      if (k > 0) {
        OptionalLong wanted = stretch.pauses().get(k);
        at += wanted.isPresent() ? Math.max(0, wanted.getAsLong() - rests[k - 1]) : pause;
      }
      starts[k] = at;
      at += lengths[k];
    }
    return starts;
  }
}
