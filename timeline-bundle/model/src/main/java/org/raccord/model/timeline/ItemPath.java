package org.raccord.model.timeline;

import java.util.List;

/**
 * Where an element stands: for each level the index of the track among its timeline's or nest's
 * tracks and the index of the element on it.
 *
 * @param steps outermost first, at least one
 */
public record ItemPath(List<Step> steps) {

  public ItemPath {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("A path has at least one step");
    }
  }

  /** A path on the outermost level. */
  public static ItemPath of(int track, int element) {
    return new ItemPath(List.of(new Step(track, element)));
  }

  /** The innermost step. */
  public Step last() {
    return steps.get(steps.size() - 1);
  }

  /**
   * One level.
   *
   * @param track index among the tracks of all kinds, from 0
   * @param element index among the elements of the track, transitions counted, from 0
   */
  public record Step(int track, int element) {}
}
