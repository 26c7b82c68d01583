package org.raccord.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DoctorCommandTest {

  @Test
  void what_is_wrong_comes_with_what_to_do_and_exit_code_1() {
    Typed typed = Typed.of("doctor");
    assertEquals(1, typed.code);
    assertTrue(typed.out().contains("ok  Pictures"), typed.out());
    assertTrue(typed.out().contains("!!  Generators"), typed.out());
    assertTrue(typed.out().contains("Put one there."), typed.out());
  }
}
