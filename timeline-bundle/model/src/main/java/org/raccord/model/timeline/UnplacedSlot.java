package org.raccord.model.timeline;

import java.util.List;
import org.raccord.model.fill.Fingerprint;
import org.raccord.model.fill.SlotRecord;

/**
 * A slot of an earlier cut that has no place in this one. Its brief and takes are kept, so that a
 * later cut may find its place again.
 *
 * @param picture the item that it was, with its record, its takes and their media
 * @param sounds the same on sound tracks, lowest first
 * @param place what stood beside it
 * @param reason why it has no place
 */
public record UnplacedSlot(Item picture, List<Item> sounds, Fingerprint place, String reason) {

  public UnplacedSlot {
    sounds = List.copyOf(sounds);
    if (picture.slot().isEmpty()) {
      throw new IllegalArgumentException("What is kept of a slot has its record");
    }
  }

  /** What was stored of it. */
  public SlotRecord record() {
    return picture.slot().orElseThrow(() -> new IllegalStateException("checked when it was made"));
  }
}
