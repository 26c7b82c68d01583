package org.raccord.model.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The clips of a track around a place, without those next to it: where the same two shots meet more
 * than once, these tell which time it is.
 *
 * @param before media and source of each, nearest first
 * @param after the same on the other side
 */
record Surroundings(List<String> before, List<String> after) {

  private static final int REACH = 6;

  /** Of a slot that had no place: nothing is like it. */
  static final Surroundings UNKNOWN = new Surroundings(List.of("?"), List.of("?"));

  Surroundings {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  static Surroundings of(Timeline timeline, ItemPath path) {
    List<Element> line = Surgery.elements(timeline, path);
    int at = path.last().element();
    return new Surroundings(beside(line, at, -1), beside(line, at, 1));
  }

  private static List<String> beside(List<Element> line, int from, int step) {
    List<String> found = new ArrayList<>();
    int met = 0;
    for (int i = from + step; i >= 0 && i < line.size() && met <= REACH; i += step) {
      if (line.get(i) instanceof Clip clip && clip.slot().isEmpty() && met++ > 0) {
        found.add(PlaceSearch.fileName(clip.media()).orElse(clip.name()) + "@" + clip.source());
      }
    }
    return found;
  }

  /** The clip before the one before the place; empty where the track begins there. */
  Optional<String> nextBefore() {
    return before.stream().findFirst();
  }

  /** The clip after the one after the place. */
  Optional<String> nextAfter() {
    return after.stream().findFirst();
  }

  /** How much of the surroundings is the same; what is nearer counts more. */
  int alike(Surroundings other) {
    return alike(before, other.before) + alike(after, other.after);
  }

  private static int alike(List<String> some, List<String> others) {
    int alike = 0;
    for (int i = 0; i < some.size(); i++) {
      boolean same = i < others.size() && some.get(i).equals(others.get(i));
      alike += same ? 10 * (REACH - i) : others.contains(some.get(i)) ? 1 : 0;
    }
    return alike;
  }
}
