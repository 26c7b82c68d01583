package org.raccord.videoapi.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Iterator;
import java.util.Optional;
import org.raccord.generator.FillCall;
import org.raccord.generator.GenerationException;
import org.raccord.generator.GenerationException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Orders by the richest conditioning there is, and by the next poorer where the server refuses that
 * one: a refusal costs nothing, and a profile may promise more than the model behind it takes.
 */
final class Ladder {

  private static final Logger LOG = LoggerFactory.getLogger(Ladder.class);

  private final Setup setup;
  private final FillCall call;

  Ladder(Setup setup, FillCall call) {
    this.setup = setup;
    this.call = call;
  }

  /** Orders what a wish tells of. */
  interface Step<T> {
    /**
     * Sends it.
     *
     * @param refused what the server refused before
     */
    T order(Wish wish, Conditions.Order order, Optional<String> refused)
        throws GenerationException, ConditionRefusedException, InterruptedException;
  }

  /**
   * Goes down until an order is taken.
   *
   * @throws GenerationException what the server says of the last rung, or of something else than
   *     the conditioning
   */
  <T> T order(Planner.Plan.Asks plan, Step<T> step)
      throws GenerationException, InterruptedException {
    Optional<String> refused = Optional.empty();
    Wish wish = plan.wish();
    Iterator<Wish> poorer = plan.poorer().iterator();
    while (true) {
      try {
        return step.order(wish, prepared(wish), refused);
      } catch (ConditionRefusedException e) {
        if (!poorer.hasNext()) {
          throw e.refusal();
        }
        LOG.info("Without {}: {}", wish.rung().words(), e.getMessage());
        refused = Optional.of(wish.rung().words() + " (" + e.getMessage() + ")");
        wish = poorer.next();
      }
    }
  }

  private Conditions.Order prepared(Wish wish) throws GenerationException, InterruptedException {
    try {
      return new Conditions(setup, call).order(wish);
    } catch (IOException e) {
      if (Thread.interrupted() || e instanceof InterruptedIOException) {
        InterruptedException cancelled = new InterruptedException("The call was cancelled");
        cancelled.initCause(e);
        throw cancelled;
      }
      throw new GenerationException(
          Kind.FAILED, "The pictures beside the slot cannot be prepared: " + e.getMessage(), e);
    }
  }
}
