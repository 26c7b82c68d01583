package org.raccord.model.timeline;

/** What a new slot takes away. Nothing moves either way. */
public enum Removal {
  /** The picture of its own track; all sound stays. */
  LIFT,
  /**
   * The picture of its own track and the production sound linked to it, so that both are made anew;
   * music, voice-over and effects stay.
   */
  EXTRACT
}
