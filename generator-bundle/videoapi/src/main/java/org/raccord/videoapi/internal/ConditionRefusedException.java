package org.raccord.videoapi.internal;

import org.raccord.generator.GenerationException;

/** A server refused an order because of what conditions it: with less it may take it. */
final class ConditionRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final GenerationException refusal;

  ConditionRefusedException(GenerationException refusal) {
    super(String.valueOf(refusal.getMessage()), refusal);
    this.refusal = refusal;
  }

  /** The failure, where there is nothing less to ask with. */
  GenerationException refusal() {
    return refusal;
  }
}
