package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SlotTableTest {

  private final SlotTable table = new SlotTable();

  @Test
  void wordOfOneSlotMakesItsRowAnewAndLeavesTheOthers() throws Exception {
    table.show(new FakeDesk().snapshot(), Progress.NONE);
    List<SlotRow> before = table.rows();

    SlotState state = new SlotState(SlotState.Kind.RUNNING, "drawing", 0.5);
    Set<String> changed = table.show(Progress.NONE.with("V1-4", state));

    assertEquals(Set.of("V1-4"), changed);
    assertEquals(state, table.row("V1-4").orElseThrow().state());
    assertSame(before.get(0), table.rows().get(0));
    assertNotSame(before.get(1), table.rows().get(1));
    assertSame(before.get(2), table.rows().get(2));
  }

  @Test
  void theSameWordAgainChangesNothingAndItsEndChangesTheRowBack() throws Exception {
    table.show(new FakeDesk().snapshot(), Progress.NONE);
    Progress queued = Progress.NONE.with("V1-2", SlotState.of(SlotState.Kind.QUEUED, "queued"));

    assertEquals(Set.of("V1-2"), table.show(queued));
    assertTrue(table.show(queued).isEmpty());
    assertEquals(Set.of("V1-2"), table.show(queued.without("V1-2")));
    assertEquals(SlotState.Kind.EMPTY, table.row("V1-2").orElseThrow().state().kind());
  }

  @Test
  void aSlotThatIsNotInTheTimelineHasNoRow() throws Exception {
    table.show(new FakeDesk().snapshot(), Progress.NONE);
    Progress elsewhere = Progress.NONE.with("V9-1", SlotState.of(SlotState.Kind.FAILED, "no"));

    assertTrue(table.show(elsewhere).isEmpty());
    assertTrue(table.row("V9-1").isEmpty());
  }

  @Test
  void whatIsToBeDoneComesFirstAndOthersKeepTheirOrder() throws Exception {
    Progress going =
        Progress.NONE
            .with("V1-2", SlotState.of(SlotState.Kind.QUEUED, "queued"))
            .with("V1-4", SlotState.of(SlotState.Kind.FAILED, "no"));
    table.show(new FakeDesk().snapshot(), going);
    List<String> record = addresses(SlotRows.Order.RECORD);
    assertEquals(table.rows().stream().map(SlotRow::address).toList(), record);

    List<String> urgent = addresses(SlotRows.Order.STATE);
    assertEquals("V1-4", urgent.get(0));
    assertEquals(record.size(), urgent.size());
    List<SlotState.Kind> kinds =
        urgent.stream().map(a -> table.row(a).orElseThrow().state().kind()).toList();
    int waits = kinds.indexOf(SlotState.Kind.QUEUED);
    assertTrue(kinds.indexOf(SlotState.Kind.EMPTY) <= waits, () -> "" + kinds);
  }

  @Test
  void theWorstGradeComesFirstAndWhatHasNoneLast() {
    assertEquals(
        List.of("F", "C", "A", "\u2013"),
        Stream.of("A", "\u2013", "F", "C").sorted(SlotRows.WORST_FIRST).toList());
  }

  private List<String> addresses(SlotRows.Order order) {
    return SlotRows.sorted(table.rows(), order).stream().map(SlotRow::address).toList();
  }
}
