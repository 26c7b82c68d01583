package org.raccord.model.timeline;

import java.util.Optional;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.time.FrameRange;

/**
 * A place of a timeline that wants picture.
 *
 * @param address such as {@code V1-2}, {@code V1-2.tail} or {@code V1-3/V1-2}: positional, for the
 *     timeline as it stands
 * @param kind why it is a slot
 * @param place where its item stands
 * @param record where it lies, in frames of the slot's track rate from the timeline's zero (without
 *     the global start)
 * @param before the clip before it on its track
 * @param after the clip after it on its track
 * @param headExtra frames that an outer transition needs before the slot's first frame
 * @param tailExtra frames that an outer transition needs after its last
 * @param cutOut frames of one common source that the editor cut out between the neighbours, 0 where
 *     they do not come from one source in running order
 * @param stored id, brief and takes, once something was stored
 * @param asked the brief that a {@code RACCORD} marker asks for, where there is one
 * @param remark what the editor should know, empty where there is nothing
 */
public record Slot(
    String address,
    Kind kind,
    ItemPath place,
    FrameRange record,
    Optional<Neighbour> before,
    Optional<Neighbour> after,
    long headExtra,
    long tailExtra,
    long cutOut,
    Optional<SlotRecord> stored,
    Optional<Brief> asked,
    String remark) {

  Slot remarked(String other) {
    return with(asked, other);
  }

  /** The slot with what a marker asks. */
  Slot asking(Brief brief) {
    return with(Optional.of(brief), remark);
  }

  private Slot with(Optional<Brief> itsAsked, String itsRemark) {
    return new Slot(
        address, kind, place, record, before, after, headExtra, tailExtra, cutOut, stored, itsAsked,
        itsRemark);
  }

  /** Why a place is a slot. */
  public enum Kind {
    /** A gap on the lowest video track where nothing else is seen. */
    GAP,
    /** A clip whose reference is missing, or that a slot record marks as waiting for a take. */
    MISSING,
    /** A clip whose generator reference was never rendered. */
    GENERATOR,
    /** The part of a clip before its media begins. */
    HEAD_OVERRUN,
    /** The part of a clip after its media ends. */
    TAIL_OVERRUN,
    /** A range that a marker names. */
    MARKED,
    /** Filled: a clip with takes of ours one of which is in use. */
    FILLED
  }

  /**
   * A clip beside a slot.
   *
   * @param clip the clip
   * @param place where it stands
   * @param usable media time that may be used: the clip's trimmed range within its media, at the
   *     media's rate
   * @param contiguous whether it touches the slot (nothing, not even a gap, between them)
   */
  public record Neighbour(Clip clip, ItemPath place, FrameRange usable, boolean contiguous) {}
}
