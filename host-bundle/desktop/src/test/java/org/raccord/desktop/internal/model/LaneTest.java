package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.raccord.desktop.internal.model.Lane.Block;
import org.raccord.desktop.internal.model.Lane.Kind;

class LaneTest {

  @Test
  void aStretchHoldsTheBlocksThatReachIntoItAndNoOther() {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      blocks.add(new Block(i * 10L, i * 10L + 8, Kind.CLIP, "c" + i, "", ""));
    }
    Lane lane = new Lane("V1", 0, false, blocks);

    assertEquals(List.of("c10", "c11"), names(lane.between(107, 112)));
    assertEquals(List.of(), names(lane.between(108, 110)));
    assertEquals(List.of("c0"), names(lane.between(-50, 3)));
    assertEquals(List.of("c999"), names(lane.between(9_990, 1_000_000)));
    assertEquals(List.of(), names(lane.between(20_000, 30_000)));
  }

  private static List<String> names(List<Block> blocks) {
    return blocks.stream().map(Block::name).toList();
  }
}
