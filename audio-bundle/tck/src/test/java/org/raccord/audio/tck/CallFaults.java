package org.raccord.audio.tck;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.raccord.audio.Side;
import org.raccord.audio.SoundCall;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundException.Kind;
import org.raccord.audio.SoundMade;
import org.raccord.audio.SoundMaker;
import org.raccord.audio.SoundRequest;
import org.raccord.conformance.Misdeeds;

/** Makers that use their call wrongly, or are cancelled and do the wrong thing. */
final class CallFaults {

  private CallFaults() {}

  static final class FallingProgress extends HonestMaker {
    @Override
    double fraction(double done) {
      return done > 0.4 && done < 0.6 ? 0.1 : done;
    }
  }

  static final class NeverDone extends HonestMaker {
    @Override
    double fraction(double done) {
      return 0.97 * done;
    }
  }

  static final class ReportsAfterwards extends HonestMaker {
    @Override
    SoundMade result(SoundRequest request, SoundCall call, SoundMade made) {
      if (request.seed() == 32) {
        Thread late =
            new Thread(
                () -> {
                  Misdeeds.waitDeaf(150);
                  call.progress("Late", 1);
                },
                "late");
        late.start();
      }
      return made;
    }
  }

  /** Once half is made, it wants to finish a while longer. */
  static final class SlowToCancel extends HonestMaker {
    private volatile double done;

    @Override
    double fraction(double now) {
      done = now;
      return super.fraction(now);
    }

    @Override
    public SoundMade make(SoundRequest request, SoundCall call)
        throws SoundException, InterruptedException {
      done = 0;
      try {
        return super.make(request, call);
      } catch (InterruptedException e) {
        if (done > 0) {
          Misdeeds.waitDeaf(1_100);
        }
        throw e;
      }
    }
  }

  /** Finds that a call has failed that was cancelled before it began. */
  static final class CallsCancellationAFailure extends HonestMaker {
    @Override
    public SoundMade make(SoundRequest request, SoundCall call)
        throws SoundException, InterruptedException {
      try {
        call.checkpoint();
      } catch (InterruptedException e) {
        throw new SoundException(Kind.TRANSIENT, "It was cancelled.", e);
      }
      return super.make(request, call);
    }
  }

  /** Takes a read that was interrupted for a file that is broken. */
  static final class TakesItForBrokenMedia extends HonestMaker {
    @Override
    org.raccord.model.sound.SoundBlock sound(SoundCall call, Side side) throws IOException {
      try {
        return super.sound(call, side);
      } catch (InterruptedIOException e) {
        throw new IOException("The sound cannot be read.", e);
      }
    }
  }

  /** Tidies up when cancelled, and loses its head when cancelled meanwhile. */
  static final class CannotBeHurried extends HonestMaker {
    private final CountDownLatch never = new CountDownLatch(1);

    @Override
    public SoundMade make(SoundRequest request, SoundCall call)
        throws SoundException, InterruptedException {
      try {
        return super.make(request, call);
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

  /** Remembers that it was cancelled longer than the call that was. */
  static final class Sulks extends HonestMaker {
    private boolean sulking;

    @Override
    public SoundMade make(SoundRequest request, SoundCall call)
        throws SoundException, InterruptedException {
      if (sulking && request.seed() == 44) {
        throw new InterruptedException("The last one was cancelled");
      }
      try {
        return super.make(request, call);
      } catch (InterruptedException e) {
        sulking = request.seed() == 44;
        throw e;
      }
    }
  }

  /** One flag stops all calls that run; the next one starts afresh. */
  static final class StopsThemAll extends HonestMaker {
    private final AtomicInteger running = new AtomicInteger();
    private volatile boolean stop;

    @Override
    public SoundMade make(SoundRequest request, SoundCall call)
        throws SoundException, InterruptedException {
      if (running.getAndIncrement() == 0) {
        stop = false;
      }
      try {
        return super.make(request, call);
      } catch (InterruptedException e) {
        stop = true;
        throw e;
      } finally {
        running.decrementAndGet();
      }
    }

    @Override
    SoundMade result(SoundRequest request, SoundCall call, SoundMade made)
        throws InterruptedException {
      if (stop) {
        throw new InterruptedException("stopped");
      }
      return made;
    }
  }

  /** Has a server that may be silent, and leaves it when cancelled, or does not. */
  static final class HasAServer extends HonestMaker {
    private final boolean patient;

    HasAServer(boolean patient) {
      this.patient = patient;
    }

    /** The same maker with its server silent. */
    SoundMaker withSilentServer() {
      return (request, call) -> {
        if (patient) {
          Misdeeds.waitDeaf(1_300);
        }
        new CountDownLatch(1).await();
        return super.make(request, call);
      };
    }
  }
}
