package org.raccord.generator;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.raccord.model.fill.Brief;

/** A generator's answer to the question whether it serves a slot. */
public sealed interface Offer {

  /**
   * It does.
   *
   * @param summary what it would do, in a few words
   * @param rung the conditioning it would use
   * @param uses how it uses each field of the brief; a field that is absent is ignored
   * @param destination where anything would be sent; empty where nothing leaves the machine
   * @param price what it costs, as text with a currency; empty where it is free
   * @param expected how long it takes, where it can tell
   * @param repeatable whether the same request always gives the same frames, so that an answer may
   *     come from a cache
   */
  record Serves(
      String summary,
      Rung rung,
      Map<Brief.Field, FieldUse> uses,
      Optional<String> destination,
      Optional<String> price,
      Optional<Duration> expected,
      boolean repeatable)
      implements Offer {

    public Serves {
      uses = Map.copyOf(uses);
    }
  }

  /**
   * It does not.
   *
   * @param reason why, for the editor
   * @param remedy what would make it serve, or what else would fit
   */
  record Declines(String reason, String remedy) implements Offer {}

  /** What conditions a fill, richest first. */
  enum Rung {
    FRAMES_BOTH_SIDES,
    FIRST_AND_LAST_FRAME,
    FRAMES_BEFORE,
    FRAMES_AFTER,
    FIRST_FRAME,
    LAST_FRAME,
    PROMPT
  }

  /** How a generator uses a field of the brief. */
  enum FieldUse {
    /** A parameter of its own. */
    NATIVE,
    /** Written into the prompt. */
    IN_PROMPT,
    /** Not used. */
    IGNORED
  }
}
