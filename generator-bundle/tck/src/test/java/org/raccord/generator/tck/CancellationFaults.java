package org.raccord.generator.tck;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.raccord.conformance.Misdeeds;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.Edge;
import org.raccord.generator.FillCall;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GenerationException.Kind;
import org.raccord.generator.Made;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;

/** Generators that are cancelled and do the wrong thing. */
final class CancellationFaults {

  private CancellationFaults() {}

  /** Once frames are made, it wants to finish a while longer. */
  static final class SlowToCancel extends HonestGenerator {
    private long made;

    @Override
    Frame made(Frame a, Frame b, long n, FillRequest request) {
      made = n;
      return super.made(a, b, n, request);
    }

    @Override
    public Made fill(FillRequest request, FillCall call)
        throws GenerationException, InterruptedException {
      made = 0;
      try {
        return super.fill(request, call);
      } catch (InterruptedException e) {
        if (made > 1) {
          Misdeeds.waitDeaf(1_100);
        }
        throw e;
      }
    }
  }

  /** Finds that a fill has failed that was cancelled before it began. */
  static final class CallsCancellationAFailure extends HonestGenerator {
    private boolean began;

    @Override
    Frame edge(FillRequest request, FillCall call, Edge edge) throws IOException {
      began = true;
      return super.edge(request, call, edge);
    }

    @Override
    public Made fill(FillRequest request, FillCall call)
        throws GenerationException, InterruptedException {
      began = false;
      try {
        return super.fill(request, call);
      } catch (InterruptedException e) {
        if (began) {
          throw e;
        }
        throw new GenerationException(Kind.TRANSIENT, "It was cancelled.", e);
      }
    }
  }

  /** Takes a read that was interrupted for a file that is broken. */
  static final class TakesItForBrokenMedia extends HonestGenerator {
    @Override
    Frame edge(FillRequest request, FillCall call, Edge edge) throws IOException {
      try {
        return super.edge(request, call, edge);
      } catch (InterruptedIOException e) {
        throw new IOException("The media cannot be read.", e);
      }
    }
  }

  /** Tidies up when cancelled, and loses its head when cancelled meanwhile. */
  static final class CannotBeHurried extends HonestGenerator {
    private final CountDownLatch never = new CountDownLatch(1);

    @Override
    public Made fill(FillRequest request, FillCall call)
        throws GenerationException, InterruptedException {
      try {
        return super.fill(request, call);
      } catch (InterruptedException e) {
        Thread.interrupted();
        try {
          if (never.await(60, TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("never", e);
          }
        } catch (InterruptedException again) {
          throw new IllegalStateException("Interrupted while tidying up", again);
        }
        throw e;
      }
    }
  }

  /** Stays on the list of those who are told. */
  static final class StaysRegistered extends HonestGenerator {
    @Override
    Made result(FillRequest request, FillCall call)
        throws GenerationException, InterruptedException {
      call.onCancel(() -> {});
      return super.result(request, call);
    }
  }

  /** Closes its readers only where nothing comes between. */
  static final class ClosesOnlyWhenAllGoesWell extends HonestGenerator {
    @Override
    @SuppressWarnings("MustBeClosedChecker")
    Frame edge(FillRequest request, FillCall call, Edge edge) throws IOException {
      FrameReader reader = call.frames(edge);
      Frame first = reader.next().orElseThrow();
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("cancelled");
      }
      reader.close();
      return first;
    }
  }

  /** Remembers that it was cancelled longer than the fill that was. */
  static final class Sulks extends HonestGenerator {
    private boolean sulking;

    @Override
    public Made fill(FillRequest request, FillCall call)
        throws GenerationException, InterruptedException {
      if (sulking && request.seed() == 46) {
        throw new InterruptedException("The last one was cancelled");
      }
      try {
        return super.fill(request, call);
      } catch (InterruptedException e) {
        sulking = request.seed() == 46;
        throw e;
      }
    }
  }

  /** One flag stops all fills that run; the next one starts afresh. */
  static final class StopsThemAll extends HonestGenerator {
    private final AtomicInteger running = new AtomicInteger();
    private volatile boolean stop;

    @Override
    public Made fill(FillRequest request, FillCall call)
        throws GenerationException, InterruptedException {
      if (running.getAndIncrement() == 0) {
        stop = false;
      }
      try {
        return super.fill(request, call);
      } catch (InterruptedException e) {
        stop = true;
        throw e;
      } finally {
        running.decrementAndGet();
      }
    }

    @Override
    Made result(FillRequest request, FillCall call)
        throws GenerationException, InterruptedException {
      if (stop) {
        throw new InterruptedException("stopped");
      }
      return super.result(request, call);
    }
  }

  /** Has a server that may be silent, and leaves it when cancelled, or does not. */
  static final class HasAServer extends HonestGenerator {
    private final boolean patient;

    HasAServer(boolean patient) {
      this.patient = patient;
    }

    /** The same generator with its server silent. */
    ClipGenerator withSilentServer() {
      return new HonestGenerator() {
        @Override
        public Made fill(FillRequest request, FillCall call) throws InterruptedException {
          CountDownLatch answer = new CountDownLatch(1);
          try (FillCall.Registration abort = call.onCancel(answer::countDown)) {
            if (patient) {
              Misdeeds.waitDeaf(1_300);
            }
            answer.await();
            throw new InterruptedException("Cancelled while the server was silent " + abort);
          }
        }
      };
    }
  }
}
