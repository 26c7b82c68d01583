package org.raccord.core.internal.fill;

/**
 * What stands between a cancellation and the thread that fills a slot. A cancellation interrupts
 * the thread at once, but not while it makes whole what its generator has made already: that costs
 * seconds, and making it anew would cost minutes or money. Whoever cancels says when even that
 * takes too long.
 */
final class Shelter {

  private final Object lock = new Object();
  private final Thread thread;
  private boolean inside;
  private boolean cancelled;
  private boolean over;

  /** A shelter for {@code thread}, which alone enters and leaves. */
  Shelter(Thread thread) {
    this.thread = thread;
  }

  /** From here on a cancellation waits; one that has interrupted already is taken back. */
  void enter() {
    synchronized (lock) {
      inside = true;
      if (cancelled && !over) {
        // The flag alone, which a waiting method that threw has cleared already.
        Thread.interrupted();
      }
    }
  }

  /** From here on a cancellation interrupts; one that came meanwhile does so now. */
  void leave() {
    synchronized (lock) {
      inside = false;
      if (cancelled) {
        thread.interrupt();
      }
    }
  }

  /** Cancels the work. */
  void cancel() {
    synchronized (lock) {
      cancelled = true;
      if (!inside) {
        thread.interrupt();
      }
    }
  }

  /** Cancels the work, also what is being made whole. */
  void giveUp() {
    synchronized (lock) {
      cancelled = true;
      over = true;
      thread.interrupt();
    }
  }
}
