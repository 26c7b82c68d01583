package org.raccord.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeamsCommandTest {

  @Test
  void a_report_says_the_grade_what_decides_it_and_what_was_not_measured() {
    Typed typed = Typed.of("seams", "cut.otio", "--slot", "V1-2", "--pictures", "report");
    String text = typed.out();
    assertEquals(0, typed.code);
    assertTrue(text.contains("D, motion at the head 2.4 px (up to 1.1 px is usual)"), text);
    assertTrue(text.contains("so the tail is not measured"), text);
    assertTrue(text.contains("head.png"), text);
  }

  @Test
  void a_take_names_its_slot_and_files_need_no_timeline() {
    FakeWorkbench workbench = new FakeWorkbench();
    Typed.of(workbench, "seams", "cut.otio", "--take", "s7k2q.1");
    Typed.of(
        workbench,
        "seams",
        "--before",
        "A.mov",
        "--take",
        "T.mov",
        "--after",
        "B.mov",
        "--tail",
        "cut");
    assertTrue(
        workbench.asked.containsAll(
            List.of("seams s7k2q Optional[s7k2q.1]", "seams Optional[A.mov] T.mov Optional[CUT]")),
        workbench.asked.toString());
  }

  @Test
  void what_does_not_go_together_is_wrong_usage() {
    assertEquals(2, Typed.of("seams", "cut.otio").code);
    assertEquals(2, Typed.of("seams", "--before", "A.mov").code);
    assertEquals(2, Typed.of("seams", "cut.otio", "--before", "A.mov", "--take", "T.mov").code);
    assertEquals(
        2, Typed.of("seams", "--before", "A.mov", "--take", "T.mov", "--head", "soft").code);
  }
}
