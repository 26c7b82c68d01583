package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlaceWordsTest {

  private static final Lane LANE =
      new Lane(
          "V1",
          0,
          false,
          List.of(
              new Lane.Block(0, 20, Lane.Kind.CLIP, "shot 3", "", "a"),
              new Lane.Block(20, 30, Lane.Kind.SLOT, "", "V1-2", "")));
  private static final Map<String, SlotState> STATES =
      Map.of("V1-2", SlotState.of(SlotState.Kind.STALE, "stale: the clip before it was trimmed"));

  @Test
  void whatLiesAtThePlayheadAndHowTheChosenSlotIsAreSaid() {
    assertEquals(
        "Playhead at 01:00:00:05. Track V1: clip shot 3. "
            + "Chosen is slot V1-2, stale: the clip before it was trimmed.",
        PlaceWords.of("01:00:00:05", 5, Optional.of(LANE), Optional.of("V1-2"), STATES));
    assertEquals(
        "Playhead at 01:00:00:20. Track V1: a hole, slot V1-2,"
            + " stale: the clip before it was trimmed.",
        PlaceWords.of("01:00:00:20", 20, Optional.of(LANE), Optional.empty(), STATES));
  }

  @Test
  void whereThereIsNothingThatIsSaidToo() {
    assertEquals(
        "Playhead at 01:00:02:00. Track V1: nothing.",
        PlaceWords.of("01:00:02:00", 50, Optional.of(LANE), Optional.empty(), STATES));
    assertEquals(
        "Playhead at 01:00:02:00.",
        PlaceWords.of("01:00:02:00", 50, Optional.empty(), Optional.empty(), STATES));
  }

  @Test
  void whatIsOffOfflineOrFailedIsSaidSo() {
    Lane off =
        new Lane(
            "V2",
            1,
            false,
            false,
            List.of(
                new Lane.Block(0, 20, Lane.Kind.OFFLINE, "shot 4", "", "b"),
                new Lane.Block(20, 30, Lane.Kind.SLOT, "", "V2-2", "")),
            List.of());
    assertEquals(
        "Playhead at 01:00:00:05. Track V2, off: clip shot 4, offline.",
        PlaceWords.of("01:00:00:05", 5, Optional.of(off), Optional.empty(), Map.of()));
    Map<String, SlotState> failed =
        Map.of("V2-2", SlotState.of(SlotState.Kind.FAILED, "The server does not answer."));
    assertEquals(
        "Playhead at 01:00:00:20. Track V2, off: a hole, slot V2-2, failed: The server does not answer.",
        PlaceWords.of("01:00:00:20", 20, Optional.of(off), Optional.empty(), failed));
  }

  @Test
  void ofAFillThatRunsEachTenthIsSaidAndNotEachFrame() {
    List<String> said =
        IntStream.rangeClosed(0, 200)
            .mapToObj(i -> new SlotState(SlotState.Kind.RUNNING, "frame " + i, i / 200.0))
            .map(
                state ->
                    PlaceWords.of(
                        "01:00:00:20",
                        20,
                        Optional.of(LANE),
                        Optional.empty(),
                        Map.of("V1-2", state)))
            .distinct()
            .toList();
    assertEquals(11, said.size());
    assertEquals(
        "Playhead at 01:00:00:20. Track V1: a hole, slot V1-2, being filled, 30 per cent.",
        said.get(3));
    assertEquals(0.3, new SlotState(SlotState.Kind.RUNNING, "frame 70", 0.35).stepped(), 1e-9);
  }
}
