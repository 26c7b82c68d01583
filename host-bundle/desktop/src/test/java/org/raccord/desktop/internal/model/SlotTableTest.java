package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.CueText;
import org.raccord.model.time.Rate;

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
  void whereLinesAreToBeSpokenAndNoLipsMoveTheSlotItselfSaysSo() throws Exception {
    FakeDesk host = new FakeDesk();
    Brief open = Brief.OPEN;
    host.brief =
        Optional.of(
            new Brief(
                open.intent(),
                open.prompt(),
                open.negative(),
                open.camera(),
                open.lighting(),
                open.mood(),
                CueText.lines("We left. @0.1s", Rate.FPS_25),
                open.effects(),
                open.references(),
                open.headStrength(),
                open.tailStrength()));
    table.show(host.snapshot(), Progress.NONE);

    SlotRow row = table.row("V1-2").orElseThrow();
    assertEquals("talking face, no sync speech", row.warning());
    assertEquals("empty, talking face, no sync speech", row.state().said());
    table.show(new FakeDesk().snapshot(), Progress.NONE);
    assertEquals("", table.row("V1-2").orElseThrow().warning());
    assertEquals("empty", table.row("V1-2").orElseThrow().state().said());
  }
}
