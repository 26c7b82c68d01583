package org.raccord.audio.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.raccord.audio.Side;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundException.Kind;
import org.raccord.audio.SoundMaker;
import org.raccord.conformance.Chapter;
import org.raccord.conformance.Rule;

/** Rules of calls that cannot succeed. */
@Chapter("Failure")
abstract class FailureRules extends CancellationRules {

  @Rule("Where no neighbour can be read the kind is UNREADABLE, with a reason and the cause.")
  final void required_S050_unreadableNeighboursAreUnreadable() throws InterruptedException {
    usual().made();
    Outcome outcome = outcome(new RecordedSoundCall(Case.usual()).with(Trouble.BROKEN));
    if (outcome instanceof Outcome.Made) {
      Assumptions.abort("It makes sound without its neighbours");
    } else if (outcome instanceof Outcome.Refused refused) {
      assertEquals(Kind.UNREADABLE, refused.exception().kind(), "The kind");
      assertReason(refused.exception());
      assertTrue(refused.exception().getCause() != null, "The exception has no cause");
    } else {
      fail("Sound that cannot be read ended the call with " + outcome);
    }
  }

  @Rule("Where one neighbour cannot be read there is sound with a remark, or UNREADABLE.")
  final void required_S051_oneUnreadableNeighbourIsRemarkedOn() throws InterruptedException {
    usual().made();
    Outcome outcome = outcome(new RecordedSoundCall(Case.usual()).with(Trouble.BROKEN_BEFORE));
    if (outcome instanceof Outcome.Made made) {
      assertTrue(!made.sound().remarks().isEmpty(), "Nobody is told that a side was left out");
    } else if (outcome instanceof Outcome.Refused refused) {
      assertEquals(Kind.UNREADABLE, refused.exception().kind(), "The kind");
      assertReason(refused.exception());
    } else {
      fail("Sound that cannot be read ended the call with " + outcome);
    }
  }

  @Rule("A slot without neighbours gets sound, or is UNSUPPORTED.")
  final void required_S052_noNeighbours() throws InterruptedException {
    assertMadeOrUnsupported(Case.usual().without(Side.BEFORE).without(Side.AFTER));
  }

  @Rule("A trouble that the maker declares ends a call with the kind declared for it.")
  final void optional_S053_declaredTroublesHaveTheirKind() throws InterruptedException {
    Assumptions.assumeFalse(declared().faults().isEmpty(), "The subject declares no troubles");
    for (Map.Entry<Kind, SoundMaker> fault : declared().faults().entrySet()) {
      Outcome outcome =
          Outcome.of(fault.getValue(), new RecordedSoundCall(Case.usual()), declared().patience());
      if (!(outcome instanceof Outcome.Refused refused)) {
        fail(fault.getKey() + " ended with " + outcome);
        return;
      }
      SoundException exception = refused.exception();
      assertEquals(fault.getKey(), exception.kind(), "The kind");
      assertReason(exception);
    }
  }
}
