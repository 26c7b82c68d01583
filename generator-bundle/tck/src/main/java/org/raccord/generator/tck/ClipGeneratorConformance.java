package org.raccord.generator.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.raccord.generator.Edge;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Offer;
import org.raccord.generator.tck.RecordedFillCall.Breach;
import org.raccord.model.picture.PixelLayout;

/**
 * The rules of the generator contract as tests. Extend it by one class that names the generator:
 *
 * <pre>{@code
 * class MyConformanceTest extends ClipGeneratorConformance {
 *   protected Subject subject() {
 *     return Subject.of(new MyGenerator());
 *   }
 * }
 * }</pre>
 *
 * <p>Rules are named {@code required_}, {@code optional_} (they hold for those who declare the
 * ability) or {@code stochastic_} (they look at one of many possible results). They are not
 * overridden: limits are declared in {@link Subject} or in offers that decline, and a rule that is
 * skipped for it says so.
 */
public abstract class ClipGeneratorConformance extends PictureRules {

  /** For the class that names the generator. */
  protected ClipGeneratorConformance() {}

  @Test
  final void required_G020_filesStayInTheWorkspace() throws IOException, InterruptedException {
    usual().made();
    assertEquals(Set.of(), usual().strays(), "Files outside the workspace");
  }

  @Test
  final void required_G021_threadsDoNotAddUp() throws IOException, InterruptedException {
    bench().assumeServes(request());
    bench().fill(request()).made();
    Set<Thread> before = Outcome.threads();
    bench().fill(request());
    bench().fill(request());
    assertEquals(Set.of(), lasting(before), "Each fill leaves threads behind");
  }

  @Test
  final void required_G022_callIsNotUsedAfterTheFill() throws IOException, InterruptedException {
    bench().assumeServes(request());
    Set<Thread> before = Outcome.threads();
    Bench.Trial trial = bench().fill(request());
    trial.made();
    lasting(before);
    assertFalse(trial.did(Breach.USED_AFTER_END), "The call was used after the fill had ended");
  }

  @Test
  final void required_G023_cancelledFillEndsWithinASecond()
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

  @Test
  final void required_G024_cancelledFillThrowsInterruptedException()
      throws IOException, InterruptedException {
    bench().assumeServes(request());
    for (int use : List.of(0, 1)) {
      RecordedFillCall call = bench().call(request()).cancelledAtUse(use);
      Outcome outcome = bench().fill(request(), call).outcome();
      assertTrue(
          outcome instanceof Outcome.Interrupted, () -> "Cancelled, it ended with " + outcome);
    }
  }

  @Test
  final void required_G025_unreadableMediaHasAReason() throws IOException, InterruptedException {
    bench().assumeServes(request());
    Outcome outcome = bench().fill(request(), bench().call(request()).withBrokenMedia()).outcome();
    if (outcome instanceof Outcome.Refused refused) {
      assertReason(refused.exception());
    } else if (!(outcome instanceof Outcome.Filled)) {
      fail("Media that cannot be read ended the fill with " + outcome);
    }
  }

  @Test
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

  @Test
  final void required_G027_theClipBeforeAlone() throws IOException, InterruptedException {
    bench().assertServesOrDeclines(Requests.without(request(), Edge.AFTER));
  }

  @Test
  final void required_G028_theClipAfterAlone() throws IOException, InterruptedException {
    bench().assertServesOrDeclines(Requests.without(request(), Edge.BEFORE));
  }

  @Test
  final void required_G029_noNeighbours() throws IOException, InterruptedException {
    bench()
        .assertServesOrDeclines(
            Requests.without(Requests.without(request(), Edge.BEFORE), Edge.AFTER));
  }

  @Test
  final void required_G030_eightBit420() throws IOException, InterruptedException {
    bench().assertServesOrDeclines(sized(0, PixelLayout.YUV420_8, declared().length()));
  }

  @Test
  final void required_G031_tenBit420() throws IOException, InterruptedException {
    bench().assertServesOrDeclines(sized(0, PixelLayout.YUV420_10, declared().length()));
  }

  @Test
  final void required_G032_oddSizes() throws IOException, InterruptedException {
    bench().assertServesOrDeclines(sized(1, PixelLayout.YUV422_10, declared().length()));
  }

  @Test
  final void required_G033_slotOfOneFrame() throws IOException, InterruptedException {
    bench().assertServesOrDeclines(sized(0, PixelLayout.YUV422_10, 1));
  }

  private FillRequest sized(int less, PixelLayout layout, long length) {
    return new Requests(declared())
        .of(Requests.format(declared().width() - less, declared().height() - less, layout), length);
  }

  @Test
  final void optional_G040_ticketIsRememberedBeforeTheResult()
      throws IOException, InterruptedException {
    jobs();
    usual().made();
    assertFalse(
        usual().call().tickets().isEmpty(), "A job that outlives the call leaves its ticket");
  }

  @Test
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

  @Test
  final void stochastic_G050_anotherSeedFillsToo() throws IOException, InterruptedException {
    bench().assertServesOrDeclines(Requests.seeded(request(), 4_711));
  }
}
