package org.raccord.model.timeline;

import java.util.List;
import java.util.Optional;

/**
 * A re-cut timeline with the takes of the former one.
 *
 * @param timeline the re-cut; only what holds takes differs from it as it was given
 * @param fates what became of each take, in order of the former timeline
 * @param remarks what else the editor should know
 */
public record Updated(Timeline timeline, List<Fate> fates, List<String> remarks) {

  public Updated {
    fates = List.copyOf(fates);
    remarks = List.copyOf(remarks);
  }

  public Updated withRemarks(List<String> others) {
    return new Updated(timeline, fates, others);
  }

  /** What became of a take. */
  public enum Outcome {
    /** It is on its place and fits. */
    PLACED,
    /** It is on its place, and what it was made for has changed. */
    STALE,
    /** It has no place in the new cut and is kept. */
    UNPLACED
  }

  /**
   * A take, or a slot that has only a brief, and what became of it.
   *
   * @param slot id of the slot
   * @param take id of the take; empty for a slot without takes
   * @param outcome what became of it
   * @param address where the slot is now, where it has a place
   * @param use whether the take is the one that is shown
   * @param reason why it is stale or unplaced, or what else the editor should know
   */
  public record Fate(
      String slot,
      Optional<String> take,
      Outcome outcome,
      Optional<String> address,
      Use use,
      Optional<String> reason) {}

  /** Whether a take is shown. */
  public enum Use {
    IN_USE,
    KEPT
  }
}
