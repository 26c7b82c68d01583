package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final SlotState FAILED = SlotState.of(SlotState.Kind.FAILED, "no");
  private static final SlotState QUEUED = SlotState.of(SlotState.Kind.QUEUED, "queued");

  @Test
  void whatWasSaidOfASlotThatIsGoneIsNotSaidOfTheOneThatHasItsAddress() {
    Progress before = Progress.NONE.with("V1-2", FAILED).with("V1-4", FAILED).with("V1-6", QUEUED);
    assertEquals(
        Map.of("V1-2", FAILED, "V1-4", QUEUED),
        before.moved(Map.of("V1-6", "V1-4", "V1-8", "V1-6")).states());
    assertEquals(
        Map.of("V1-2", FAILED),
        Progress.NONE
            .with("V1-2", FAILED)
            .with("V1-4", FAILED)
            .moved(Map.of("V1-6", "V1-4"))
            .states());
  }

  @Test
  void slotsMayChangePlaces() {
    assertEquals(
        Map.of("V1-4", FAILED, "V1-2", QUEUED),
        Progress.NONE
            .with("V1-2", FAILED)
            .with("V1-4", QUEUED)
            .moved(Map.of("V1-2", "V1-4", "V1-4", "V1-2"))
            .states());
  }
}
