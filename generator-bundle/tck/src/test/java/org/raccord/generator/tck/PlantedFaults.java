package org.raccord.generator.tck;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.raccord.generator.Edge;
import org.raccord.generator.FillCall;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GenerationException.Kind;
import org.raccord.generator.Made;
import org.raccord.generator.Offer;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.FrameSink;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

/** Generators that are wrong on purpose, by the one rule that each breaks. */
final class PlantedFaults {

  private PlantedFaults() {}

  /** Threads that stay, and how to end them. */
  private static final CountDownLatch OVER = new CountDownLatch(1);

  static Map<String, HonestGenerator> all() {
    Map<String, HonestGenerator> faults = new LinkedHashMap<>();
    faults.put("required_G001", new SlowOffer());
    faults.put("required_G002", new MoodyOffer());
    faults.put("required_G003", new WordlessDecline());
    faults.put("required_G004", new ThreadedOffer());
    faults.put("required_G010", new InterruptedWithoutCancel());
    faults.put("required_G011", new OneFrameShort());
    faults.put("required_G012", new WrongTags());
    faults.put("required_G013", new TooManyRealFrames());
    faults.put("required_G014", new JumpAt(0));
    faults.put("required_G015", new JumpAt(6));
    faults.put("required_G016", new Whimsical());
    faults.put("required_G017", new FallingProgress());
    faults.put("required_G018", new LeavesReadersOpen());
    faults.put("required_G019", new ReadsOnAndOn());
    faults.put("required_G020", new LittersBesideTheWorkspace());
    faults.put("required_G021", new LeavesAThread());
    faults.put("required_G022", new ReportsAfterwards());
    faults.put("required_G023", new SlowToCancel());
    faults.put("required_G024", new CallsCancellationAFailure());
    faults.put("required_G025", new WordlessFailure());
    faults.put("required_G026", new AlwaysTheSamePlan());
    faults.put("required_G027", new BreaksWhere(r -> r.after().isEmpty()));
    faults.put("required_G028", new BreaksWhere(r -> r.before().isEmpty()));
    faults.put("required_G029", new PromisesWithoutNeighbours());
    faults.put("required_G030", new BreaksWhere(r -> r.format().layout().bitDepth() == 8));
    faults.put(
        "required_G031", new BreaksWhere(r -> r.format().layout().equals(PixelLayout.YUV420_10)));
    faults.put("required_G032", new BreaksWhere(r -> r.format().width() % 2 == 1));
    faults.put("required_G033", new BreaksWhere(r -> r.length() == 1));
    faults.put("optional_G040", new Job(Flaw.NO_TICKET));
    faults.put("optional_G041", new Job(Flaw.STARTS_ANEW));
    faults.put("stochastic_G050", new BreaksWhere(r -> r.seed() == 4_711));
    return faults;
  }

  static void endThreads() {
    OVER.countDown();
  }

  /** Takes its time, deaf to interrupts. */
  private static void waitDeaf(long millis) {
    long end = System.nanoTime() + millis * 1_000_000;
    boolean interrupted = false;
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      interrupted |= Thread.interrupted();
      LockSupport.parkNanos(left);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class SlowOffer extends HonestGenerator {
    @Override
    public Offer offer(FillRequest request) {
      waitDeaf(25);
      return super.offer(request);
    }
  }

  private static final class MoodyOffer extends HonestGenerator {
    private int asked;

    @Override
    public Offer offer(FillRequest request) {
      Offer offer = super.offer(request);
      asked++;
      return offer instanceof Offer.Serves serves
          ? new Offer.Serves(
              serves.summary() + (asked % 2 == 0 ? "" : ", perhaps"),
              serves.rung(),
              serves.uses(),
              serves.destination(),
              serves.price(),
              serves.expected(),
              serves.repeatable())
          : offer;
    }
  }

  private static final class WordlessDecline extends HonestGenerator {
    @Override
    public Offer offer(FillRequest request) {
      return super.offer(request) instanceof Offer.Declines
          ? new Offer.Declines("No.", " ")
          : super.offer(request);
    }
  }

  private static final class ThreadedOffer extends HonestGenerator {
    @Override
    public Offer offer(FillRequest request) {
      if (request.plansTaken().contains("no plan of anybody")) {
        stay();
      }
      return super.offer(request);
    }
  }

  private static void stay() {
    Thread thread =
        new Thread(
            () -> {
              try {
                OVER.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "stays");
    thread.setDaemon(true);
    thread.start();
  }

  private static final class InterruptedWithoutCancel extends HonestGenerator {
    private boolean first = true;

    @Override
    Made result(FillRequest request, FillCall call)
        throws GenerationException, InterruptedException {
      if (first) {
        first = false;
        throw new InterruptedException("out of the blue");
      }
      return super.result(request, call);
    }
  }

  /** Breaks only the first fill, the one that most rules look at. */
  private abstract static class AtFirst extends HonestGenerator {
    private boolean first = true;

    boolean first() {
      boolean now = first;
      first = false;
      return now;
    }
  }

  private static final class OneFrameShort extends AtFirst {
    @Override
    Made result(FillRequest request, FillCall call) {
      return new Made.Pushed(first() ? 3 : 1, account("cross-fade"));
    }
  }

  private static final class WrongTags extends AtFirst {
    @Override
    void push(FrameSink sink, Frame frame) throws IOException {
      if (!first()) {
        sink.push(frame);
        return;
      }
      PictureFormat format = frame.format();
      sink.push(Frame.allocate(format.withSize(format.width() - 2, format.height())));
    }
  }

  private static final class TooManyRealFrames extends HonestGenerator {
    @Override
    Made result(FillRequest request, FillCall call) {
      Made.Account honest = account("cross-fade");
      return new Made.Pushed(
          1,
          new Made.Account(
              honest.plan(),
              honest.description(),
              honest.estimate(),
              honest.remarks(),
              request.length() + 1,
              honest.sourceType(),
              honest.settings()));
    }
  }

  private static final class JumpAt extends HonestGenerator {
    private final long frame;

    JumpAt(long frame) {
      this.frame = frame;
    }

    @Override
    Frame made(Frame a, Frame b, long n, FillRequest request) {
      return n == frame ? Frame.allocate(request.format()) : super.made(a, b, n, request);
    }
  }

  private static final class Whimsical extends HonestGenerator {
    private final AtomicLong whim = new AtomicLong();

    @Override
    Frame made(Frame a, Frame b, long n, FillRequest request) {
      Frame frame = super.made(a, b, n, request);
      frame.plane(0)[0] += (short) whim.incrementAndGet();
      return frame;
    }
  }

  private static final class FallingProgress extends HonestGenerator {
    @Override
    double fraction(long n, FillRequest request) {
      return n == 3 ? 0.1 : super.fraction(n, request);
    }
  }

  private static final class LeavesReadersOpen extends HonestGenerator {
    @Override
    @SuppressWarnings("MustBeClosedChecker")
    Frame edge(FillRequest request, FillCall call, Edge edge) throws IOException {
      FrameReader reader = call.frames(edge);
      return reader.next().orElseThrow();
    }
  }

  private static final class ReadsOnAndOn extends HonestGenerator {
    @Override
    Frame edge(FillRequest request, FillCall call, Edge edge) throws IOException {
      try (FrameReader reader = call.frames(edge)) {
        Frame first = reader.next().orElseThrow();
        for (int i = 0; i < 40; i++) {
          reader.next();
        }
        return first;
      }
    }
  }

  private static final class LittersBesideTheWorkspace extends HonestGenerator {
    @Override
    Made result(FillRequest request, FillCall call)
        throws GenerationException, InterruptedException {
      try {
        Files.writeString(call.workspace().resolveSibling("litter.txt"), "here");
      } catch (IOException e) {
        throw new GenerationException(Kind.FAILED, "No litter.", e);
      }
      return super.result(request, call);
    }
  }

  private static final class LeavesAThread extends HonestGenerator {
    @Override
    Made result(FillRequest request, FillCall call)
        throws GenerationException, InterruptedException {
      stay();
      return super.result(request, call);
    }
  }

  private static final class ReportsAfterwards extends HonestGenerator {
    @Override
    Made result(FillRequest request, FillCall call)
        throws GenerationException, InterruptedException {
      Thread late =
          new Thread(
              () -> {
                waitDeaf(150);
                call.workspace();
              },
              "late");
      late.start();
      return super.result(request, call);
    }
  }

  private static final class SlowToCancel extends HonestGenerator {
    @Override
    public Made fill(FillRequest request, FillCall call)
        throws GenerationException, InterruptedException {
      try {
        return super.fill(request, call);
      } catch (InterruptedException e) {
        waitDeaf(1_100);
        throw e;
      }
    }
  }

  private static final class CallsCancellationAFailure extends HonestGenerator {
    @Override
    public Made fill(FillRequest request, FillCall call) throws GenerationException {
      try {
        return super.fill(request, call);
      } catch (InterruptedException e) {
        throw new GenerationException(Kind.TRANSIENT, "It was cancelled.", e);
      }
    }
  }

  private static final class WordlessFailure extends HonestGenerator {
    @Override
    Frame edge(FillRequest request, FillCall call, Edge edge) {
      try {
        return super.edge(request, call, edge);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static final class AlwaysTheSamePlan extends HonestGenerator {
    @Override
    public Made fill(FillRequest request, FillCall call)
        throws GenerationException, InterruptedException {
      return super.fill(Requests.taken(request, List.of()), call);
    }
  }

  /** Promises what it cannot do. */
  private static final class BreaksWhere extends HonestGenerator {
    private final Predicate<FillRequest> where;

    BreaksWhere(Predicate<FillRequest> where) {
      this.where = where;
    }

    @Override
    public Made fill(FillRequest request, FillCall call)
        throws GenerationException, InterruptedException {
      if (where.test(request)) {
        throw new GenerationException(Kind.UNSUPPORTED, "Not this one after all.");
      }
      return super.fill(request, call);
    }
  }

  private static final class PromisesWithoutNeighbours extends HonestGenerator {
    @Override
    public Offer offer(FillRequest request) {
      return super.offer(request) instanceof Offer.Serves serves
          ? serves
          : new Offer.Serves(
              "anything",
              Offer.Rung.PROMPT,
              Map.of(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              true);
    }

    @Override
    public Made fill(FillRequest request, FillCall call)
        throws GenerationException, InterruptedException {
      if (request.before().isEmpty() && request.after().isEmpty()) {
        throw new GenerationException(Kind.UNSUPPORTED, "Nothing to fade.");
      }
      return super.fill(request, call);
    }
  }

  /** What is wrong with a job that outlives its call. */
  enum Flaw {
    NONE,
    NO_TICKET,
    STARTS_ANEW
  }

  /** A generator whose work goes on at a pretended server. */
  static final class Job extends HonestGenerator {
    private final Flaw flaw;
    private final List<String> started = new ArrayList<>();

    Job(Flaw flaw) {
      this.flaw = flaw;
    }

    long started() {
      return started.size();
    }

    @Override
    public Made fill(FillRequest request, FillCall call)
        throws GenerationException, InterruptedException {
      try {
        if (call.ticket().isEmpty() || flaw == Flaw.STARTS_ANEW) {
          call.checkpoint();
          started.add("job " + started.size());
          if (flaw != Flaw.NO_TICKET) {
            call.remember(started.get(started.size() - 1));
          }
        }
      } catch (IOException e) {
        throw new GenerationException(Kind.FAILED, "The ticket cannot be kept.", e);
      }
      return super.fill(request, call);
    }
  }
}
