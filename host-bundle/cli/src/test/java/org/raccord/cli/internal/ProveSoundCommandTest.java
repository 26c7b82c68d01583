package org.raccord.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.raccord.core.SoundProofOrder;

class ProveSoundCommandTest {

  @Test
  void every_option_reaches_the_order() {
    Typed typed =
        Typed.of(
            "prove-sound",
            "a.wav",
            "b.wav",
            "--line",
            "Yes.",
            "--line",
            "No.",
            "--seed",
            "5",
            "--out",
            "report");
    assertEquals(0, typed.code);
    Path here = Path.of("").toAbsolutePath();
    assertEquals(
        List.of(
            new SoundProofOrder(
                List.of(here.resolve("a.wav"), here.resolve("b.wav")),
                List.of("Yes.", "No."),
                5,
                here.resolve("report"))),
        typed.soundProver.orders);
  }

  @Test
  void what_reached_its_bar_and_what_was_left_out_is_shown() {
    Typed typed = Typed.of("prove-sound", "a.wav", "--out", "report");
    assertTrue(typed.out().contains("b.wav does not exist."), typed.out());
    assertTrue(typed.out().contains("1 of 2"), typed.out());
    assertTrue(typed.out().contains("1.37"), typed.out());
    assertEquals(10, typed.soundProver.orders.get(0).lines().get(0).split(" ").length);
  }

  @Test
  void without_a_folder_it_is_wrong_usage() {
    Typed typed = Typed.of("prove-sound", "a.wav");
    assertEquals(2, typed.code);
    assertTrue(typed.soundProver.orders.isEmpty());
  }
}
