package org.raccord.imaging;

import java.util.List;
import java.util.Optional;

/**
 * The pictures on one side of a gap, and how the nearest one moves on to the next, which is looked
 * for once. Not thread-safe.
 */
public final class Beside {

  private final List<Grey> pictures;
  private final FlowEstimator search;
  private Optional<Flow> toNext = Optional.empty();

  /**
   * Pictures of one side.
   *
   * @param pictures nearest the gap first; at least one
   * @param effort how hard to search
   */
  public Beside(List<Grey> pictures, FlowEstimator.Effort effort) {
    if (pictures.isEmpty()) {
      throw new IllegalArgumentException("There is at least one picture beside a gap");
    }
    this.pictures = List.copyOf(pictures);
    this.search = new FlowEstimator(effort);
  }

  /** The pictures, nearest the gap first. */
  public List<Grey> pictures() {
    return pictures;
  }

  /** What looks for motion here, and across the gap. */
  FlowEstimator search() {
    return search;
  }

  /** The nearest one. */
  Grey edge() {
    return pictures.get(0);
  }

  /** Where the pixels of the nearest picture are found in the next; none where there is no next. */
  public Optional<Flow> toNext() {
    if (toNext.isEmpty() && pictures.size() > 1) {
      toNext = Optional.of(search.estimate(pictures.get(0), pictures.get(1)));
    }
    return toNext;
  }

  /** How fast things move away from the gap, per step; nothing where there is one picture. */
  Optional<Flow> speed() {
    return toNext().map(one -> Speed.of(pictures, one, search));
  }
}
