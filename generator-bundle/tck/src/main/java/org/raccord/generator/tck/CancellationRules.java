package org.raccord.generator.tck;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.raccord.conformance.Chapter;
import org.raccord.conformance.Rule;

/** Rules of fills that are cancelled. */
@Chapter("Cancellation")
abstract class CancellationRules extends NeighbourRules {

  @Rule("A fill that is cancelled before it begins or at any moment ends within a second.")
  final void required_G023_cancelledFillEndsWithinASecond()
      throws IOException, InterruptedException {
    bench().assumeServes(request());
    for (int use : List.of(0, 1, 6, 20)) {
      RecordedFillCall call = bench().call(request()).cancelledAtUse(use);
      long began = System.nanoTime();
      Outcome outcome = bench().fill(request(), call).outcome();
      if (call.cancellation().isCancelled()) {
        assertFalse(outcome instanceof Outcome.Endless, () -> "It went on: " + outcome);
        long end = outcome instanceof Outcome.Interrupted at ? at.at() : System.nanoTime();
        long took = end - Math.max(began, call.cancellation().cancelledAt());
        assertTrue(
            took < SECOND,
            () -> "Cancelled at use " + use + ", it ended after " + took / 1_000_000 + " ms");
      }
    }
  }

  @Rule("A fill that is cancelled throws InterruptedException.")
  final void required_G024_cancelledFillThrowsInterruptedException()
      throws IOException, InterruptedException {
    bench().assumeServes(request());
    for (int use : List.of(0, 1)) {
      RecordedFillCall call = bench().call(request()).cancelledAtUse(use);
      Outcome outcome = bench().fill(request(), call).outcome();
      assertTrue(
          outcome instanceof Outcome.Interrupted, () -> "Cancelled, it ended with " + outcome);
    }
  }
}
