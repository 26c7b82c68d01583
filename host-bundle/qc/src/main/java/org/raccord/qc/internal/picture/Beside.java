package org.raccord.qc.internal.picture;

import org.raccord.qc.internal.Span;

/**
 * The shots that touch a take.
 *
 * @param before frames of the one before; none where it is no shot
 * @param after frames of the one after
 */
record Beside(Span before, Span after) {

  static final Span NOTHING = new Span(0, 0);
  static final Beside NONE = new Beside(NOTHING, NOTHING);
}
