package org.raccord.model.fill;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.model.time.FrameRange;

/**
 * What the timeline stores of a slot: its id, its brief, its takes.
 *
 * @param id short and random, such as {@code s7k2q}
 * @param brief what is asked of the slot
 * @param takes in the order they were made; detached takes are not among them
 * @param nextTake the number the next take gets; never goes back
 * @param remainderOf the clip whose overrun this is, where the slot came from an extend
 * @param sources the part of each reference's media that its clip uses when it is in use, by
 *     reference key
 */
public record SlotRecord(
    String id,
    Brief brief,
    List<Take> takes,
    int nextTake,
    Optional<Remainder> remainderOf,
    Map<String, FrameRange> sources) {

  public SlotRecord {
    takes = List.copyOf(takes);
    sources = Map.copyOf(sources);
    if (nextTake < 1) {
      throw new IllegalArgumentException("Takes are numbered from 1");
    }
  }

  /** A slot with a brief and no takes yet. */
  public static SlotRecord fresh(String id, Brief brief) {
    return new SlotRecord(id, brief, List.of(), 1, Optional.empty(), Map.of());
  }

  /** The take with this id. */
  public Optional<Take> take(String takeId) {
    return takes.stream().filter(t -> t.id().equals(takeId)).findFirst();
  }

  public SlotRecord withBrief(Brief other) {
    return new SlotRecord(id, other, takes, nextTake, remainderOf, sources);
  }

  public SlotRecord withTakes(List<Take> others, int next) {
    return new SlotRecord(id, brief, others, next, remainderOf, sources);
  }

  public SlotRecord withRemainder(Remainder other) {
    return new SlotRecord(id, brief, takes, nextTake, Optional.of(other), sources);
  }

  public SlotRecord withSources(Map<String, FrameRange> others) {
    return new SlotRecord(id, brief, takes, nextTake, remainderOf, others);
  }

  /**
   * What the slot was split from.
   *
   * @param clip name of the clip beside it
   * @param end the end of that clip at which the slot stands
   */
  public record Remainder(String clip, Side end) {}

  /** An end of the clip that was split. */
  public enum Side {
    HEAD,
    TAIL
  }
}
