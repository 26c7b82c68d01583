package org.raccord.generator.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.generator.Edge;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Made;
import org.raccord.generator.Offer;
import org.raccord.generator.Progress;
import org.raccord.generator.tck.RecordedFillCall.Breach;
import org.raccord.model.picture.Frame;
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
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ClipGeneratorConformance {

  private static final long SECOND = 1_000_000_000L;

  @TempDir private Path folder = Path.of("");
  private Optional<Subject> declared = Optional.empty();
  private Optional<Bench> made = Optional.empty();
  private Optional<Bench.Trial> usual = Optional.empty();

  /** For subclasses. */
  protected ClipGeneratorConformance() {}

  /** The generator under test; asked once. */
  protected abstract Subject subject();

  @BeforeAll
  final void prepare() {
    Subject subject = subject();
    declared = Optional.of(subject);
    made = Optional.of(new Bench(subject, folder));
  }

  private Subject declared() {
    return declared.orElseThrow();
  }

  private Bench bench() {
    return made.orElseThrow();
  }

  private FillRequest request() {
    return new Requests(declared()).usual();
  }

  /** The fill that most rules look at. */
  private Bench.Trial usual() throws IOException, InterruptedException {
    if (usual.isEmpty()) {
      bench().assumeServes(request());
      usual = Optional.of(bench().fill(request()));
    }
    return usual.orElseThrow();
  }

  private Offer offer(FillRequest request) {
    return declared().generator().offer(request);
  }

  private List<FillRequest> requests() {
    FillRequest both = request();
    FillRequest onlyBefore = Requests.without(both, Edge.AFTER);
    return List.of(
        both,
        onlyBefore,
        Requests.without(both, Edge.BEFORE),
        Requests.without(onlyBefore, Edge.BEFORE),
        Requests.taken(both, List.of("no plan of anybody")));
  }

  @Test
  final void required_G001_offerAnswersAtOnce() {
    offer(request());
    long begin = System.nanoTime();
    for (int i = 0; i < 10; i++) {
      requests().forEach(this::offer);
    }
    long each = (System.nanoTime() - begin) / 50;
    assertTrue(each < SECOND / 50, () -> "An offer takes " + each / 1000 + " microseconds");
  }

  @Test
  final void required_G002_offerIsEqualForEqualRequests() {
    for (FillRequest request : requests()) {
      Offer first = offer(request);
      for (int i = 0; i < 5; i++) {
        assertEquals(first, offer(request), "The same request got another offer");
      }
    }
  }

  @Test
  final void required_G003_offerIsWellFormed() {
    for (FillRequest request : requests()) {
      if (offer(request) instanceof Offer.Declines declines) {
        assertFalse(declines.reason().isBlank(), "Declined without a reason");
        assertFalse(declines.remedy().isBlank(), "Declined without a remedy");
      } else if (offer(request) instanceof Offer.Serves serves) {
        assertFalse(serves.summary().isBlank(), "An offer without a summary");
        assertFalse(
            serves.destination().map(String::isBlank).orElse(false), "A destination without name");
        assertFalse(serves.price().map(String::isBlank).orElse(false), "A price without a figure");
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

  @Test
  final void required_G004_offerLeavesNoThread() throws InterruptedException {
    offer(request());
    Set<Thread> before = Outcome.threads();
    requests().forEach(this::offer);
    assertEquals(Set.of(), lasting(before), "Offers left threads behind");
  }

  @Test
  final void required_G010_fillEndsWithAPictureOrAReason()
      throws IOException, InterruptedException {
    Outcome outcome = usual().outcome();
    if (outcome instanceof Outcome.Refused refused) {
      assertReason(refused.exception());
    } else if (!(outcome instanceof Outcome.Filled)) {
      fail("A fill that nobody cancelled ended with " + outcome);
    }
  }

  @Test
  final void required_G011_fillCoversTheSlot() throws IOException, InterruptedException {
    FilledSlot slot = usual().slot();
    assertTrue(slot.start() >= 0, () -> "The slot starts at frame " + slot.start());
    assertEquals(request().length(), slot.frames().size(), () -> Bench.said(slot));
  }

  @Test
  final void required_G012_framesHaveTheFormatAskedFor() throws IOException, InterruptedException {
    usual().made();
    assertFalse(usual().did(Breach.WRONG_FORMAT), "Frames of another format were pushed");
  }

  @Test
  final void required_G013_accountIsWellFormed() throws IOException, InterruptedException {
    Made.Account account = usual().made().account();
    assertFalse(account.plan().isBlank(), "A plan has a name");
    assertFalse(account.description().isBlank(), "A description says something");
    assertTrue(
        account.realFrames() >= 0 && account.realFrames() <= request().length(),
        () -> account.realFrames() + " real frames in a slot of " + request().length());
  }

  @Test
  final void required_G014_headJoinsTheClipBefore() throws IOException, InterruptedException {
    usual().made();
    switch (bench().assumeServes(request()).rung()) {
      case FRAMES_AFTER, LAST_FRAME, PROMPT ->
          Assumptions.abort("The offer does not use the clip before");
      default -> assertJoins(Edge.BEFORE);
    }
  }

  @Test
  final void required_G015_tailJoinsTheClipAfter() throws IOException, InterruptedException {
    usual().made();
    switch (bench().assumeServes(request()).rung()) {
      case FRAMES_BEFORE, FIRST_FRAME, PROMPT ->
          Assumptions.abort("The offer does not use the clip after");
      default -> assertJoins(Edge.AFTER);
    }
  }

  /** The step at a join is at most what the shot moves by, or what a cross-fade would step. */
  private void assertJoins(Edge edge) throws IOException, InterruptedException {
    List<Frame> frames = usual().slot().frames();
    Assumptions.assumeTrue(frames.size() == request().length(), "The slot is not covered");
    MovingFootage footage = new MovingFootage(request().format());
    long length = request().length();
    boolean before = edge == Edge.BEFORE;
    Frame neighbour = footage.frame(before ? -1 : length);
    Frame next = footage.frame(before ? -2 : length + 1);
    Frame made = frames.get(before ? 0 : frames.size() - 1);
    Assumptions.assumeTrue(
        made.format().equals(neighbour.format()), "The frame has another format");
    double step = FilledSlot.distance(neighbour, made);
    double moves = FilledSlot.distance(neighbour, next);
    double fade = FilledSlot.distance(footage.frame(-1), footage.frame(length)) / (length + 1.0);
    double allowed = Math.max(1.5 * moves, fade) + 2;
    assertTrue(
        step <= allowed,
        () ->
            String.format(
                "The join %s steps by %.1f codes; the shot moves by %.1f a frame, %.1f is allowed",
                edge, step, moves, allowed));
  }

  @Test
  final void required_G016_sameSeedSameFrames() throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        bench().assumeServes(request()).repeatable(), "The offer says that it is not repeatable");
    List<Frame> first = usual().slot().frames();
    List<Frame> again = bench().fill(request()).slot().frames();
    Assumptions.assumeTrue(first.size() == request().length(), "The slot is not covered");
    assertEquals(first.size(), again.size(), "Another number of frames");
    for (int i = 0; i < first.size(); i++) {
      for (int p = 0; p < first.get(i).format().layout().planes(); p++) {
        assertArrayEquals(
            first.get(i).plane(p), again.get(i).plane(p), "frame " + i + ", plane " + p);
      }
    }
  }

  @Test
  final void required_G017_progressNeverFalls() throws IOException, InterruptedException {
    usual().made();
    double reached = 0;
    for (Progress progress : usual().call().reported()) {
      if (progress instanceof Progress.Fraction fraction) {
        double before = reached;
        assertTrue(fraction.fraction() >= before, () -> before + " was followed by " + fraction);
        reached = fraction.fraction();
      }
    }
  }

  @Test
  final void required_G018_readersAreClosed() throws IOException, InterruptedException {
    usual().made();
    assertFalse(usual().did(Breach.LEFT_OPEN), "A reader of a neighbour was left open");
  }

  @Test
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

  private static void assertReason(GenerationException exception) {
    assertTrue(
        exception.getMessage() != null && !exception.getMessage().isBlank(),
        () -> exception.kind() + " without a message");
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

  /** Threads that came since and do not end within a second. */
  private static Set<Thread> lasting(Set<Thread> before) throws InterruptedException {
    Set<Thread> lasting = new HashSet<>();
    long deadline = System.nanoTime() + SECOND;
    for (Thread thread : Outcome.threads()) {
      if (!before.contains(thread) && !isOfTheRuntime(thread)) {
        thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
        if (thread.isAlive()) {
          lasting.add(thread);
        }
      }
    }
    return lasting;
  }

  private static boolean isOfTheRuntime(Thread thread) {
    String name = thread.getName();
    return name.startsWith("ForkJoinPool.commonPool")
        || name.contains("Deallocator")
        || name.equals("process reaper")
        || name.contains("Cleaner");
  }
}
