package org.raccord.matching.internal;

import java.util.ArrayList;
import java.util.List;
import org.raccord.acoustics.Stretch;

/** The material of one side that no segment has used yet. */
final class Pool {

  private final Neighbourhood side;
  private final List<Stretch> unused;
  private final int shortest;

  /**
   * @param shortest samples below which what is left of a stretch is of no use
   */
  Pool(Neighbourhood side, int shortest) {
    this.side = side;
    this.shortest = shortest;
    this.unused = new ArrayList<>(side.tone());
    unused.removeIf(stretch -> stretch.length() < shortest);
  }

  Neighbourhood side() {
    return side;
  }

  List<Stretch> unused() {
    return unused;
  }

  /** Samples left. */
  long left() {
    return unused.stream().mapToLong(Stretch::length).sum();
  }

  /** Takes {@code [from, to)} out; nothing of it is given out again. */
  void use(int from, int to) {
    List<Stretch> rest = new ArrayList<>();
    for (Stretch stretch : unused) {
      if (to <= stretch.from() || from >= stretch.to()) {
        rest.add(stretch);
        continue;
      }
      if (from - stretch.from() >= shortest) {
        rest.add(new Stretch(stretch.from(), from));
      }
      if (stretch.to() - to >= shortest) {
        rest.add(new Stretch(to, stretch.to()));
      }
    }
    unused.clear();
    unused.addAll(rest);
  }
}
