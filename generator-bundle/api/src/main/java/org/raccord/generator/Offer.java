package org.raccord.generator;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
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
   * @param destination scheme, host and port that anything would be sent to, such as {@code
   *     https://render.example:30000}; empty where the generator sends nothing
   * @param sends what would be sent there, a line each: "first frame, PNG, 1280x720"
   * @param price what it costs; empty where it is free
   * @param expected how long it takes, where it can tell; what the host measured of its fills on
   *     this machine goes before it
   * @param repeatable whether the same request always gives the same frames, so that an answer may
   *     come from a cache
   */
  record Serves(
      String summary,
      Rung rung,
      Map<Brief.Field, FieldUse> uses,
      Optional<String> destination,
      List<String> sends,
      Optional<Price> price,
      Optional<Duration> expected,
      boolean repeatable)
      implements Offer {

    public Serves {
      uses = Map.copyOf(uses);
      sends = List.copyOf(sends);
    }

    /**
     * What it costs, in words: "costs 0.40 USD"; "free" where nothing is sent anywhere; "its price
     * is not set" where a server is asked and nobody said what it takes.
     */
    public String cost() {
      return price
          .map(p -> "costs " + p)
          .orElse(destination.isPresent() ? "its price is not set" : "free");
    }

    /** The same, with another expectation of how long it takes. */
    public Serves within(Duration time) {
      return new Serves(
          summary, rung, uses, destination, sends, price, Optional.of(time), repeatable);
    }
  }

  /**
   * What a fill costs.
   *
   * @param amount in whole units of the currency, such as 0.40; not negative
   * @param currency ISO 4217, such as {@code USD}
   */
  record Price(BigDecimal amount, String currency) {

    public Price {
      if (amount.signum() < 0) {
        throw new IllegalArgumentException("A price is not negative");
      }
    }

    @Override
    public String toString() {
      return amount.toPlainString() + " " + currency;
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
    FRAMES_BOTH_SIDES("frames-both-sides", "frames and motion of both neighbours"),
    FIRST_AND_LAST_FRAME("first-and-last-frame", "first and last frame"),
    FRAMES_BEFORE("frames-before", "frames and motion of the clip before"),
    FRAMES_AFTER("frames-after", "frames and motion of the clip after"),
    FIRST_FRAME("first-frame", "first frame only"),
    LAST_FRAME("last-frame", "last frame only"),
    PROMPT("prompt", "words only");

    private final String storedName;
    private final String words;

    Rung(String storedName, String words) {
      this.storedName = storedName;
      this.words = words;
    }

    /** As it stands in timelines, such as {@code first-frame}. */
    public String storedName() {
      return storedName;
    }

    /** A few words for the editor. */
    public String words() {
      return words;
    }
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
