package org.raccord.audio.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.raccord.audio.tck.RecordedSoundCall.Breach;
import org.raccord.conformance.Chapter;
import org.raccord.conformance.Rule;
import org.raccord.conformance.Threads;

/** Rules of how a maker uses its call. */
@Chapter("The call")
abstract class CallRules extends NeighbourRules {

  @Rule("Progress lies between 0 and 1, names its step and never falls.")
  final void required_S030_progressNeverFalls() throws InterruptedException {
    assertFalse(usualCall().did(Breach.BAD_PROGRESS), "Progress fell, or left 0 to 1");
  }

  @Rule("Progress that is told ends at 1 when the sound is made.")
  final void required_S031_progressEnds() throws InterruptedException {
    double last = usualCall().progress();
    Assumptions.assumeTrue(last > 0, "It reports no progress");
    assertEquals(1, last, "The last fraction");
  }

  @Rule("The call is not used after its end.")
  final void required_S032_callIsNotUsedAfterItsEnd() throws InterruptedException {
    Set<Thread> before = Threads.alive();
    RecordedSoundCall call = new RecordedSoundCall(Case.usual().seeded(32));
    outcome(call).made();
    Threads.since(before);
    assertFalse(call.did(Breach.USED_AFTER_END), "The call was used after its end");
  }
}
