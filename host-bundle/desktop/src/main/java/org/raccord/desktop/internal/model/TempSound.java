package org.raccord.desktop.internal.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.raccord.core.SlotTakes;
import org.raccord.model.time.FrameRange;

/**
 * Where sound is heard that is only temporary: lines that a machine spoke.
 *
 * @param ranges record frames
 */
public record TempSound(List<FrameRange> ranges) {

  public TempSound {
    ranges = List.copyOf(ranges);
  }

  /** Of the takes that are heard in a timeline. */
  public static TempSound of(Snapshot snapshot) {
    Set<String> spoken = new HashSet<>();
    for (SlotTakes slot : snapshot.takes()) {
      Optional<String> heard = slot.soundInUse();
      if (slot.takes().stream()
          .anyMatch(t -> heard.equals(Optional.of(t.take().id())) && !t.take().lines().isEmpty())) {
        spoken.add(slot.address());
      }
    }
    return new TempSound(
        snapshot.survey().slots().stream()
            .filter(s -> spoken.contains(s.slot().address()))
            .map(snapshot::record)
            .toList());
  }

  /** Whether it is heard at a frame. */
  public boolean isAt(long frame) {
    return ranges.stream().anyMatch(r -> frame >= r.start() && frame < r.end());
  }
}
