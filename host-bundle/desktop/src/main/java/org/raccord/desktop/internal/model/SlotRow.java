package org.raccord.desktop.internal.model;

import java.util.List;
import java.util.Optional;
import org.raccord.core.SlotTakes.ListedTake;
import org.raccord.model.fill.SeamReport;
import org.raccord.model.time.FrameRange;

/**
 * A slot as the list and the inspector show it.
 *
 * @param address where it is
 * @param what why it is a slot, in a few words
 * @param record where it lies, in frames of the timeline's rate
 * @param timecode record timecode of its first frame
 * @param state where it stands
 * @param takes its takes, oldest first
 * @param inUse id of the take in use
 * @param offers a line for each generator: what it would do, or why not
 * @param remark what the editor should know
 * @param warning the same of it that is to be seen on the slot itself, in a few words; empty where
 *     there is nothing
 */
public record SlotRow(
    String address,
    String what,
    FrameRange record,
    String timecode,
    SlotState state,
    List<ListedTake> takes,
    Optional<String> inUse,
    List<OfferLine> offers,
    String remark,
    String warning) {

  public SlotRow {
    takes = List.copyOf(takes);
    offers = List.copyOf(offers);
  }

  /** The take in use. */
  public Optional<ListedTake> current() {
    return takes.stream().filter(t -> inUse.equals(Optional.of(t.take().id()))).findFirst();
  }

  /** Grade of the take in use, such as {@code B}; a dash where there is none. */
  public String grade() {
    return current()
        .flatMap(t -> t.take().seams())
        .flatMap(SeamReport::grade)
        .map(Enum::name)
        .orElse("\u2013");
  }

  /** Whether it has no take in use. */
  public boolean isUnfilled() {
    return inUse.isEmpty();
  }

  /**
   * What a generator says to a slot.
   *
   * @param generator its id
   * @param serves whether it would fill it
   * @param words how, or why not
   * @param remedy what would make it serve; empty where it does
   */
  public record OfferLine(
      String generator, boolean serves, String words, Optional<String> remedy) {}
}
