package org.raccord.core;

import java.time.Instant;
import java.util.Optional;

/**
 * A job of a generator that has not ended with a take.
 *
 * @param id such as {@code j2k4x9}
 * @param slot id of its slot
 * @param address where the slot is now, or was when the job began
 * @param isSlotThere whether the slot is still in the timeline
 * @param generator {@code bundle:instance}
 * @param isGeneratorThere whether that generator is there
 * @param take id that its take gets
 * @param state what can be done with it
 * @param started when it began
 * @param price what it costs; empty where it is free
 * @param reason why it failed; empty where it did not
 */
public record Job(
    String id,
    String slot,
    String address,
    boolean isSlotThere,
    String generator,
    boolean isGeneratorThere,
    String take,
    State state,
    Instant started,
    Optional<String> price,
    Optional<String> reason) {

  /** What can be done with a job. */
  public enum State {
    /** A running process of Raccord works on it. */
    RUNS("runs"),
    /** Its generator left a ticket: it can be gone on with. */
    WAITS("waits to be gone on with"),
    /** It was ordered and its generator made nothing; it is listed until it is given up. */
    FAILED("failed"),
    /** Nobody works on it and there is no ticket; the next change of the timeline removes it. */
    BROKEN_OFF("was broken off");

    private final String words;

    State(String words) {
      this.words = words;
    }

    /** A few words for the editor. */
    public String words() {
      return words;
    }
  }
}
