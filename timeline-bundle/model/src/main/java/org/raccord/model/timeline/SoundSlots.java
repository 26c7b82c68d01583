package org.raccord.model.timeline;

import java.util.List;

/**
 * Finds the holes in the production sound that go with a picture slot. Music, voice-over and
 * effects tracks are never among them; sound that goes on under a picture hole is no hole.
 */
public final class SoundSlots {

  private SoundSlots() {}

  /** The sound slots of {@code slot}, lowest track first. */
  public static List<SoundSlot> find(Timeline timeline, Slot slot) {
    return NotYet.yet();
  }
}
