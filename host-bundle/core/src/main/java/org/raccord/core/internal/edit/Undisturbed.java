package org.raccord.core.internal.edit;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.raccord.core.WorkException;

/**
 * Runs file work that must not be broken off. Channels of Java are closed under an interrupted
 * thread, and the thread that changes a timeline may be interrupted at any moment; so the work runs
 * on a thread that nobody knows.
 */
final class Undisturbed {

  private Undisturbed() {}

  /** Runs {@code work} to its end, however often the caller is interrupted meanwhile. */
  static <T> T run(Callable<T> work) throws WorkException {
    CompletableFuture<T> end = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                end.complete(work.call());
              } catch (Throwable e) {
                // Handed to the caller below.
                end.completeExceptionally(e);
              }
            },
            "save");
    thread.setDaemon(false);
    thread.start();
    try {
      return end.join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof WorkException work2) {
        throw work2;
      }
      if (cause instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw new IllegalStateException("Saving broke down", cause);
    }
  }
}
