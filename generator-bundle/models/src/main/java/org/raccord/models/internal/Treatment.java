package org.raccord.models.internal;

/** What becomes in a take of what a model takes from the neighbours' look. */
enum Treatment {
  /** It is put back. */
  RESTORED,
  /** Left as the model leaves it: for measurements against the truth. */
  LEFT
}
