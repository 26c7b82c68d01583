package org.raccord.generator.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.raccord.conformance.Chapter;
import org.raccord.conformance.Rule;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Offer;

/** Rules of fills that cannot succeed. */
@Chapter("Failure")
abstract class FailureRules extends CancellationRules {

  @Rule("Media that cannot be read ends a fill with a reason, or is done without.")
  final void required_G025_unreadableMediaHasAReason() throws IOException, InterruptedException {
    bench().assumeServes(request());
    Outcome outcome = bench().fill(request(), bench().call(request()).withBrokenMedia()).outcome();
    if (outcome instanceof Outcome.Refused refused) {
      assertReason(refused.exception());
    } else if (!(outcome instanceof Outcome.Filled)) {
      fail("Media that cannot be read ended the fill with " + outcome);
    }
  }

  @Rule(
      "Plans of the takes that a slot has are not made again; where no other is left the kind is UNSUPPORTED.")
  final void required_G026_plansTakenAreNotTakenAgain() throws IOException, InterruptedException {
    List<String> taken = new ArrayList<>(List.of(usual().made().account().plan()));
    for (int take = 0; take < 6; take++) {
      FillRequest request = Requests.taken(request(), taken);
      if (offer(request) instanceof Offer.Declines) {
        return;
      }
      Outcome outcome = bench().fill(request).outcome();
      if (outcome instanceof Outcome.Refused refused) {
        assertEquals(
            GenerationException.Kind.UNSUPPORTED,
            refused.exception().kind(),
            "No other plan is UNSUPPORTED");
        return;
      }
      assertTrue(outcome instanceof Outcome.Filled, outcome::toString);
      String plan = ((Outcome.Filled) outcome).made().account().plan();
      assertFalse(taken.contains(plan), () -> plan + " was taken again");
      taken.add(plan);
    }
  }
}
