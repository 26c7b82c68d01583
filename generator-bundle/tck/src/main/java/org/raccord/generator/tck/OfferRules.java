package org.raccord.generator.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Set;
import org.raccord.conformance.Chapter;
import org.raccord.conformance.Contacts;
import org.raccord.conformance.Rule;
import org.raccord.conformance.Threads;
import org.raccord.generator.FillRequest;
import org.raccord.generator.Offer;

/** Rules of the offer: it answers at once and says what it means. */
@Chapter("The offer")
abstract class OfferRules extends Rules {

  @Rule("An offer answers at once: within 20 milliseconds in the mean.")
  final void required_G001_offerAnswersAtOnce() {
    offer(request());
    long begin = System.nanoTime();
    for (int i = 0; i < 4; i++) {
      requests().forEach(this::offer);
    }
    long each = (System.nanoTime() - begin) / 20;
    assertTrue(each < SECOND / 50, () -> "An offer takes " + each / 1000 + " microseconds");
  }

  @Rule("The same request gets the same offer.")
  final void required_G002_offerIsEqualForEqualRequests() {
    for (FillRequest request : requests()) {
      Offer first = offer(request);
      for (int i = 0; i < 5; i++) {
        assertEquals(first, offer(request), "The same request got another offer");
      }
    }
  }

  @Rule(
      "An offer names what it would do and needs no neighbour that is not there; a refusal has a reason and a remedy.")
  final void required_G003_offerIsWellFormed() {
    for (FillRequest request : requests()) {
      if (offer(request) instanceof Offer.Declines declines) {
        assertFalse(declines.reason().isBlank(), "Declined without a reason");
        assertFalse(declines.remedy().isBlank(), "Declined without a remedy");
      } else if (offer(request) instanceof Offer.Serves serves) {
        assertFalse(serves.summary().isBlank(), "An offer without a summary");
        assertFalse(
            serves.destination().map(String::isBlank).orElse(false), "A destination without name");
        assertFalse(
            serves.price().map(p -> p.currency().isBlank()).orElse(false),
            "A price without a currency");
        boolean fits =
            switch (serves.rung()) {
              case FRAMES_BOTH_SIDES, FIRST_AND_LAST_FRAME ->
                  request.before().isPresent() && request.after().isPresent();
              case FRAMES_BEFORE, FIRST_FRAME -> request.before().isPresent();
              case FRAMES_AFTER, LAST_FRAME -> request.after().isPresent();
              case PROMPT -> true;
            };
        assertTrue(fits, () -> serves.rung() + " needs a neighbour that the request lacks");
      }
    }
  }

  @Rule("An offer leaves no thread.")
  final void required_G004_offerLeavesNoThread() throws InterruptedException {
    offer(request());
    Set<Thread> before = Threads.alive();
    requests().forEach(this::offer);
    assertEquals(Set.of(), Threads.since(before), "Offers left threads behind");
  }

  @Rule(
      "An offer reads and writes no file and no socket, asks for no connection and starts no process.")
  final void required_G005_offerTouchesNothing() throws IOException {
    requests().forEach(this::offer);
    assertEquals(
        Set.of(), Contacts.during(() -> requests().forEach(this::offer)), "What offers touched");
  }
}
