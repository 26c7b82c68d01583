package org.raccord.qc.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.raccord.model.time.FrameRange;
import org.raccord.qc.Stretch;

/**
 * Frames {@code [from, to)}, counted from the first that was looked at.
 *
 * @param from the first
 * @param to the one after the last
 */
public record Span(int from, int to) {

  /** Where a stretch lies within what was looked at; empty spans for what lies outside. */
  public static Span of(Stretch stretch, FrameRange range) {
    FrameRange where = stretch.where().at(range.rate());
    long from = Math.max(range.start(), Math.min(range.end(), where.start()));
    long to = Math.max(from, Math.min(range.end(), where.end()));
    return new Span((int) (from - range.start()), (int) (to - range.start()));
  }

  /** The unbroken runs of frames within this span that answer to {@code is}. */
  public List<Span> runs(IntPredicate is) {
    List<Span> runs = new ArrayList<>();
    int start = -1;
    for (int f = from; f < to; f++) {
      if (is.test(f)) {
        start = start < 0 ? f : start;
      } else if (start >= 0) {
        runs.add(new Span(start, f));
        start = -1;
      }
    }
    if (start >= 0) {
      runs.add(new Span(start, to));
    }
    return runs;
  }

  /** How many frames answer to {@code is}. */
  public int count(IntPredicate is) {
    int count = 0;
    for (int f = from; f < to; f++) {
      count += is.test(f) ? 1 : 0;
    }
    return count;
  }

  public int length() {
    return to - from;
  }
}
