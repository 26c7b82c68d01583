package org.raccord.core.internal.fill;

import java.util.concurrent.CountDownLatch;

/**
 * Keeps slots in the order of the timeline: one slot's first job comes into the queue after that of
 * the slot before, whichever thread is quicker.
 */
final class Turn {

  private final CountDownLatch before;
  private final CountDownLatch own = new CountDownLatch(1);

  private Turn(CountDownLatch before) {
    this.before = before;
  }

  /** The first turn. */
  static Turn first() {
    return new Turn(new CountDownLatch(0));
  }

  /** The turn after this one. */
  Turn next() {
    return new Turn(own);
  }

  /** Waits until the turn before is over. */
  void await() throws InterruptedException {
    before.await();
  }

  /** Lets the next one come; more than once is once. */
  void pass() {
    own.countDown();
  }
}
