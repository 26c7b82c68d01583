package org.raccord.generator.tck;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds a fill at one of its uses of the call until another fill has ended. */
final class Gate {

  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch opened = new CountDownLatch(1);

  /** Waits here, as a call that takes its time. */
  void pass() {
    arrived.countDown();
    boolean interrupted = false;
    while (true) {
      try {
        opened.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until the fill is here, or its thread has ended without coming. */
  void awaitArrival(Thread thread) throws InterruptedException {
    while (thread.isAlive() && !arrived.await(Outcome.WAIT, TimeUnit.MILLISECONDS)) {
      // It comes, or it ends.
    }
  }

  void open() {
    opened.countDown();
  }
}
