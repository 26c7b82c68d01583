package org.raccord.generator.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.raccord.conformance.Chapter;
import org.raccord.conformance.Rule;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GenerationException.Kind;
import org.raccord.generator.Made;
import org.raccord.generator.Offer;

/** Rules of fills that cannot succeed. */
@Chapter("Failure")
abstract class FailureRules extends CancellationRules {

  @Rule("Media that cannot be read ends a fill with a reason, or is done without.")
  final void required_G050_unreadableMediaHasAReason() throws IOException, InterruptedException {
    bench().assumeServes(request());
    assertFilledOrReason(
        bench().fill(request(), bench().call(request()).withBrokenMedia()).outcome());
  }

  @Rule(
      "Another take has another plan or, by its own seed, other frames; where no other is left the kind is UNSUPPORTED.")
  final void required_G055_plansTakenAreNotTakenAgain() throws IOException, InterruptedException {
    List<String> taken = new ArrayList<>(List.of(usual().made().account().plan()));
    List<Bench.Trial> takes = new ArrayList<>(List.of(usual()));
    for (int take = 1; take <= 6; take++) {
      FillRequest request =
          Requests.seeded(Requests.taken(request(), taken), request().seed() + take);
      if (offer(request) instanceof Offer.Declines) {
        return;
      }
      Bench.Trial trial = bench().fill(request);
      if (trial.outcome() instanceof Outcome.Refused refused) {
        assertEquals(Kind.UNSUPPORTED, refused.exception().kind(), "No other plan is UNSUPPORTED");
        return;
      }
      assertTrue(trial.outcome() instanceof Outcome.Filled, trial.outcome()::toString);
      String plan = trial.made().account().plan();
      if (taken.contains(plan)) {
        for (Bench.Trial former : takes) {
          assertFalse(
              former.slot().shows(trial.slot()),
              () -> plan + " was taken again, and another seed gives the same frames");
        }
      }
      takes.add(trial);
      taken.add(plan);
    }
  }

  @Rule(
      "Media that cannot be read is FAILED or UNSUPPORTED, with the cause: to try again, to change"
          + " the brief or the settings would not help.")
  final void required_G051_unreadableMediaHasTheRightKind()
      throws IOException, InterruptedException {
    bench().assumeServes(request());
    Outcome outcome = bench().fill(request(), bench().call(request()).withBrokenMedia()).outcome();
    Assumptions.assumeTrue(outcome instanceof Outcome.Refused, () -> "It ended with " + outcome);
    GenerationException exception = ((Outcome.Refused) outcome).exception();
    assertTrue(
        exception.kind() == Kind.FAILED || exception.kind() == Kind.UNSUPPORTED,
        () -> "The kind is " + exception.kind());
    assertTrue(exception.getCause() != null, "The exception has no cause");
  }

  @Rule("Media that breaks off after one frame ends a fill with a reason, or is done without.")
  final void required_G052_mediaThatBreaksOffHasAReason() throws IOException, InterruptedException {
    bench().assumeServes(request());
    assertFilledOrReason(
        bench().fill(request(), bench().call(request()).with(Trouble.MEDIA_BREAKS)).outcome());
  }

  @Rule("A picture that cannot be written is no picture: the fill fails with a reason.")
  final void required_G053_aPictureThatCannotBeWrittenFails()
      throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        usual().made() instanceof Made.Pushed, "No frames are pushed; it writes a file");
    Outcome outcome =
        bench().fill(request(), bench().call(request()).with(Trouble.FULL_DISK)).outcome();
    assertTrue(outcome instanceof Outcome.Refused, () -> "The disk was full, and " + outcome);
    assertReason(((Outcome.Refused) outcome).exception());
  }

  @Rule("A trouble that the generator declares ends a fill with the kind declared for it.")
  final void optional_G054_declaredTroublesHaveTheirKind()
      throws IOException, InterruptedException {
    Assumptions.assumeFalse(declared().faults().isEmpty(), "The subject declares no troubles");
    for (Map.Entry<Kind, ClipGenerator> fault : declared().faults().entrySet()) {
      Outcome outcome =
          bench().fill(fault.getValue(), request(), bench().call(request())).outcome();
      assertTrue(
          outcome instanceof Outcome.Refused refused
              && refused.exception().kind() == fault.getKey(),
          () -> fault.getKey() + " ended with " + outcome);
      assertReason(((Outcome.Refused) outcome).exception());
    }
  }

  private static void assertFilledOrReason(Outcome outcome) {
    if (outcome instanceof Outcome.Refused refused) {
      assertReason(refused.exception());
    } else if (!(outcome instanceof Outcome.Filled)) {
      fail("Media that cannot be read ended the fill with " + outcome);
    }
  }
}
