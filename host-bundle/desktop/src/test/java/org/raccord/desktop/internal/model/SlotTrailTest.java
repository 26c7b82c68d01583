package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.ItemPath;
import org.raccord.model.timeline.Slot;

/** Which slot is which after a change. */
class SlotTrailTest {

  @Test
  void whatStaysWhereItIsKeepsToItsPlaceInTheRecord() {
    assertEquals(
        Map.of("V1-4.mark", "V1-5", "V1-5", "V1-7"),
        SlotTrail.between(
            List.of(slot("V1-4.mark", Slot.Kind.MARKED, 100, 8), gap("V1-5", 200, 25)),
            List.of(slot("V1-5", Slot.Kind.FILLED, 100, 8), gap("V1-7", 200, 25))));
  }

  @Test
  void whatHasAnIdIsKnownByItWhereverItLies() {
    assertEquals(
        Map.of("V1-2", "V1-4", "V1-4", "V1-2"),
        SlotTrail.between(
            List.of(stored("V1-2", 50, "s1"), stored("V1-4", 100, "s2")),
            List.of(stored("V1-2", 50, "s2"), stored("V1-4", 100, "s1"))));
  }

  @Test
  void whatMovesAlongIsKnownByItsTurnAmongItsLike() {
    assertEquals(
        Map.of("V1-2", "V1-3", "V1-4", "V1-5", "V1-6", "V1-7"),
        SlotTrail.between(
            List.of(gap("V1-2", 50, 12), gap("V1-4", 100, 12), gap("V1-6", 200, 8)),
            List.of(gap("V1-3", 75, 12), gap("V1-5", 125, 12), gap("V1-7", 225, 8))));
  }

  @Test
  void whereOneOfSeveralThatAreAlikeIsGoneNoneIsTakenForAnother() {
    assertEquals(
        Map.of("V1-6", "V1-5"),
        SlotTrail.between(
            List.of(gap("V1-2", 50, 12), gap("V1-4", 100, 12), gap("V1-6", 200, 8)),
            List.of(gap("V1-3", 75, 12), gap("V1-5", 200, 8))));
  }

  private static Slot gap(String address, long at, long length) {
    return slot(address, Slot.Kind.GAP, at, length);
  }

  private static Slot slot(String address, Slot.Kind kind, long at, long length) {
    return slot(address, kind, new FrameRange(at, length, Rate.FPS_25), Optional.empty());
  }

  private static Slot stored(String address, long at, String id) {
    return slot(
        address,
        Slot.Kind.GAP,
        new FrameRange(at, 12, Rate.FPS_25),
        Optional.of(new SlotRecord(id, Brief.OPEN, List.of(), 1, Optional.empty(), Map.of())));
  }

  private static Slot slot(
      String address, Slot.Kind kind, FrameRange record, Optional<SlotRecord> stored) {
    return new Slot(
        address,
        kind,
        ItemPath.of(0, 1),
        record,
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        0,
        stored,
        Optional.empty(),
        "");
  }
}
