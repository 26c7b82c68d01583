package org.raccord.core.internal.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.raccord.generator.FillCall.Registration;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Made;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One fill in the queue: waits, runs on a worker, can be cancelled once and again without harm. */
public final class FillJob {

  private static final Logger LOG = LoggerFactory.getLogger(FillJob.class);

  /** Makes the call that the generator gets; it knows the job so that a cancellation reaches it. */
  public interface Work {
    Made run(FillJob job) throws GenerationException, InterruptedException;
  }

  private final String generator;
  private final FillRequest request;
  private final FutureTask<Made> task;
  private final Object lock = new Object();
  private final List<Runnable> aborts = new ArrayList<>();
  private boolean cancelled;
  private String reason = "";

  FillJob(String generator, FillRequest request, Work work) {
    this.generator = generator;
    this.request = request;
    this.task = new FutureTask<>(() -> work.run(this));
  }

  /** Id of the generator. */
  public String generator() {
    return generator;
  }

  public FillRequest request() {
    return request;
  }

  FutureTask<Made> task() {
    return task;
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
    }
    task.cancel(true);
    now.forEach(FillJob::runAbort);
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
    if (isCancelled() || Thread.currentThread().isInterrupted()) {
      throw new InterruptedException("The fill was cancelled");
    }
  }

  /**
   * Waits for the end.
   *
   * @throws CancellationException if it was cancelled
   * @throws InterruptedException if the waiting thread was interrupted; the job goes on
   */
  public Made await() throws GenerationException, InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw rethrow(e.getCause());
    }
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
