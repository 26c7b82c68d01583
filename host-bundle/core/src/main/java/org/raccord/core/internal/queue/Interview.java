package org.raccord.core.internal.queue;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.FillRequest;
import org.raccord.generator.Offer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks generators what they offer, each question on a thread of its own: whatever goes wrong in a
 * generator is a no, and one that does not answer is given up. A bundle that was given up is asked
 * nothing more.
 */
final class Interview implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Interview.class);

  private final Duration limit;
  private final Set<String> givenUp = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "offer");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param limit how long an answer is waited for
   */
  Interview(Duration limit) {
    this.limit = limit;
  }

  /** Asks nothing more of a generator's bundle. */
  void giveUp(Shelved shelved) {
    givenUp.add(shelved.card().bundle());
  }

  boolean isGivenUp(Shelved shelved) {
    return givenUp.contains(shelved.card().bundle());
  }

  /** What a generator says of a slot. */
  Offer ask(Shelved shelved, FillRequest request) {
    if (isGivenUp(shelved)) {
      return new Offer.Declines(
          "It hung before and gets no further work.", "Start Raccord again to use it.");
    }
    Future<Offer> answer = threads.submit(() -> answer(shelved, request));
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      giveUp(shelved);
      LOG.warn("Generator {} did not answer and is given up", shelved.card().id());
      return new Offer.Declines(
          "It did not answer within " + limit.toSeconds() + " seconds and gets no further work.",
          "Start Raccord again to use it.");
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new Offer.Declines("The question was cancelled.", "Ask again.");
    } catch (ExecutionException e) {
      // Nothing of the generator gets here: what it throws was an answer.
      throw new IllegalStateException(e.getCause());
    }
  }

  private static Offer answer(Shelved shelved, FillRequest request) {
    ClipGenerator generator = shelved.borrow();
    if (generator == null) {
      return new Offer.Declines("It has gone.", "Put its bundle back.");
    }
    try {
      return Optional.ofNullable(generator.offer(request))
          .orElseGet(
              () ->
                  new Offer.Declines(
                      "It broke down when it was asked (no answer at all).",
                      "Choose another generator."));
    } catch (RuntimeException | Error e) {
      LOG.error("Defect in the offer of generator {}", shelved.card().id(), e);
      return new Offer.Declines(
          "It broke down when it was asked (" + e.getClass().getSimpleName() + ").",
          "Choose another generator; the log has the details.");
    } finally {
      shelved.giveBack(generator);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
