package org.raccord.generator.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.generator.FillCall;

/** Cancels a fill at a planned moment, as the host does: flag, interrupt, callbacks. */
final class Cancellation {

  private final Object lock = new Object();
  private final List<Runnable> callbacks = new ArrayList<>();
  private Optional<Thread> worker = Optional.empty();
  private int planned = Integer.MAX_VALUE;
  private int uses;
  private boolean cancelled;
  private long cancelledAt;

  /** Plans the cancellation at a use of the call; 0 is before the first. */
  void planAt(int use) {
    planned = use;
  }

  /** The thread that fills, to be interrupted. */
  void workOn(Thread thread) {
    worker = Optional.of(thread);
    if (planned == 0) {
      cancel();
    }
  }

  void used() {
    boolean now;
    synchronized (lock) {
      uses++;
      now = uses == planned;
    }
    if (now) {
      cancel();
    }
  }

  /** Cancels once. */
  void cancel() {
    List<Runnable> run;
    synchronized (lock) {
      if (cancelled) {
        return;
      }
      cancelled = true;
      cancelledAt = System.nanoTime();
      run = List.copyOf(callbacks);
      callbacks.clear();
    }
    worker.ifPresent(Thread::interrupt);
    run.forEach(Runnable::run);
  }

  boolean isCancelled() {
    synchronized (lock) {
      return cancelled;
    }
  }

  /** {@link System#nanoTime} of the cancellation. */
  long cancelledAt() {
    synchronized (lock) {
      return cancelledAt;
    }
  }

  void checkpoint() throws InterruptedException {
    if (isCancelled()) {
      throw new InterruptedException("The fill was cancelled");
    }
  }

  FillCall.Registration register(Runnable abort) {
    synchronized (lock) {
      if (!cancelled) {
        callbacks.add(abort);
        return () -> {
          synchronized (lock) {
            callbacks.remove(abort);
          }
        };
      }
    }
    abort.run();
    return () -> {};
  }
}
