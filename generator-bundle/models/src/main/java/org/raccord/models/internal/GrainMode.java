package org.raccord.models.internal;

/** What becomes of the neighbours' grain in a take. */
enum GrainMode {
  /** What the model took is put back. */
  RESTORED,
  /** Left as the model leaves it: for measurements against the truth. */
  LEFT
}
