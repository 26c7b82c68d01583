package org.raccord.core;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Something an editor asked for could not be done; the message says what happened and what to do.
 */
public final class WorkException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Who can do something about it. */
  public enum Kind {
    /** The order itself is wrong: an unknown slot, an ambiguous name, a length that is none. */
    ORDER,
    /** A file cannot be used: missing, broken, not writable, locked. */
    INPUT,
    /** No generator could fill the slot. */
    NOTHING_FILLED,
    /** A policy forbids it. */
    POLICY,
    /** A defect of the program. */
    DEFECT
  }

  private final Kind kind;

  /** By the addresses of slots; not sent anywhere. */
  private final transient Map<String, String> reasons;

  public WorkException(Kind kind, String message) {
    super(message);
    this.kind = kind;
    this.reasons = Map.of();
  }

  /**
   * Says why none of the slots of an order was filled.
   *
   * @param reasons why, by the address of each slot, in the order in which they are told
   */
  public WorkException(Kind kind, Map<String, String> reasons) {
    super(
        "Nothing was filled. "
            + reasons.entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue())
                .collect(Collectors.joining(" ")));
    this.kind = kind;
    this.reasons = Map.copyOf(reasons);
  }

  public WorkException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.reasons = Map.of();
  }

  public Kind kind() {
    return kind;
  }

  /** Why the slot at an address was not filled, where that is told of it alone. */
  public Optional<String> reason(String slot) {
    return Optional.ofNullable(reasons.get(slot));
  }
}
