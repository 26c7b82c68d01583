package org.raccord.audio.tck;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Assumptions;
import org.raccord.conformance.Chapter;
import org.raccord.conformance.Gate;
import org.raccord.conformance.Rule;

/** Rules of calls that are cancelled. */
@Chapter("Cancellation")
abstract class CancellationRules extends CallRules {

  @Rule("A call that is cancelled before it begins or at any moment ends within a second.")
  final void required_S040_cancelledCallEndsWithinASecond() throws InterruptedException {
    usual().made();
    for (int use : List.of(0, 1, 4, 8)) {
      RecordedSoundCall call = new RecordedSoundCall(Case.usual()).cancelledAtUse(use);
      long began = System.nanoTime();
      Outcome outcome = outcome(call);
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

  @Rule("A call that is cancelled throws InterruptedException.")
  final void required_S041_cancelledCallThrowsInterruptedException() throws InterruptedException {
    usual().made();
    for (int use : List.of(0, 1)) {
      Outcome outcome = outcome(new RecordedSoundCall(Case.usual()).cancelledAtUse(use));
      assertTrue(
          outcome instanceof Outcome.Interrupted, () -> "Cancelled, it ended with " + outcome);
    }
  }

  @Rule("A call that is cancelled while a read of a neighbour hangs ends like any other.")
  final void required_S042_cancelledInABlockingStep() throws InterruptedException {
    usual().made();
    RecordedSoundCall call = new RecordedSoundCall(Case.usual()).with(Trouble.STUCK);
    Outcome outcome = outcome(call);
    Assumptions.assumeTrue(call.cancellation().hasBlocked(), "It reads no neighbour");
    assertEndsAtOnce(call, outcome);
  }

  @Rule("A call that is cancelled again and again ends as if it had been cancelled once.")
  final void required_S043_cancelledAgainAndAgain() throws InterruptedException {
    usual().made();
    RecordedSoundCall call = new RecordedSoundCall(Case.usual()).cancelledAtUse(4);
    call.cancellation().beImpatient();
    Outcome outcome = outcome(call);
    Assumptions.assumeFalse(
        outcome instanceof Outcome.Made, "It had ended before it could be cancelled");
    assertEndsAtOnce(call, outcome);
  }

  private static void assertEndsAtOnce(RecordedSoundCall call, Outcome outcome) {
    assertTrue(
        outcome instanceof Outcome.Interrupted at
            && at.at() - call.cancellation().cancelledAt() < SECOND,
        () -> "Cancelled, it ended with " + outcome);
  }

  @Rule("A call that was cancelled leaves the next one alone.")
  final void required_S044_theNextCallIsLeftAlone() throws InterruptedException {
    usual().made();
    Case asked = Case.usual().seeded(44);
    outcome(new RecordedSoundCall(asked).cancelledAtUse(4));
    assertMade(asked, outcome(asked));
  }

  @Rule("Of two calls at once, the one that is cancelled leaves the other alone.")
  final void required_S045_theOtherOfTwoCallsIsLeftAlone() throws InterruptedException {
    usual().made();
    Case asked = Case.usual().seeded(45);
    Gate gate = new Gate();
    RecordedSoundCall held = new RecordedSoundCall(asked).heldAtUse(4, gate);
    FutureTask<Outcome> other = new FutureTask<>(() -> outcome(held));
    Thread thread = new Thread(other, "kit-other");
    thread.setDaemon(true);
    thread.start();
    gate.awaitArrival(thread);
    outcome(new RecordedSoundCall(asked).cancelledAtUse(4));
    gate.open();
    try {
      assertMade(asked, other.get());
    } catch (ExecutionException e) {
      fail("The other call could not be looked at", e);
    }
  }

  @Rule(
      "A call that is cancelled while the maker's own server does not answer ends like any other.")
  final void optional_S046_cancelledWhileItsServerIsSilent() throws InterruptedException {
    Assumptions.assumeTrue(
        declared().stalled().isPresent(), "The subject declares no server that may be silent");
    RecordedSoundCall call = new RecordedSoundCall(Case.usual());
    call.cancellation().planWhenQuiet();
    assertEndsAtOnce(
        call, Outcome.of(declared().stalled().orElseThrow(), call, declared().patience()));
  }
}
