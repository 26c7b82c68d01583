package org.raccord.conformance;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds a call under test until another one has ended. */
public final class Gate {

  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch opened = new CountDownLatch(1);

  /** A gate that is shut. */
  public Gate() {}

  /** Waits here, as a call that takes its time. */
  public void pass() {
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

  /** Waits until the call is here, or its thread has ended without coming. */
  public void awaitArrival(Thread thread) throws InterruptedException {
    while (thread.isAlive() && !arrived.await(Worker.LOOKS, TimeUnit.MILLISECONDS)) {
      // It comes, or it ends.
    }
  }

  /** Lets the call go on. */
  public void open() {
    opened.countDown();
  }
}
