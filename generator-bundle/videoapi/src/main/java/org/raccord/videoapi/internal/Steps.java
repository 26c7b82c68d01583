package org.raccord.videoapi.internal;

import org.raccord.generator.FillCall;
import org.raccord.generator.Progress;

/** The progress of a fill: what a server says of its part is most of it, and never goes back. */
final class Steps {

  private static final double ORDERED = 0.02;
  private static final double MADE = 0.95;

  private final FillCall call;
  private double reached;

  Steps(FillCall call) {
    this.call = call;
  }

  void ordered() {
    tell("ordered", ORDERED);
  }

  /** {@code part} of the making is done, 0 to 1. */
  void making(double part) {
    tell("being made", ORDERED + (MADE - ORDERED) * part);
  }

  void fetching() {
    tell("fetching", MADE);
  }

  void done() {
    tell("done", 1);
  }

  private void tell(String step, double fraction) {
    reached = Math.max(reached, fraction);
    call.progress(new Progress.Fraction(step, reached));
  }
}
