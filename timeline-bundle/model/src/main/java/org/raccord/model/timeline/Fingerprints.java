package org.raccord.model.timeline;

import org.raccord.model.fill.Fingerprint;

/** What conditions a slot now, for comparison with what conditioned a take. */
public final class Fingerprints {

  private Fingerprints() {}

  /** The fingerprint of {@code slot} as its timeline stands. */
  public static Fingerprint of(Slot slot) {
    return NotYet.yet();
  }
}
