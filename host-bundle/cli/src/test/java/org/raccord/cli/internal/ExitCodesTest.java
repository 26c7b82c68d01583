package org.raccord.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.raccord.core.FillReport.Outcome;
import org.raccord.core.WorkException;
import org.raccord.core.WorkException.Kind;

final class ExitCodesTest {

  private final FakeWorkbench workbench = new FakeWorkbench();

  @Test
  void each_kind_of_failure_has_its_code() {
    Map<Kind, Integer> codes =
        Map.of(
            Kind.ORDER, 2, Kind.INPUT, 3, Kind.NOTHING_FILLED, 4, Kind.POLICY, 6, Kind.DEFECT, 1);
    for (Kind kind : Kind.values()) {
      workbench.failure = Optional.of(new WorkException(kind, "What happened. What to do."));
      Typed typed = Typed.of(workbench, "slots", "cut.otio");
      assertEquals(codes.get(kind), typed.code, kind.toString());
      assertEquals("raccord: What happened. What to do.", typed.err().strip());
      assertEquals("", typed.out());
    }
  }

  @Test
  void a_fill_tells_all_some_and_none_apart() {
    assertEquals(5, Typed.of(workbench, "fill", "c.otio", "--all").code);
    workbench.outcomes = List.of(Outcome.FILLED, Outcome.KEPT);
    assertEquals(0, Typed.of(workbench, "fill", "c.otio", "--all").code);
    workbench.outcomes = List.of(Outcome.FAILED);
    assertEquals(4, Typed.of(workbench, "fill", "c.otio", "--all").code);
    workbench.outcomes = List.of();
    assertEquals(0, Typed.of(workbench, "fill", "c.otio", "--all").code);
  }

  @Test
  void an_interrupted_command_is_cancelled() {
    workbench.interrupted = true;
    Typed typed = Typed.of(workbench, "fill", "c.otio", "--all");
    assertEquals(130, typed.code);
    assertTrue(typed.err().contains("Cancelled"), typed.err());
    assertTrue(workbench.asked.contains("close"));
  }

  @Test
  void an_error_is_one_json_document_too() {
    workbench.failure = Optional.of(new WorkException(Kind.INPUT, "No such file."));
    JsonObject document = Typed.of(workbench, "slots", "cut.otio", "--json").json();
    assertEquals(3, document.get("exitCode").getAsInt());
    assertEquals("input", document.getAsJsonObject("error").get("kind").getAsString());
    assertEquals("No such file.", document.getAsJsonObject("error").get("message").getAsString());
    JsonObject usage = Typed.of("fill", "--json").json();
    assertEquals(2, usage.get("exitCode").getAsInt());
  }

  @Test
  void nobody_sees_a_stack_trace_without_verbose() {
    workbench.failure =
        Optional.of(new WorkException(Kind.INPUT, "Broken.", new IllegalStateException("deep")));
    assertFalse(Typed.of(workbench, "slots", "cut.otio").err().contains("deep"));
    assertTrue(Typed.of(workbench, "slots", "cut.otio", "--verbose").err().contains("deep"));
  }

  @Test
  void unknown_words_and_missing_commands_are_wrong_usage() {
    assertEquals(2, Typed.of("fly").code);
    assertEquals(2, Typed.of().code);
    assertEquals(2, Typed.of("slot").code);
    assertEquals(2, Typed.of("slots").code);
    assertTrue(Typed.of("slots").err().contains("raccord slots --help"));
  }

  @Test
  void help_and_version_are_done() {
    assertEquals(0, Typed.of("--help").code);
    Typed version = Typed.of("--version");
    assertEquals(0, version.code);
    assertTrue(version.out().matches("raccord \\d+\\.\\d+\\.\\d+\\S*\\s+"), version.out());
  }
}
