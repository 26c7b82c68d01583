package org.raccord.model.timeline;

import java.util.List;
import java.util.Optional;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.time.FrameTime;

/** Something that takes time on a track. */
public sealed interface Item extends Element permits Clip, Gap, Nest {

  /** Time it takes on its track, at its own rate. */
  FrameTime duration();

  boolean enabled();

  List<Marker> markers();

  /** What Raccord stores of the slot that this item is. */
  Optional<SlotRecord> slot();
}
