package org.raccord.continuity.internal;

/** What becomes of the neighbours' grain in a take. */
enum GrainMode {
  /** What interpolation took is put back. */
  RESTORED,
  /** Left as interpolation leaves it: for measurements against the truth. */
  LEFT
}
