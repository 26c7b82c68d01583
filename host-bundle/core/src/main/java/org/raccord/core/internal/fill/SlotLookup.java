package org.raccord.core.internal.fill;

import org.raccord.core.WorkException;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.model.timeline.Slot;
import org.raccord.model.timeline.SlotFinder;
import org.raccord.model.timeline.Timeline;

/** Finds a slot by what an editor calls it. */
public final class SlotLookup {

  private SlotLookup() {}

  /**
   * The slot with this address or id.
   *
   * @throws WorkException ORDER if there is none; the message lists those there are
   */
  public static Slot find(Timeline timeline, MediaBay bay, String name) throws WorkException {
    return FillPlan.named(name, SlotFinder.find(timeline, bay), bay);
  }
}
