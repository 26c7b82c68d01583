package org.raccord.desktop.internal.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A fill that was begun here, now or before.
 *
 * @param id of its own
 * @param slot address of the slot, as far as it could be followed since it began
 * @param asked who was asked; in words
 * @param began when
 * @param ended when; empty while it runs
 * @param outcome how
 * @param words what came of it, or what is done now
 * @param fraction of the work, 0 to 1; negative where it cannot be told
 * @param log what happened, a line each, oldest first
 */
public record FillEntry(
    String id,
    String slot,
    String asked,
    Instant began,
    Optional<Instant> ended,
    Outcome outcome,
    String words,
    double fraction,
    List<String> log) {

  private static final int MOST_LINES = 200;
  private static final double EARLY = 0.03;

  public FillEntry {
    log = List.copyOf(log);
  }

  /** How a fill ended. */
  public enum Outcome {
    RUNS("runs"),
    DONE("done"),
    FAILED("failed"),
    CANCELLED("cancelled"),
    BROKEN_OFF("broken off");

    private final String words;

    Outcome(String words) {
      this.words = words;
    }

    /** For the editor. */
    public String words() {
      return words;
    }
  }

  static FillEntry begun(String id, String slot, String asked, Instant now) {
    return new FillEntry(
        id, slot, asked, now, Optional.empty(), Outcome.RUNS, "begins", -1, List.of());
  }

  /** Its slot has another address now. */
  FillEntry moved(String address) {
    return new FillEntry(id, address, asked, began, ended, outcome, words, fraction, log);
  }

  /** It has come so far. A step that is new is put down. */
  FillEntry at(String step, double part, Instant now) {
    return new FillEntry(
        id,
        slot,
        asked,
        began,
        ended,
        outcome,
        step,
        part,
        step.equals(words) ? log : more(step, now));
  }

  /** Something was said of it. */
  FillEntry noted(String line, Instant now) {
    return new FillEntry(id, slot, asked, began, ended, outcome, words, fraction, more(line, now));
  }

  FillEntry end(Outcome how, String result, Instant now) {
    return new FillEntry(
        id, slot, asked, began, Optional.of(now), how, result, -1, more(result, now));
  }

  private List<String> more(String line, Instant now) {
    List<String> lines = new ArrayList<>(log);
    if (lines.size() < MOST_LINES) {
      lines.add(seconds(Duration.between(began, now)) + "  " + line);
    }
    return lines;
  }

  /** How long it still takes, as far as can be told from what it took so far. */
  public Optional<Duration> left(Instant now) {
    if (ended.isPresent() || fraction < EARLY || fraction > 1) {
      return Optional.empty();
    }
    double taken = Duration.between(began, now).toMillis();
    return Optional.of(Duration.ofMillis(Math.round(taken * (1 - fraction) / fraction)));
  }

  /** How long it took, or has taken. */
  public Duration taken(Instant now) {
    return Duration.between(began, ended.orElse(now));
  }

  /** A time for the editor, such as {@code 4 s} or {@code 2:05}. */
  public static String seconds(Duration time) {
    long s = Math.max(0, Math.round(time.toMillis() / 1000.0));
    return s < 60 ? s + " s" : s / 60 + ":" + (s % 60 < 10 ? "0" : "") + s % 60;
  }
}
