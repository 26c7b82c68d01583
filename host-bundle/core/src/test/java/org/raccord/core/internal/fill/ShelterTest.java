package org.raccord.core.internal.fill;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShelterTest {

  private final Shelter shelter = new Shelter(Thread.currentThread());

  @AfterEach
  void clear() {
    Thread.interrupted();
  }

  private static boolean interrupted() {
    return Thread.currentThread().isInterrupted();
  }

  @Test
  void aCancellationInterruptsAtOnceOutsideAndOnLeavingInside() {
    shelter.enter();
    shelter.cancel();
    assertFalse(interrupted());
    shelter.leave();
    assertTrue(interrupted());
    Thread.interrupted();
    shelter.cancel();
    assertTrue(interrupted());
  }

  @Test
  void aCancellationBeforeItIsTakenBackUntilLeaving() {
    shelter.cancel();
    assertTrue(interrupted());
    shelter.enter();
    assertFalse(interrupted());
    shelter.leave();
    assertTrue(interrupted());
  }

  @Test
  void whatTakesTooLongIsInterruptedInsideAndStaysSo() {
    shelter.enter();
    shelter.giveUp();
    assertTrue(interrupted());
    shelter.leave();
    shelter.enter();
    assertTrue(interrupted());
  }

  @Test
  void withoutACancellationNothingIsInterrupted() {
    shelter.enter();
    shelter.leave();
    assertFalse(interrupted());
  }
}
