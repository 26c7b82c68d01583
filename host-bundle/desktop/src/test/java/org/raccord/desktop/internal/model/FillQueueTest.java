package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FillQueueTest {

  private final List<FillQueue.Fill> handed = new ArrayList<>();
  private final FillQueue queue = new FillQueue(handed::add);

  private List<String> slots() {
    return handed.stream().map(FillQueue.Fill::slot).toList();
  }

  @Test
  void oneIsHandedOutAtATimeInTheOrderOfAsking() {
    assertTrue(queue.add("a", FillWish.PLAIN));
    assertTrue(queue.add("b", FillWish.PLAIN));
    queue.pump();
    queue.pump();
    assertEquals(List.of("a"), slots());
    assertTrue(queue.begins(handed.get(0)));
    assertFalse(queue.ended());
    queue.pump();
    assertEquals(List.of("a", "b"), slots());
  }

  @Test
  void aSlotThatWaitsOrIsWorkedOnIsNotPutInAgain() {
    queue.add("a", FillWish.PLAIN);
    assertFalse(queue.add("a", FillWish.PLAIN));
    queue.pump();
    assertFalse(queue.add("a", FillWish.PLAIN));
    queue.begins(handed.get(0));
    queue.ended();
    assertTrue(queue.add("a", FillWish.PLAIN));
  }

  @Test
  void whatIsCancelledBeforeItBeginsDoesNotBegin() {
    queue.add("a", FillWish.PLAIN);
    queue.add("b", FillWish.PLAIN);
    queue.pump();
    assertFalse(queue.cancel("a"), "it did not only wait");
    assertTrue(queue.cancel("b"));
    assertFalse(queue.begins(handed.get(0)));
    queue.ended();
    queue.pump();
    assertEquals(List.of("a"), slots());
  }

  @Test
  void whoWorksIsInterruptedAndWhatComesNextIsNot() {
    queue.add("a", FillWish.PLAIN);
    queue.add("b", FillWish.PLAIN);
    queue.pump();
    queue.begins(handed.get(0));
    queue.cancel("a");
    assertTrue(Thread.currentThread().isInterrupted());
    assertTrue(queue.ended(), "the interrupt is taken back");
    assertFalse(Thread.currentThread().isInterrupted());
    queue.pump();
    assertTrue(queue.begins(handed.get(1)));
    queue.clear();
    assertTrue(Thread.interrupted());
  }

  @Test
  void theOneThatEndedKeepsToItsSlotThoughTheNextIsHandedOutAlready() {
    queue.add("a", FillWish.PLAIN);
    queue.pump();
    queue.begins(handed.get(0));
    queue.ended();
    queue.add("b", FillWish.PLAIN);
    queue.pump();
    assertEquals(List.of(), queue.moved(Map.of("a", "c", "b", "d")));
    assertEquals(List.of("c", "d"), slots());
  }

  @Test
  void whatIsGoneIsNotFilledInThePlaceOfTheSlotThatHasItsAddress() {
    queue.add("a", FillWish.PLAIN);
    queue.add("b", FillWish.PLAIN);
    queue.add("c", FillWish.PLAIN);
    queue.add("d", FillWish.PLAIN);
    queue.pump();
    assertEquals(List.of("a", "b"), queue.moved(Map.of("c", "a", "e", "b")));
    assertFalse(queue.begins(handed.get(0)));
    queue.ended();
    queue.pump();
    queue.ended();
    queue.pump();
    assertEquals(List.of("a", "a", "d"), slots());
    assertEquals(List.of(true, false, false), handed.stream().map(FillQueue.Fill::isGone).toList());
  }
}
