package org.raccord.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.raccord.model.quality.QualityFinding.Severity;

class QcCommandTest {

  @Test
  void a_fault_says_where_how_much_and_what_to_do_and_ends_with_seven() {
    Typed typed = Typed.of("qc", "cut.otio");
    String text = typed.out();
    assertEquals(7, typed.code);
    assertTrue(text.contains("1 fault, 0 warnings, 0 notices"), text);
    assertTrue(text.contains("01:00:01:00  01:00:01:02  V1-2 s7k2q.2"), text);
    assertTrue(text.contains("2 repeated frames (limit 0 repeated frames)"), text);
    assertTrue(text.contains("Use another take."), text);
    assertTrue(text.contains("-23.0 LUFS"), text);
  }

  @Test
  void notices_alone_are_clean() {
    FakeWorkbench workbench = new FakeWorkbench();
    workbench.found = Severity.NOTICE;
    assertEquals(0, Typed.of(workbench, "qc", "cut.otio", "--slot", "V1-2").code);
    assertTrue(workbench.asked.contains("check Optional[V1-2]"), workbench.asked.toString());
  }

  @Test
  void a_media_file_needs_no_timeline_and_has_no_slots() {
    FakeWorkbench workbench = new FakeWorkbench();
    Typed typed = Typed.of(workbench, "qc", "look.mp4", "--loudness", "-16");
    assertEquals(0, typed.code);
    assertEquals(List.of("check look.mp4 Optional[-16.0]"), workbench.asked);
    assertTrue(typed.out().contains("nothing found"), typed.out());
    assertEquals(2, Typed.of("qc", "look.mp4", "--slot", "V1-2").code);
  }
}
