package org.raccord.qc.internal.picture;

import java.util.List;
import org.raccord.qc.internal.Span;

/** Tells repeats that come evenly: film in a faster rate, a camera converted to another one. */
final class Cadence {

  /** With fewer repeats chance makes a rhythm. */
  private static final int LEAST = 4;

  /** From here a rhythm may be off by a frame: 24 in 25 is not a whole number of frames. */
  private static final int LONG = 10;

  private Cadence() {}

  /** One frame in how many repeats; 0 where there is no rhythm. Some repeats may be missing. */
  static int of(List<Span> repeats) {
    if (repeats.size() < LEAST || repeats.stream().anyMatch(r -> r.length() > 1)) {
      return 0;
    }
    int shortest = Integer.MAX_VALUE;
    for (int i = 1; i < repeats.size(); i++) {
      shortest = Math.min(shortest, repeats.get(i).from() - repeats.get(i - 1).from());
    }
    int slack = shortest < LONG ? 0 : 1;
    for (int i = 1; i < repeats.size(); i++) {
      int gap = repeats.get(i).from() - repeats.get(i - 1).from();
      int times = Math.round((float) gap / shortest);
      if (Math.abs(gap - times * shortest) > times * slack) {
        return 0;
      }
    }
    return shortest;
  }
}
