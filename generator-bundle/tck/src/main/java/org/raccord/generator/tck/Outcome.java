package org.raccord.generator.tck;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Made;

/** How a fill ended. */
sealed interface Outcome {

  /** Milliseconds between looks at a fill. */
  int WAIT = 5;

  record Filled(Made made) implements Outcome {}

  record Refused(GenerationException exception) implements Outcome {}

  record Interrupted(long at) implements Outcome {}

  /** It threw what the contract does not know. */
  record Defect(Throwable thrown) implements Outcome {}

  /** It did not end in time. */
  record Endless(String doing) implements Outcome {}

  /**
   * Fills on a thread of its own, as the host does.
   *
   * @param patience how long to wait
   */
  static Outcome of(
      ClipGenerator generator, FillRequest request, RecordedFillCall call, Duration patience)
      throws InterruptedException {
    FutureTask<Outcome> task = new FutureTask<>(() -> fill(generator, request, call));
    Thread worker = new Thread(task, "tck-fill");
    worker.setDaemon(true);
    call.cancellation().workOn(worker);
    worker.start();
    if (call.cancellation().isCancelled()) {
      // An interrupt before the start is lost.
      worker.interrupt();
    }
    long end = System.nanoTime() + patience.toNanos();
    while (worker.isAlive() && System.nanoTime() < end) {
      worker.join(WAIT);
      if (call.cancellation().isCancelledAgain()) {
        worker.interrupt();
      }
    }
    if (worker.isAlive()) {
      StackTraceElement[] stack = worker.getStackTrace();
      call.cancellation().cancel();
      return new Endless(stack.length == 0 ? "nothing" : stack[0].toString());
    }
    call.end();
    return task.isDone() ? result(task) : new Endless("nothing");
  }

  private static Outcome result(FutureTask<Outcome> task) throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      return new Defect(e);
    }
  }

  private static Outcome fill(ClipGenerator generator, FillRequest request, RecordedFillCall call) {
    try {
      return new Filled(generator.fill(request, call));
    } catch (GenerationException e) {
      return new Refused(e);
    } catch (InterruptedException e) {
      return new Interrupted(System.nanoTime());
    } catch (Throwable e) {
      return new Defect(e);
    }
  }
}
