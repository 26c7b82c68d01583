package org.raccord.model.timeline;

/** How an extend makes room. */
public enum Placement {
  /** What starts at or after the old edge moves later, on all tracks. */
  RIPPLE,
  /** The neighbour's edge on the same track is trimmed; nothing moves. */
  OVERWRITE
}
