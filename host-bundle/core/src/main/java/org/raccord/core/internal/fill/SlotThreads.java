package org.raccord.core.internal.fill;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Threads on which slots are filled; cancelled together, and none twice. */
final class SlotThreads implements AutoCloseable {

  private final Object lock = new Object();
  private final Set<Shelter> busy = new HashSet<>();
  private @Nullable ExecutorService pool;
  private boolean stopped;

  void open(int count) {
    AtomicInteger number = new AtomicInteger();
    pool =
        Executors.newFixedThreadPool(
            count,
            task -> {
              Thread thread = new Thread(task, "slot-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Runs {@code task}, or {@code instead} where all was stopped before its turn came. */
  void run(Consumer<Shelter> task, Runnable instead) {
    if (pool == null) {
      throw new IllegalStateException("open() comes first");
    }
    pool.execute(
        () -> {
          // A cancellation that came when the former task was over is not this one's.
          Thread.interrupted();
          Shelter shelter = new Shelter(Thread.currentThread());
          synchronized (lock) {
            if (stopped) {
              instead.run();
              return;
            }
            busy.add(shelter);
          }
          try {
            task.accept(shelter);
          } finally {
            synchronized (lock) {
              busy.remove(shelter);
            }
          }
        });
  }

  /** Cancels what runs; what waits does not begin. */
  void stop() {
    synchronized (lock) {
      stopped = true;
      busy.forEach(Shelter::cancel);
    }
  }

  /** Ends also the finishing of what was made before {@link #stop}. */
  void giveUp() {
    synchronized (lock) {
      stopped = true;
      busy.forEach(Shelter::giveUp);
    }
  }

  boolean isStopped() {
    synchronized (lock) {
      return stopped;
    }
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.shutdown();
    }
  }
}
