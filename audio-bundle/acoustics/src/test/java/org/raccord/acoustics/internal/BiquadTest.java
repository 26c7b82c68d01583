package org.raccord.acoustics.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BiquadTest {

  /** Tables 1 and 2 of ITU-R BS.1770-4. */
  @Test
  void isTheStandardsTableAt48Kilohertz() {
    Biquad shelf = Biquad.headShelf(48_000);
    assertEquals(1.53512485958697, shelf.b0(), 1e-6);
    assertEquals(-2.69169618940638, shelf.b1(), 1e-6);
    assertEquals(1.19839281085285, shelf.b2(), 1e-6);
    assertEquals(-1.69065929318241, shelf.a1(), 1e-6);
    assertEquals(0.73248077421585, shelf.a2(), 1e-6);
    Biquad cut = Biquad.lowCut(48_000);
    assertEquals(-1.99004745483398, cut.a1(), 1e-6);
    assertEquals(0.99007225036621, cut.a2(), 1e-6);
  }
}
