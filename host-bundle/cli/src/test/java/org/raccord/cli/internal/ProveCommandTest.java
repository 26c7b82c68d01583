package org.raccord.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.raccord.core.ProofOrder;

class ProveCommandTest {

  private static ProofOrder order(Typed typed) {
    return typed.prover.orders.get(0);
  }

  @Test
  void every_option_reaches_the_order() {
    Typed typed =
        Typed.of(
            "prove",
            "a.mp4",
            "b.mov",
            "--gap",
            "1,3",
            "--extend",
            "12",
            "--against",
            "hold,pingpong",
            "--generator",
            "x,y:fast",
            "--holes",
            "2",
            "--short",
            "256",
            "--frames",
            "90",
            "--seed",
            "5",
            "--no-films",
            "--out",
            "report");
    assertEquals(0, typed.code);
    Path here = Path.of("").toAbsolutePath();
    assertEquals(
        new ProofOrder(
            List.of(here.resolve("a.mp4"), here.resolve("b.mov")),
            List.of(1, 3),
            List.of(12),
            2,
            List.of("x", "y:fast"),
            List.of("hold", "pingpong"),
            256,
            90,
            5,
            false,
            here.resolve("report")),
        order(typed));
  }

  @Test
  void means_and_what_was_left_out_are_shown() {
    Typed typed = Typed.of("prove", "a.mp4", "--gap", "3", "--out", "report");
    assertTrue(typed.out().contains("b.mov does not exist."), typed.out());
    assertTrue(typed.out().contains("31.26 dB"), typed.out());
    assertTrue(typed.out().contains("+1.50 dB"), typed.out());
    assertTrue(order(typed).movies());
    assertEquals(List.of("hold", "crossfade", "minterpolate"), order(typed).rivals());
  }

  @Test
  void a_length_that_is_no_number_is_wrong_usage() {
    Typed typed = Typed.of("prove", "a.mp4", "--gap", "many", "--out", "report");
    assertEquals(2, typed.code);
    assertTrue(typed.prover.orders.isEmpty());
  }

  @Test
  void a_proof_that_is_cancelled_says_that_it_goes_on() {
    Typed typed = new Typed(new FakeWorkbench(), Path.of("").toAbsolutePath(), false, "");
    typed.prover.interrupted = true;
    typed.run("prove", "a.mp4", "--gap", "3", "--out", "report");
    assertEquals(130, typed.code);
    assertTrue(typed.err().contains("give the command again to go on"), typed.err());
  }
}
