package org.raccord.generator.tck;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import org.raccord.conformance.Chapter;
import org.raccord.conformance.Rule;
import org.raccord.generator.FillRequest;
import org.raccord.generator.Offer;
import org.raccord.generator.tck.RecordedFillCall.Breach;

/** Rules of what a fill does with the clips beside the slot. */
@Chapter("The neighbours")
abstract class NeighbourRules extends PictureRules {

  @Rule("Readers of neighbours are closed when a fill ends.")
  final void required_G018_readersAreClosed() throws IOException, InterruptedException {
    usual().made();
    assertFalse(usual().did(Breach.LEFT_OPEN), "A reader of a neighbour was left open");
  }

  @Rule(
      "Neighbours are read within what the request grants: none that is absent, nothing after the last frame.")
  final void required_G019_neighboursAreReadWithinTheRequest()
      throws IOException, InterruptedException {
    usual().made();
    assertFalse(usual().did(Breach.READ_PAST_END), "A reader was pulled after its end");
    for (FillRequest request : requests()) {
      if (offer(request) instanceof Offer.Serves) {
        assertFalse(
            bench().fill(request).did(Breach.ABSENT_NEIGHBOUR),
            "A neighbour was asked for that the request does not have");
      }
    }
  }
}
