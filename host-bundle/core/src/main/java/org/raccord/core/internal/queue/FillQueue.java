package org.raccord.core.internal.queue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.raccord.generator.FillRequest;

/**
 * Runs fills on bounded workers, as many at once for each generator as it allows. A generator that
 * leaves has its jobs cancelled; those of others go on.
 */
@Component(service = FillQueue.class)
public class FillQueue {

  private static final long IDLE_SECONDS = 20;
  private static final String CLOSING = "Raccord is closing";

  private final Object lock = new Object();
  private final Map<String, ThreadPoolExecutor> workers = new HashMap<>();
  private final Map<FillJob, Shelved> jobs = new ConcurrentHashMap<>();
  private final GeneratorShelf shelf;
  private final Supplier<FillJob.Patience> patience;
  private final AutoCloseable departures;
  private boolean closed;

  /** A queue for the generators on {@code shelf}. */
  @Activate
  public FillQueue(@Reference GeneratorShelf shelf) {
    this(shelf, FillJob.Patience::ofUser);
  }

  FillQueue(GeneratorShelf shelf, Supplier<FillJob.Patience> patience) {
    this.shelf = shelf;
    this.patience = patience;
    this.departures = shelf.onDeparture(this::generatorLeft);
  }

  /**
   * Puts a fill in the queue of its generator. One for a bundle that was given up, or that comes
   * when the queue closes, is cancelled at once; so is one that still waits when that happens.
   */
  public FillJob submit(Shelved generator, FillRequest request, FillJob.Work work) {
    FillJob job =
        new FillJob(
            generator.card().id(),
            request,
            work,
            patience.get(),
            jobs::remove,
            hung -> hangs(generator, hung));
    jobs.put(job, generator);
    boolean given;
    synchronized (lock) {
      // Workers of a generator that hangs are shut under the same lock: none refuses the job.
      given = !closed && !shelf.isGivenUp(generator);
      if (given) {
        workersOf(generator).execute(() -> work(job, generator));
      }
    }
    if (!given) {
      job.cancel(shelf.isGivenUp(generator) ? hungBefore(generator) : CLOSING);
    }
    return job;
  }

  private void work(FillJob job, Shelved generator) {
    if (shelf.isGivenUp(generator)) {
      job.cancel(hungBefore(generator));
    }
    try {
      job.run();
    } finally {
      // A cancelled task leaves the flag set on the pooled thread.
      Thread.interrupted();
    }
  }

  private static String hungBefore(Shelved generator) {
    return "the generator "
        + generator.card().id()
        + ", or another of its bundle, hung before and gets no further work until Raccord is"
        + " started again";
  }

  private void hangs(Shelved generator, FillJob hung) {
    shelf.giveUp(generator);
    jobs.remove(hung);
    synchronized (lock) {
      // Its threads are never free again; a mended version of its bundle gets new ones.
      ThreadPoolExecutor stuck = workers.remove(hung.generator());
      if (stuck != null) {
        stuck.shutdown();
      }
    }
    // All of its bundle: what hangs may hold what the others of it need.
    jobs.forEach(
        (job, of) -> {
          if (shelf.isGivenUp(of) && !job.hasBegun()) {
            job.cancel("the generator " + hung.generator() + " hangs in another job");
          }
        });
  }

  /** Jobs that wait or run. */
  public List<FillJob> jobs() {
    return List.copyOf(jobs.keySet());
  }

  private void generatorLeft(String id) {
    for (FillJob job : jobs.keySet()) {
      if (job.generator().equals(id)) {
        job.cancel("the generator " + id + " was removed while it worked");
      }
    }
  }

  private ThreadPoolExecutor workersOf(Shelved generator) {
    return workers.computeIfAbsent(
        generator.card().id(),
        key -> {
          int count = generator.card().workers();
          AtomicInteger number = new AtomicInteger();
          ThreadPoolExecutor pool =
              new ThreadPoolExecutor(
                  count,
                  count,
                  IDLE_SECONDS,
                  TimeUnit.SECONDS,
                  new LinkedBlockingQueue<>(),
                  task -> {
                    Thread thread =
                        new Thread(task, "fill-" + key + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                  });
          pool.allowCoreThreadTimeOut(true);
          return pool;
        });
  }

  /** Cancels what runs and ends the workers. */
  @Deactivate
  public void close() {
    synchronized (lock) {
      closed = true;
    }
    jobs.keySet().forEach(job -> job.cancel(CLOSING));
    synchronized (lock) {
      workers.values().forEach(ThreadPoolExecutor::shutdownNow);
      workers.clear();
    }
    try {
      departures.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
