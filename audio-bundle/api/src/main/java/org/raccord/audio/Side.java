package org.raccord.audio;

/** A side of a slot. */
public enum Side {
  /** The sound that ends where the slot begins. */
  BEFORE,
  /** The sound that begins where the slot ends. */
  AFTER
}
