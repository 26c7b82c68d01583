package org.raccord.conformance;

import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cancels a call at a planned moment, as the host does: flag, interrupt, callbacks. A call under
 * test passes {@link #used} with each of its methods.
 */
public final class Cancellation {

  private static final long QUIET = 100_000_000L;

  private final Object lock = new Object();
  private final List<Runnable> callbacks = new ArrayList<>();
  private Optional<Thread> worker = Optional.empty();
  private int planned = Integer.MAX_VALUE;
  private int uses;
  private boolean cancelled;
  private boolean told;
  private boolean awaitsQuiet;
  private long lastUse;
  private int inside;
  private boolean impatient;
  private boolean blocked;
  private long cancelledAt;

  /** Cancels nothing until it is planned. */
  public Cancellation() {}

  /** Plans the cancellation at a use of the call; 0 is before the first. */
  public void planAt(int use) {
    planned = use;
  }

  /** Whoever cancels does it again and again until the call has ended. */
  public void beImpatient() {
    impatient = true;
  }

  /** Plans the cancellation at the moment when the call has not been used for a while. */
  public void planWhenQuiet() {
    awaitsQuiet = true;
  }

  /** Cancels where that was planned and the moment has come. */
  void lookForQuiet() {
    boolean now;
    synchronized (lock) {
      now = awaitsQuiet && !cancelled && inside == 0 && System.nanoTime() - lastUse > QUIET;
    }
    if (now) {
      cancel();
    }
  }

  /** Whether the call is to be cancelled once more. */
  public boolean isCancelledAgain() {
    return impatient && isCancelled();
  }

  /** The thread that works, to be interrupted. */
  public void workOn(Thread thread) {
    worker = Optional.of(thread);
    synchronized (lock) {
      lastUse = System.nanoTime();
    }
    if (planned == 0) {
      cancel();
    }
  }

  /** A method of the call was used. */
  public void used() {
    boolean now;
    synchronized (lock) {
      uses++;
      lastUse = System.nanoTime();
      now = uses == planned;
    }
    if (now) {
      cancel();
    }
  }

  /** The call works for whoever uses it, such as writing a file: that is no quiet. */
  public void enter() {
    synchronized (lock) {
      inside++;
    }
  }

  /** It has done so. */
  public void leave() {
    synchronized (lock) {
      inside--;
      lastUse = System.nanoTime();
    }
  }

  /** Cancels once. */
  public void cancel() {
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

  /** Whether the call was cancelled. */
  public boolean isCancelled() {
    synchronized (lock) {
      return cancelled;
    }
  }

  /** Blocks as a read of a drive that hangs; somebody cancels the call meanwhile. */
  public void blockUntilCancelled() throws InterruptedIOException {
    Thread somebody = new Thread(this::cancel, "kit-cancel");
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
  public boolean hasBlocked() {
    synchronized (lock) {
      return blocked;
    }
  }

  /** Whether somebody still waits to be told of a cancellation. */
  public boolean isRegistered() {
    synchronized (lock) {
      return !callbacks.isEmpty();
    }
  }

  /** {@link System#nanoTime} of the cancellation. */
  public long cancelledAt() {
    synchronized (lock) {
      return cancelledAt;
    }
  }

  /** Ends the call if it was cancelled. */
  public void checkpoint() throws InterruptedException {
    if (isCancelled()) {
      throw new InterruptedException("The call was cancelled");
    }
  }

  /**
   * Has {@code abort} run when the call is cancelled, at once if it already was.
   *
   * @return takes it back
   */
  public Runnable register(Runnable abort) {
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
