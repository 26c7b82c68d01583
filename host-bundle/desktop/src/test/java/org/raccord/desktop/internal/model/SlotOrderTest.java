package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** In which order slots are listed. */
class SlotOrderTest {

  private static List<String> addresses(List<SlotRow> rows) {
    return rows.stream().map(SlotRow::address).toList();
  }

  @Test
  void whatAsksForSomebodyComesFirst() throws Exception {
    Progress progress =
        Progress.NONE
            .with("V1-2", SlotState.of(SlotState.Kind.QUEUED, "queued"))
            .with("V1-6", SlotState.of(SlotState.Kind.FAILED, "no"));
    List<SlotRow> rows = SlotRows.of(new FakeDesk().snapshot(), progress, SlotRows.Filter.ALL);

    assertEquals(List.of("V1-2", "V1-4", "V1-6"), addresses(SlotOrder.RECORD.of(rows)));
    assertEquals(List.of("V1-6", "V1-4", "V1-2"), addresses(SlotOrder.STATE.of(rows)));
    assertEquals(List.of("V1-2", "V1-4", "V1-6"), addresses(SlotOrder.GRADE.of(rows)));
  }

  @Test
  void theWorstGradeComesFirstAndNoneLast() {
    assertEquals(
        List.of("D", "B", "B", "A", "\u2013"),
        Stream.of("B", "\u2013", "A", "D", "B").sorted(SlotOrder.WORST).toList());
  }
}
