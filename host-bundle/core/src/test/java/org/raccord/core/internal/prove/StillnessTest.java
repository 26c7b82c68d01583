package org.raccord.core.internal.prove;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.raccord.imaging.Luma;

class StillnessTest {

  /** Frames as light as said. */
  private static List<Luma> frames(int... lightness) {
    return Arrays.stream(lightness)
        .mapToObj(
            v -> {
              float[] values = new float[16];
              Arrays.fill(values, v);
              return new Luma(4, 4, values);
            })
        .toList();
  }

  private static List<Luma> rising(int from, int to) {
    return frames(IntStream.range(from, to).toArray());
  }

  @Test
  void what_goes_on_neither_freezes_nor_repeats() {
    assertEquals(new Stillness(0, 0), Stillness.of(rising(0, 20), rising(20, 30), List.of(), 1));
  }

  @Test
  void a_held_frame_is_frozen_and_no_repeat() {
    Stillness hold =
        Stillness.of(rising(0, 20), frames(19, 19, 19, 19, 19, 19, 19, 19, 19, 19), List.of(), 1);
    assertEquals(new Stillness(1, 0), hold);
  }

  @Test
  void half_of_the_steps_standing_is_half_frozen() {
    assertEquals(0.5, Stillness.of(rising(0, 9), frames(8, 9, 9, 10), List.of(), 1).frozen(), 1e-9);
  }

  @Test
  void frames_played_once_more_repeat_before_a_tail_and_after_a_head() {
    int[] wave = {10, 13, 19, 28, 40, 55, 43, 31, 22, 16};
    List<Luma> shown =
        frames(IntStream.range(0, 20).map(i -> wave[i % 10] + i / 10 * 90).toArray());
    List<Luma> again = shown.subList(10, 20);
    assertEquals(1, Stillness.of(shown, again, List.of(), 5).repeats(), 1e-6);
    assertEquals(1, Stillness.of(List.of(), again, shown.subList(10, 20), 5).repeats(), 1e-6);
    assertTrue(Stillness.of(shown, rising(106, 116), List.of(), 5).repeats() < 0.7);
  }
}
