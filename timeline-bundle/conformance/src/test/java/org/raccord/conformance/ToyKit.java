package org.raccord.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtendWith;

/** A kit of three rules, run by the launcher alone. */
@ExtendWith(RuleReport.class)
@Chapter("Toys")
class ToyKit {

  @Rule("A toy does not break.")
  final void required_T001_holds() {}

  @Rule("A toy rolls | slides.")
  final void required_T002_rolls() {
    assertTrue(Boolean.getBoolean("no.such.property"), "It has no wheels");
  }

  @Rule("A toy sings, if it can.")
  final void optional_T003_sings() {
    Assumptions.abort("It declares no voice");
  }
}
