package org.raccord.generator;

/** A side of a slot. */
public enum Edge {
  /** The join with the clip before. */
  BEFORE,
  /** The join with the clip after. */
  AFTER
}
