package org.raccord.desktop.internal.model;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.raccord.core.WorkException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that does what was asked for last first: what is looked at now comes before what was
 * looked at a while ago. So many things wait at most; what waits longest is given up then, and may
 * be asked for again.
 *
 * <p><b>Threads.</b> May be called from any thread; work runs on the one thread.
 *
 * <p><b>Failure.</b> Work that fails is logged; the next one runs.
 */
final class LastFirst implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LastFirst.class);

  private final int most;
  private final Thread worker;
  private final Deque<Asked> waiting = new ArrayDeque<>();

  /** Keys of what waits or runs. */
  private final Set<String> keys = new HashSet<>();

  private boolean closed;

  /** What is done. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException, WorkException;
  }

  private record Asked(String key, Work work) {}

  /**
   * @param name of the thread
   * @param most that wait at a time
   */
  LastFirst(String name, int most) {
    this.most = most;
    this.worker = new Thread(this::work, name);
    worker.setDaemon(true);
    worker.start();
  }

  /** Has something done before all that waits; nothing new where its key waits or runs already. */
  synchronized void ask(String key, Work work) {
    if (closed || !keys.add(key)) {
      return;
    }
    waiting.addFirst(new Asked(key, work));
    if (waiting.size() > most) {
      keys.remove(waiting.removeLast().key);
    }
    notifyAll();
  }

  /** Gives up what waits; what runs runs on. */
  synchronized void clear() {
    waiting.forEach(asked -> keys.remove(asked.key));
    waiting.clear();
  }

  private void work() {
    try {
      for (Asked next = next(); next != null; next = next()) {
        try {
          next.work.run();
        } catch (IOException | WorkException e) {
          LOG.debug("{} has no {}", next.key, worker.getName(), e);
        } catch (RuntimeException e) {
          LOG.warn("{}: {} failed", worker.getName(), next.key, e);
        } finally {
          ended(next.key);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized @Nullable Asked next() throws InterruptedException {
    while (waiting.isEmpty() && !closed) {
      wait();
    }
    return closed ? null : waiting.removeFirst();
  }

  private synchronized void ended(String key) {
    keys.remove(key);
  }

  /** Gives up what waits, for good; does not wait for what runs. */
  @Override
  public synchronized void close() {
    closed = true;
    clear();
    notifyAll();
  }
}
