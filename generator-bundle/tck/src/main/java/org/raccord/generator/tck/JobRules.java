package org.raccord.generator.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
  final void optional_G080_ticketIsRememberedBeforeTheResult()
      throws IOException, InterruptedException {
    jobs();
    usual().made();
    assertFalse(
        usual().call().tickets().isEmpty(), "A job that outlives the call leaves its ticket");
  }

  @Rule("A job that is resumed by its ticket is not started anew.")
  final void optional_G081_resumedJobIsNotStartedAnew() throws IOException, InterruptedException {
    LongSupplier jobs = jobs().started();
    List<String> tickets = usual().call().tickets();
    Assumptions.assumeFalse(tickets.isEmpty(), "No ticket was remembered");
    long before = jobs.getAsLong();
    RecordedFillCall call = bench().call(request()).withTicket(tickets.get(tickets.size() - 1));
    FilledSlot slot = bench().fill(request(), call).slot();
    assertEquals(before, jobs.getAsLong(), "The job was started again");
    assertEquals(request().length(), slot.frames().size(), () -> Bench.said(slot));
  }

  private Subject.Jobs jobs() {
    Assumptions.assumeTrue(
        declared().jobs().isPresent(), "The subject declares no jobs that outlive a call");
    return declared().jobs().orElseThrow();
  }

  @Rule(
      "A job whose process is killed at any moment after its ticket was kept is fetched by a new one,"
          + " not started anew.")
  final void optional_G082_ticketSurvivesAKill() throws IOException, InterruptedException {
    Subject.Jobs jobs = jobs();
    Assumptions.assumeFalse(usual().call().tickets().isEmpty(), "No ticket was remembered");
    for (int uses : List.of(0, 3, 9)) {
      long before = jobs.started().getAsLong();
      RecordedFillCall killed = bench().call(request()).killedAfterTicket(uses);
      bench().fill(request(), killed);
      List<String> tickets = killed.tickets();
      RecordedFillCall call =
          new RecordedFillCall(request(), killed.left())
              .withTicket(tickets.get(tickets.size() - 1));
      Bench.Trial trial = bench().fill(jobs.afterRestart().get(), request(), call);
      assertTrue(
          trial.outcome() instanceof Outcome.Filled,
          () -> "Resumed after a kill, it ended with " + trial.outcome());
      assertEquals(before + 1, jobs.started().getAsLong(), "Jobs started, killed at use " + uses);
    }
  }

  @Rule(
      "A job whose ticket cannot be kept is not started: nothing is bought that would be forgotten.")
  final void optional_G083_noTicketNoJob() throws IOException, InterruptedException {
    Subject.Jobs jobs = jobs();
    Assumptions.assumeFalse(usual().call().tickets().isEmpty(), "No ticket was remembered");
    long before = jobs.started().getAsLong();
    Outcome outcome =
        bench().fill(request(), bench().call(request()).with(Trouble.NO_TICKETS)).outcome();
    assertEquals(before, jobs.started().getAsLong(), "A job was started");
    assertTrue(outcome instanceof Outcome.Refused, () -> "It ended with " + outcome);
    assertReason(((Outcome.Refused) outcome).exception());
  }
}
