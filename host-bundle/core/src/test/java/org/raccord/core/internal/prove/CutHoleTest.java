package org.raccord.core.internal.prove;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CutHoleTest {

  private static double[] steps(int frames) {
    double[] steps = new double[frames - 1];
    Arrays.fill(steps, 3);
    return steps;
  }

  @Test
  void no_hole_lies_across_a_cut_or_beside_it() {
    double[] steps = steps(200);
    steps[99] = 60;
    List<CutHole> holes = CutHole.choose(steps, HoleKind.BRIDGE, 5, 1000, 1);
    assertFalse(holes.isEmpty());
    for (CutHole hole : holes) {
      // Frame 99 is the last of one take, 100 the first of the next; 24 frames stay on each side.
      boolean inFirst = hole.end() + 24 <= 100;
      boolean inSecond = hole.first() - 24 >= 100;
      assertTrue(inFirst || inSecond, hole.word());
    }
  }

  @Test
  void a_frame_shown_twice_is_in_no_hole() {
    double[] steps = steps(60);
    steps[29] = 0;
    for (CutHole hole : CutHole.choose(steps, HoleKind.BRIDGE, 3, 1000, 1)) {
      assertTrue(hole.end() < 30 || hole.first() > 30, hole.word());
    }
  }

  @Test
  void holes_lie_apart_while_there_is_room() {
    List<CutHole> holes = CutHole.choose(steps(120), HoleKind.BRIDGE, 7, 3, 7);
    assertEquals(3, holes.size());
    for (int i = 1; i < holes.size(); i++) {
      assertTrue(holes.get(i - 1).end() <= holes.get(i).first());
    }
  }

  @Test
  void the_seed_chooses() {
    assertEquals(
        CutHole.choose(steps(200), HoleKind.BRIDGE, 3, 3, 7),
        CutHole.choose(steps(200), HoleKind.BRIDGE, 3, 3, 7));
    assertNotEquals(
        CutHole.choose(steps(200), HoleKind.BRIDGE, 3, 3, 7),
        CutHole.choose(steps(200), HoleKind.BRIDGE, 3, 3, 8));
  }

  @Test
  void a_tail_needs_nothing_after_it_and_a_head_nothing_before() {
    int frames = 40;
    List<CutHole> tails = CutHole.choose(steps(frames), HoleKind.TAIL, 12, 1000, 1);
    assertEquals(24, tails.stream().mapToInt(CutHole::first).min().orElse(-1));
    assertEquals(frames, tails.stream().mapToInt(CutHole::end).max().orElse(-1));
    List<CutHole> heads = CutHole.choose(steps(frames), HoleKind.HEAD, 12, 1000, 1);
    assertEquals(0, heads.stream().mapToInt(CutHole::first).min().orElse(-1));
    assertEquals(16, heads.stream().mapToInt(CutHole::end).max().orElse(-1));
  }

  @Test
  void a_clip_that_is_too_short_has_none() {
    assertTrue(CutHole.choose(steps(10), HoleKind.BRIDGE, 12, 3, 1).isEmpty());
    assertTrue(CutHole.choose(new double[0], HoleKind.BRIDGE, 1, 3, 1).isEmpty());
  }
}
