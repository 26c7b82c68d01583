package org.raccord.cli.internal;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.raccord.core.FillWatcher;

/**
 * Shows how far work has come: a bar that is redrawn on a terminal, otherwise a line for each slot
 * begun and done and one now and then between.
 */
final class ProgressDisplay implements FillWatcher, AutoCloseable {

  private static final Duration REDRAW = Duration.ofMillis(100);
  private static final Duration PLAIN_LINE = Duration.ofSeconds(10);
  private static final int BAR = 24;

  private final PrintStream err;
  private final Clock clock;
  private final boolean bar;
  private final int width;
  private final Instant begun;
  private final Map<String, Double> fractions = new LinkedHashMap<>();
  private final Map<String, Instant> started = new HashMap<>();
  private Instant shown = Instant.MIN;
  private boolean barStands;

  private ProgressDisplay(PrintStream err, Clock clock, boolean bar, int width) {
    this.err = err;
    this.clock = clock;
    this.bar = bar;
    this.width = width;
    this.begun = clock.instant();
  }

  static ProgressDisplay on(Desk desk) {
    return new ProgressDisplay(
        desk.err(), desk.clock(), desk.terminal().interactive(), desk.terminal().width());
  }

  @Override
  public synchronized void heard(Event event) {
    if (event instanceof Event.Planned planned) {
      planned.subjects().forEach(subject -> fractions.putIfAbsent(subject, 0.0));
    } else if (event instanceof Event.Working working) {
      working(working);
    } else if (event instanceof Event.Done done) {
      fractions.put(done.subject(), 1.0);
      line((done.succeeded() ? "  " : "! ") + done.subject() + "  " + done.message());
    } else if (event instanceof Event.Note note) {
      line("  " + note.message());
    }
  }

  private void working(Event.Working working) {
    boolean first = !started.containsKey(working.subject());
    Instant now = clock.instant();
    started.putIfAbsent(working.subject(), now);
    fractions.merge(working.subject(), Math.max(0, working.fraction()), Math::max);
    Duration every = bar ? REDRAW : PLAIN_LINE;
    boolean due = shown.equals(Instant.MIN) || !now.isBefore(shown.plus(every));
    if (!due && !(first && !bar)) {
      return;
    }
    shown = now;
    if (bar) {
      draw(working, now);
    } else {
      err.println("  " + working.subject() + "  " + working.step() + percent(working.fraction()));
    }
  }

  private void draw(Event.Working working, Instant now) {
    double whole = fractions.values().stream().mapToDouble(f -> f).average().orElse(0);
    int full = (int) Math.round(whole * BAR);
    String text =
        "  ["
            + "#".repeat(full)
            + ".".repeat(BAR - full)
            + "] "
            + String.format(Locale.ROOT, "%3d%%", (int) (whole * 100))
            + "  "
            + working.subject()
            + "  "
            + working.step()
            + rate(working, now)
            + left(whole, now);
    String cut = text.length() >= width ? text.substring(0, Math.max(0, width - 1)) : text;
    err.print("\r" + cut + " ".repeat(Math.max(0, width - 1 - cut.length())));
    err.flush();
    barStands = true;
  }

  private String rate(Event.Working working, Instant now) {
    double seconds = seconds(started.getOrDefault(working.subject(), now), now);
    if (working.frames() == 0 || seconds < 0.5 || working.fraction() <= 0) {
      return "";
    }
    double perSecond = working.frames() * working.fraction() / seconds;
    return String.format(Locale.ROOT, "  %.1f frames/s", perSecond);
  }

  private String left(double whole, Instant now) {
    double seconds = seconds(begun, now);
    if (whole < 0.02 || seconds < 1) {
      return "";
    }
    long rest = Math.round(seconds * (1 - whole) / whole);
    return String.format(Locale.ROOT, "  %d:%02d left", rest / 60, rest % 60);
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }

  private static String percent(double fraction) {
    return fraction > 0 ? String.format(Locale.ROOT, "  %d%%", (int) (fraction * 100)) : "";
  }

  private void line(String text) {
    clear();
    err.println(text);
  }

  private void clear() {
    if (barStands) {
      err.print("\r" + " ".repeat(Math.max(0, width - 1)) + "\r");
      err.flush();
      barStands = false;
    }
  }

  @Override
  public synchronized void close() {
    clear();
  }
}
