package org.raccord.conformance;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/** Has a service work as the host does: on a thread of its own that a cancellation interrupts. */
public final class Worker {

  /** Milliseconds between looks at the thread. */
  static final int LOOKS = 5;

  private Worker() {}

  /**
   * Does {@code work} and waits for its end.
   *
   * @param work tells how it ended; throws nothing
   * @param cancellation interrupts the thread
   * @param patience how long to wait
   * @param endless what to tell of a thread that does not end, given what it does
   */
  public static <T> T run(
      Callable<T> work, Cancellation cancellation, Duration patience, Function<String, T> endless)
      throws InterruptedException {
    FutureTask<T> task =
        new FutureTask<>(
            () -> {
              if (cancellation.isCancelled()) {
                // An interrupt before the start is lost.
                Thread.currentThread().interrupt();
              }
              return work.call();
            });
    Thread thread = new Thread(task, "kit-worker");
    thread.setDaemon(true);
    cancellation.workOn(thread);
    thread.start();
    long end = System.nanoTime() + patience.toNanos();
    while (thread.isAlive() && System.nanoTime() < end) {
      thread.join(LOOKS);
      cancellation.lookForQuiet();
      if (cancellation.isCancelledAgain()) {
        thread.interrupt();
      }
    }
    if (thread.isAlive()) {
      String doing =
          Arrays.stream(thread.getStackTrace()).findFirst().map(Object::toString).orElse("nothing");
      cancellation.cancel();
      return endless.apply(doing);
    }
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The work was to tell how it ended", e);
    }
  }
}
