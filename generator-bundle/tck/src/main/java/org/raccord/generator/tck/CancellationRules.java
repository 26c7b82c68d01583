package org.raccord.generator.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Assumptions;
import org.raccord.conformance.Chapter;
import org.raccord.conformance.Gate;
import org.raccord.conformance.Rule;
import org.raccord.generator.FillRequest;
import org.raccord.generator.tck.RecordedFillCall.Breach;

/** Rules of fills that are cancelled. */
@Chapter("Cancellation")
abstract class CancellationRules extends NeighbourRules {

  @Rule("A fill that is cancelled before it begins or at any moment ends within a second.")
  final void required_G040_cancelledFillEndsWithinASecond()
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
  final void required_G041_cancelledFillThrowsInterruptedException()
      throws IOException, InterruptedException {
    bench().assumeServes(request());
    for (int use : List.of(0, 1)) {
      RecordedFillCall call = bench().call(request()).cancelledAtUse(use);
      Outcome outcome = bench().fill(request(), call).outcome();
      assertTrue(
          outcome instanceof Outcome.Interrupted, () -> "Cancelled, it ended with " + outcome);
    }
  }

  @Rule("A fill that is cancelled while a read of a neighbour hangs ends like any other.")
  final void required_G042_cancelledInABlockingStep() throws IOException, InterruptedException {
    bench().assumeServes(request());
    RecordedFillCall call = bench().call(request()).with(Trouble.STUCK_MEDIA);
    Outcome outcome = bench().fill(request(), call).outcome();
    Assumptions.assumeTrue(call.cancellation().hasBlocked(), "It reads no neighbour");
    assertEndsAtOnce(call, outcome);
  }

  @Rule("A fill that is cancelled again and again ends as if it had been cancelled once.")
  final void required_G043_cancelledAgainAndAgain() throws IOException, InterruptedException {
    bench().assumeServes(request());
    RecordedFillCall call = bench().call(request()).cancelledAtUse(6);
    call.cancellation().beImpatient();
    Outcome outcome = bench().fill(request(), call).outcome();
    Assumptions.assumeFalse(
        outcome instanceof Outcome.Filled, "It had ended before it could be cancelled");
    assertEndsAtOnce(call, outcome);
  }

  private static void assertEndsAtOnce(RecordedFillCall call, Outcome outcome) {
    assertTrue(
        outcome instanceof Outcome.Interrupted at
            && at.at() - call.cancellation().cancelledAt() < SECOND,
        () -> "Cancelled, it ended with " + outcome);
  }

  @Rule("A cancellation that comes after the end finds nobody: every onCancel has been taken back.")
  final void required_G044_cancelledAfterTheEnd() throws IOException, InterruptedException {
    usual().made();
    assertFalse(usual().did(Breach.LEFT_REGISTERED), "An onCancel is left registered");
  }

  @Rule("A fill that is cancelled closes what it opened and leaves no file outside its workspace.")
  final void required_G045_cancelledFillClosesWhatItOpened()
      throws IOException, InterruptedException {
    bench().assumeServes(request());
    for (int use = 2; use <= 8; use++) {
      Bench.Trial trial = bench().fill(request(), bench().call(request()).cancelledAtUse(use));
      int at = use;
      assertFalse(trial.did(Breach.LEFT_OPEN), () -> "Cancelled at use " + at + ": left open");
      assertFalse(
          trial.did(Breach.LEFT_REGISTERED), () -> "Cancelled at use " + at + ": left registered");
      assertEquals(Set.of(), trial.strays(), () -> "Cancelled at use " + at);
    }
  }

  @Rule("A fill that was cancelled leaves the next one alone.")
  final void required_G046_theNextFillIsLeftAlone() throws IOException, InterruptedException {
    FillRequest request = Requests.seeded(request(), 46);
    bench().assumeServes(request);
    bench().fill(request, bench().call(request).cancelledAtUse(6));
    bench().assertFills(request);
  }

  @Rule("Of two fills at once, the one that is cancelled leaves the other alone.")
  final void required_G047_theOtherOfTwoFillsIsLeftAlone()
      throws IOException, InterruptedException {
    Assumptions.assumeTrue(declared().workers() > 1, "The subject makes one fill at a time");
    FillRequest request = Requests.seeded(request(), 47);
    bench().assumeServes(request);
    RecordedFillCall held = bench().call(request);
    Gate gate = new Gate();
    held.heldAtUse(6, gate);
    FutureTask<Bench.Trial> other = new FutureTask<>(() -> bench().fill(request, held));
    Thread thread = new Thread(other, "tck-other");
    thread.setDaemon(true);
    thread.start();
    gate.awaitArrival(thread);
    RecordedFillCall cancelled = bench().call(request).cancelledAtUse(6);
    bench().fill(request, cancelled);
    gate.open();
    try {
      Bench.Trial trial = other.get();
      assertTrue(
          trial.outcome() instanceof Outcome.Filled, () -> "It ended with " + trial.outcome());
    } catch (ExecutionException e) {
      fail("The other fill could not be looked at", e);
    }
  }

  @Rule("A fill that is cancelled while its own server does not answer ends like any other.")
  final void optional_G048_cancelledWhileItsServerIsSilent()
      throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        declared().stalled().isPresent(), "The subject declares no server that may be silent");
    // What a runtime sets up once is no silence of a server.
    usual();
    RecordedFillCall call = bench().call(request());
    call.cancellation().planWhenQuiet();
    assertEndsAtOnce(
        call, bench().fill(declared().stalled().orElseThrow(), request(), call).outcome());
  }
}
