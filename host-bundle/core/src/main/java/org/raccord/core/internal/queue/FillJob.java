package org.raccord.core.internal.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.raccord.generator.FillCall.Registration;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Made;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One fill in the queue: waits, runs on a worker, can be cancelled once and again without harm. */
public final class FillJob {

  private static final Logger LOG = LoggerFactory.getLogger(FillJob.class);

  /**
   * How long a generator is waited for.
   *
   * @param silence without a sign of life, until its job is cancelled
   * @param ending after a cancellation, until it is given up
   */
  record Patience(Duration silence, Duration ending) {
    static final Patience USUAL = new Patience(Duration.ofMinutes(5), Duration.ofSeconds(20));

    /** The usual one, or what {@code raccord.generator.silence} says, a number of seconds. */
    static Patience ofUser() {
      int seconds = Integer.getInteger(SILENCE, 0);
      if (seconds <= 0) {
        return USUAL;
      }
      Duration silence = Duration.ofSeconds(seconds);
      return new Patience(silence, silence.compareTo(USUAL.ending) < 0 ? silence : USUAL.ending);
    }
  }

  /** Property: seconds without a sign of life after which a generator's job is cancelled. */
  private static final String SILENCE = "raccord.generator.silence";

  private static final long LOOK_MILLIS = 1000;

  /** Between two looks at a job that is to end. */
  private static final long GLANCE_MILLIS = 250;

  /** Makes the call that the generator gets; it knows the job so that a cancellation reaches it. */
  public interface Work {
    Made run(FillJob job) throws GenerationException, InterruptedException;
  }

  private final String generator;
  private final FillRequest request;
  private final Work work;
  private final Patience patience;
  private final Consumer<FillJob> leaving;
  private final Consumer<FillJob> hanging;
  private final CompletableFuture<Made> end = new CompletableFuture<>();
  private final Object lock = new Object();
  private final List<Runnable> aborts = new ArrayList<>();
  private @Nullable Thread runner;
  private boolean begun;
  private boolean cancelled;
  private boolean abandoned;
  private int exchanges;
  private long lastSign;
  private String reason = "";

  /**
   * @param leaving told before anybody learns of the job's end
   * @param hanging told of a job that does not end when it is cancelled
   */
  FillJob(
      String generator,
      FillRequest request,
      Work work,
      Patience patience,
      Consumer<FillJob> leaving,
      Consumer<FillJob> hanging) {
    this.generator = generator;
    this.request = request;
    this.work = work;
    this.patience = patience;
    this.leaving = leaving;
    this.hanging = hanging;
  }

  /** Id of the generator. */
  public String generator() {
    return generator;
  }

  public FillRequest request() {
    return request;
  }

  /** Runs the fill on the calling thread, unless it was cancelled while it waited. */
  void run() {
    boolean never;
    synchronized (lock) {
      never = cancelled;
      if (!never) {
        begun = true;
        lastSign = System.nanoTime();
        runner = Thread.currentThread();
      }
    }
    if (never) {
      leaving.accept(this);
      end.completeExceptionally(new CancellationException(reason()));
      return;
    }
    try {
      Made made = work.run(this);
      detach();
      end.complete(made);
    } catch (Throwable e) {
      // Whatever a generator throws costs this fill and nothing else; await() says what it was.
      detach();
      end.completeExceptionally(e);
    }
  }

  /** From here on a cancellation no longer interrupts the thread, which goes back to its pool. */
  private void detach() {
    synchronized (lock) {
      runner = null;
    }
    leaving.accept(this);
  }

  /** Whether its generator has begun with it. */
  boolean hasBegun() {
    synchronized (lock) {
      return begun;
    }
  }

  /** Takes note that the generator lives. */
  public void sign() {
    synchronized (lock) {
      lastSign = System.nanoTime();
    }
  }

  /** From here on until {@link #endExchange} the generator waits for a server, which is no hang. */
  public void beginExchange() {
    synchronized (lock) {
      exchanges++;
    }
  }

  public void endExchange() {
    synchronized (lock) {
      exchanges--;
      lastSign = System.nanoTime();
    }
  }

  private boolean isSilent() {
    synchronized (lock) {
      return runner != null
          && exchanges == 0
          && System.nanoTime() - lastSign > patience.silence().toNanos();
    }
  }

  public boolean isCancelled() {
    synchronized (lock) {
      return cancelled;
    }
  }

  /** Why it was cancelled, for the editor; empty where nobody said. */
  public String reason() {
    synchronized (lock) {
      return reason;
    }
  }

  /** Ends this job and no other: interrupts its thread and runs what it asked to be run. */
  public void cancel(String why) {
    List<Runnable> now;
    synchronized (lock) {
      if (cancelled) {
        return;
      }
      cancelled = true;
      reason = why;
      now = List.copyOf(aborts);
      aborts.clear();
      if (runner != null) {
        runner.interrupt();
      }
    }
    now.forEach(FillJob::runAbort);
    if (!hasBegun()) {
      // Its turn may never come: another job may hang on the only worker.
      leaving.accept(this);
      end.completeExceptionally(new CancellationException(why));
    }
  }

  /** Runs {@code abort} when the job is cancelled, at once if it was. */
  public Registration onCancel(Runnable abort) {
    boolean late;
    synchronized (lock) {
      late = cancelled;
      if (!late) {
        aborts.add(abort);
      }
    }
    if (late) {
      runAbort(abort);
      return () -> {};
    }
    return () -> {
      synchronized (lock) {
        aborts.remove(abort);
      }
    };
  }

  public void checkpoint() throws InterruptedException {
    sign();
    if (isCancelled() || Thread.currentThread().isInterrupted()) {
      throw new InterruptedException("The fill was cancelled");
    }
  }

  /**
   * Waits until the generator has really ended, also after a cancellation: only then its files may
   * be touched. A generator that gives no sign of life is cancelled; one that does not end soon
   * after it was cancelled is given up.
   *
   * @throws CancellationException if it was cancelled
   * @throws InterruptedException if the waiting thread was interrupted; the job goes on
   */
  public Made await() throws GenerationException, InterruptedException {
    long endless = 0;
    while (true) {
      long wait =
          isCancelled()
              ? Math.min(GLANCE_MILLIS, patience.ending().toMillis())
              : Math.min(LOOK_MILLIS, patience.silence().toMillis());
      try {
        return end.get(wait, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (isCancelled()) {
          endless += wait;
          if (endsTheProgram() || endless >= patience.ending().toMillis()) {
            abandon();
            throw new CancellationException(reason());
          }
        } else if (isSilent()) {
          cancel("it gave no sign of life for " + words(patience.silence()));
        }
      } catch (ExecutionException e) {
        throw rethrow(e.getCause() == null ? e : e.getCause());
      }
    }
  }

  /** Whether the generator called {@link System#exit}, which never comes back to it. */
  private boolean endsTheProgram() {
    Thread thread;
    synchronized (lock) {
      thread = runner;
    }
    return thread != null
        && Arrays.stream(thread.getStackTrace())
            .anyMatch(frame -> frame.getClassName().equals("java.lang.Shutdown"));
  }

  private void abandon() {
    synchronized (lock) {
      if (abandoned) {
        return;
      }
      abandoned = true;
      reason +=
          (reason.isEmpty() ? "it" : "; it")
              + " did not end when it was cancelled and gets no further work until Raccord is"
              + " started again";
    }
    LOG.warn("Generator {} did not end when it was cancelled and is given up", generator);
    hanging.accept(this);
  }

  private static String words(Duration time) {
    return time.toMinutes() > 0 ? time.toMinutes() + " minutes" : time.toMillis() + " ms";
  }

  private GenerationException rethrow(Throwable cause) {
    if (cause instanceof InterruptedException || isCancelled()) {
      throw new CancellationException(reason());
    }
    if (cause instanceof GenerationException g) {
      // Copied, because the bundle it comes from may vanish.
      GenerationException copy = new GenerationException(g.kind(), String.valueOf(g.getMessage()));
      LOG.debug("Fill by {} failed", generator, g);
      return copy;
    }
    LOG.error("Defect in generator {}", generator, cause);
    return new GenerationException(
        GenerationException.Kind.FAILED,
        "The generator "
            + generator
            + " broke down ("
            + cause.getClass().getSimpleName()
            + (cause.getMessage() == null ? "" : ": " + cause.getMessage())
            + "). The log has the details; try another generator.");
  }

  private static void runAbort(Runnable abort) {
    try {
      abort.run();
    } catch (RuntimeException e) {
      LOG.warn("A cancellation callback failed", e);
    }
  }
}
