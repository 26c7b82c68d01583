package org.raccord.desktop.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.raccord.desktop.internal.model.Lane;

class LaneStackTest {

  private final LaneStack stack = new LaneStack();
  private final List<Lane> lanes =
      IntStream.range(0, 6)
          .mapToObj(i -> new Lane("T" + i, i, i > 2, true, List.of(), List.of()))
          .toList();

  LaneStackTest() {
    stack.show(lanes);
  }

  @Test
  void aLaneIsFoundWhereItIsDrawn() {
    for (LaneStack.Row row : stack.seen(1_000)) {
      assertEquals(Optional.of(row.lane()), stack.at(row.y()));
      assertEquals(Optional.of(row.lane()), stack.at(row.y() + row.high() - 0.1));
    }
    assertEquals(lanes, stack.seen(1_000).stream().map(LaneStack.Row::lane).toList());
  }

  @Test
  void onlyWhatIsSeenIsGiven() {
    assertEquals(1, stack.seen(60).size());
    stack.scroll(1e6, 60);
    List<LaneStack.Row> last = stack.seen(60);
    assertEquals(lanes.get(5), last.get(last.size() - 1).lane());
    assertTrue(last.size() < 3, "too many: " + last);
    stack.scroll(-1e6, 60);
    assertEquals(lanes.get(0), stack.seen(60).get(0).lane());
  }

  @Test
  void aTrackIsChosenByItsNameAndFromTheOneBesideIt() {
    assertEquals(Optional.of(lanes.get(2)), stack.named("T2"));
    assertEquals(Optional.empty(), stack.named("gone"));
    assertEquals(Optional.of(lanes.get(3)), stack.below(lanes.get(2), 1));
    assertEquals(Optional.of(lanes.get(0)), stack.below(lanes.get(0), -1));
    Lane lowest = new Lane("V1-2/V1", 0, false, List.of());
    stack.show(List.of(new Lane("V1-2/V2", 1, false, List.of()), lowest));
    assertEquals(Optional.of(lowest), stack.named("gone"));
  }

  @Test
  void theRulerHasNoLane() {
    stack.scroll(30, 60);
    assertEquals(Optional.empty(), stack.at(LaneStack.RULER - 1));
    assertEquals(Optional.of(lanes.get(0)), stack.at(LaneStack.RULER));
  }
}
