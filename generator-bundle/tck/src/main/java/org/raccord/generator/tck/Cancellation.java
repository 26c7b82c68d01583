package org.raccord.generator.tck;

import java.io.InterruptedIOException;
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
  private boolean told;
  private boolean impatient;
  private boolean blocked;
  private long cancelledAt;

  /** Plans the cancellation at a use of the call; 0 is before the first. */
  void planAt(int use) {
    planned = use;
  }

  /** Whoever cancels does it again and again until the fill has ended. */
  void beImpatient() {
    impatient = true;
  }

  /** Whether the fill is to be cancelled once more. */
  boolean isCancelledAgain() {
    return impatient && isCancelled();
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
    synchronized (lock) {
      told = true;
      lock.notifyAll();
    }
    run.forEach(Runnable::run);
  }

  boolean isCancelled() {
    synchronized (lock) {
      return cancelled;
    }
  }

  /** Blocks as a read of a drive that hangs; somebody cancels the fill meanwhile. */
  void blockUntilCancelled() throws InterruptedIOException {
    Thread somebody = new Thread(this::cancel, "tck-cancel");
    somebody.setDaemon(true);
    try {
      synchronized (lock) {
        if (!cancelled) {
          blocked = true;
          somebody.start();
        }
        // Not before the interrupt, which would otherwise come as a second one.
        while (!told) {
          lock.wait();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Thread.currentThread().interrupt();
    throw new InterruptedIOException("The read was interrupted");
  }

  /** Whether a read blocked. */
  boolean hasBlocked() {
    synchronized (lock) {
      return blocked;
    }
  }

  /** Whether somebody still waits to be told of a cancellation. */
  boolean isRegistered() {
    synchronized (lock) {
      return !callbacks.isEmpty();
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
