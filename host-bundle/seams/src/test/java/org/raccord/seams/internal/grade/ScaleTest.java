package org.raccord.seams.internal.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.raccord.model.fill.SeamReport.Grade;

class ScaleTest {

  private static final Scale PLAIN = new Scale("level", "LU", 2, 1.5);
  private static final Scale CAPPED = new Scale("duplicate", "dB", 2, 1.5, 10);

  private static Ordinary upTo(double top) {
    return new Ordinary(10, 1, 0.5, top);
  }

  @Test
  void theLimitIsTheFloorOrAsFarAsTheShotItselfStrays() {
    assertEquals(3, PLAIN.limit(upTo(2)));
    assertEquals(1 + 1.5 * 8, PLAIN.limit(upTo(9)));
    assertEquals(1 + 2 * 2, PLAIN.limit(new Ordinary(3, 1, 0.5, 2)), "too few to learn from");
  }

  @Test
  void theLeastIsAlwaysWithinTheLimit() {
    Scale click = new Scale("click", "dB", 2, 1.5, 10, 6);
    assertEquals(6, click.limit(upTo(2)));
    assertEquals(1 + 1.5 * 5, click.limit(upTo(6)));
    assertEquals(Grade.A, click.grade(6, upTo(2)).grade());
  }

  @Test
  void aCeilingHoldsForAShotThatStaysBelowIt() {
    assertEquals(3, CAPPED.limit(upTo(2)));
    assertEquals(10, CAPPED.limit(upTo(9)));
    assertEquals(1 + 1.5 * 10, CAPPED.limit(upTo(11)), "the shot itself does it");
    assertEquals(Grade.A, CAPPED.grade(10, upTo(9)).grade());
    assertEquals(Grade.B, CAPPED.grade(10.5, upTo(9)).grade());
  }
}
