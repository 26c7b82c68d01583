package org.raccord.generator.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Assumptions;
import org.raccord.conformance.Chapter;
import org.raccord.conformance.Rule;

/** Rules of jobs that outlive a call, for those who have them. */
@Chapter("Jobs that outlive a call")
abstract class JobRules extends RequestRules {

  @Rule("A job that outlives its call leaves a ticket.")
  final void optional_G040_ticketIsRememberedBeforeTheResult()
      throws IOException, InterruptedException {
    jobs();
    usual().made();
    assertFalse(
        usual().call().tickets().isEmpty(), "A job that outlives the call leaves its ticket");
  }

  @Rule("A job that is resumed by its ticket is not started anew.")
  final void optional_G041_resumedJobIsNotStartedAnew() throws IOException, InterruptedException {
    LongSupplier jobs = jobs();
    List<String> tickets = usual().call().tickets();
    Assumptions.assumeFalse(tickets.isEmpty(), "No ticket was remembered");
    long before = jobs.getAsLong();
    RecordedFillCall call = bench().call(request()).withTicket(tickets.get(tickets.size() - 1));
    FilledSlot slot = bench().fill(request(), call).slot();
    assertEquals(before, jobs.getAsLong(), "The job was started again");
    assertEquals(request().length(), slot.frames().size(), () -> Bench.said(slot));
  }

  private LongSupplier jobs() {
    Assumptions.assumeTrue(
        declared().jobsStarted().isPresent(), "The subject declares no jobs that outlive a call");
    return declared().jobsStarted().orElseThrow();
  }
}
