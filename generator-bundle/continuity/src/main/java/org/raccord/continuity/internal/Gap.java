package org.raccord.continuity.internal;

import org.raccord.imaging.Crossing;
import org.raccord.imaging.Momentum;

/**
 * A slot between two clips as the motion has it.
 *
 * @param crossing the motion across it, with all of the bend that the speeds at its edges ask
 * @param momentum the part of that bend which the shot's own frames bear out, 0 to 1
 * @param cadence the beat in which pictures repeat
 */
record Gap(Crossing crossing, double momentum, Cadence cadence) {

  static Gap study(Side before, Side after, Cadence cadence, int missing) {
    // At least one step, or A and B would be one moment.
    int missed = Math.max(1, cadence.moving(0, missing + 1)) - 1;
    return new Gap(
        Crossing.study(before.beside(), after.beside(), missed),
        Momentum.measured(before.moving(), after.moving(), missed),
        cadence);
  }

  /** Where on the crossing the frame {@code k} frames after the slot's start lies, in its steps. */
  double at(int k) {
    return Math.min(crossing.steps(), cadence.moving(0, k + 1));
  }
}
