package org.raccord.core;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.raccord.model.fill.Take;

/**
 * What became of a fill order.
 *
 * @param slots one entry a slot, in record order
 * @param exported files that were exported
 */
public record FillReport(List<SlotResult> slots, List<String> exported) {

  public FillReport {
    slots = List.copyOf(slots);
    exported = List.copyOf(exported);
  }

  /** The same with further entries. */
  public FillReport with(List<SlotResult> more) {
    return new FillReport(Stream.concat(slots.stream(), more.stream()).toList(), exported);
  }

  /** Slots that have a take in use now. */
  public long filled() {
    return slots.stream().filter(s -> s.outcome() != Outcome.FAILED).count();
  }

  /** Slots that nothing could fill. */
  public long failed() {
    return slots.size() - filled();
  }

  /** What became of a slot. */
  public enum Outcome {
    FILLED,
    /** It had a finished take already and was left alone. */
    KEPT,
    FAILED
  }

  /**
   * A slot and what became of it.
   *
   * @param address as it was when the order was given
   * @param id the slot's id
   * @param outcome what became of it
   * @param takes takes that were made now
   * @param failure why nothing, or not as much as asked, was made, with what to do
   */
  public record SlotResult(
      String address, String id, Outcome outcome, List<Take> takes, Optional<String> failure) {
    public SlotResult {
      takes = List.copyOf(takes);
    }
  }
}
