package org.raccord.model.timeline;

import java.util.List;
import java.util.Optional;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.time.FrameTime;

/**
 * Nothing, for a time.
 *
 * @param name mostly empty
 * @param enabled as the file has it
 * @param duration at least 0
 * @param markers from the gap's start
 * @param slot what Raccord stores of the slot that this gap is: a brief, or takes none of which is
 *     in use
 * @param origin what it was read from
 */
public record Gap(
    String name,
    boolean enabled,
    FrameTime duration,
    List<Marker> markers,
    Optional<SlotRecord> slot,
    Origin origin)
    implements Item {

  public Gap {
    markers = List.copyOf(markers);
  }

  /** A new gap. */
  public static Gap of(FrameTime duration) {
    return new Gap("", true, duration, List.of(), Optional.empty(), Origin.NONE);
  }

  public Gap withDuration(FrameTime other) {
    return new Gap(name, enabled, other, markers, slot, origin);
  }

  public Gap withMarkers(List<Marker> others) {
    return new Gap(name, enabled, duration, others, slot, origin);
  }

  public Gap withSlot(Optional<SlotRecord> other) {
    return new Gap(name, enabled, duration, markers, other, origin);
  }

  Gap longerBy(FrameTime length) {
    return withDuration(ExactTime.of(duration).plus(length).exactly(duration.rate()));
  }
}
