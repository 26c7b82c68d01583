package org.raccord.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.raccord.core.FillWatcher.Event;

final class ProgressDisplayTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Instant now = Instant.EPOCH;

  private ProgressDisplay display(boolean interactive) {
    Clock clock =
        new Clock() {
          @Override
          public Instant instant() {
            return now;
          }

          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }
        };
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return ProgressDisplay.on(
        new Desk(
            new FakeWorkbench(),
            new FakeProver(),
            new FakeSoundProver(),
            new FakeSetup(),
            new FakePolicy(),
            new FakeModels(),
            new FakeVoices(),
            stream,
            stream,
            new BufferedReader(new StringReader("")),
            new Desk.Terminal(interactive, 100),
            Path.of(""),
            clock));
  }

  private String shown() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void a_terminal_gets_a_bar_with_rate_and_time_left() {
    try (ProgressDisplay display = display(true)) {
      display.heard(new Event.Planned(List.of("V1-2", "V1-4")));
      now = now.plus(Duration.ofSeconds(1));
      display.heard(new Event.Working("V1-2", "flow", 0.1, 40));
      now = now.plus(Duration.ofSeconds(4));
      display.heard(new Event.Working("V1-2", "warp", 0.5, 40));
    }
    assertTrue(shown().contains(" 25%  V1-2  warp  5.0 frames/s  0:15 left"), shown());
    assertTrue(shown().endsWith("\r"), "the bar is cleared at the end");
  }

  @Test
  void elsewhere_lines_are_thinned() {
    try (ProgressDisplay display = display(false)) {
      for (int i = 0; i <= 100; i++) {
        now = now.plus(Duration.ofMillis(250));
        display.heard(new Event.Working("V1-2", "warp", i / 100.0, 40));
      }
      display.heard(new Event.Done("V1-2", "take s7k2q.1", true));
    }
    assertFalse(shown().contains("\r"));
    assertEquals(4, shown().lines().count(), shown());
    assertTrue(shown().endsWith("V1-2  take s7k2q.1" + System.lineSeparator()), shown());
  }
}
