package org.raccord.core.internal.fill;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Threads on which slots are filled; stopped together, and none twice. */
final class SlotThreads implements AutoCloseable {

  private final Object lock = new Object();
  private final Set<Thread> busy = new HashSet<>();
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
  void run(Runnable task, Runnable instead) {
    if (pool == null) {
      throw new IllegalStateException("open() comes first");
    }
    pool.execute(
        () -> {
          synchronized (lock) {
            if (stopped) {
              instead.run();
              return;
            }
            busy.add(Thread.currentThread());
          }
          try {
            task.run();
          } finally {
            synchronized (lock) {
              busy.remove(Thread.currentThread());
            }
          }
        });
  }

  /** Interrupts what runs; what waits does not begin. */
  void stop() {
    synchronized (lock) {
      stopped = true;
      busy.forEach(Thread::interrupt);
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
