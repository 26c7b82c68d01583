package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LastFirstTest {

  private final LastFirst worker = new LastFirst("tried", 3);
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final Semaphore ended = new Semaphore(0);
  private final CountDownLatch running = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @AfterEach
  void close() {
    worker.close();
  }

  /** Something runs until the test lets it go on. */
  private void hold() throws InterruptedException {
    worker.ask(
        "held",
        () -> {
          running.countDown();
          await(goOn);
          done.add("held");
          ended.release();
        });
    await(running);
  }

  private void ask(String key) {
    worker.ask(
        key,
        () -> {
          done.add(key);
          ended.release();
        });
  }

  private void letGo(int works) throws InterruptedException {
    goOn.countDown();
    assertTrue(ended.tryAcquire(works, 20, TimeUnit.SECONDS), () -> "only " + done);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(20, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatWasAskedForLastIsDoneFirstAndWhatWaitedLongestDropsOff() throws InterruptedException {
    hold();
    List.of("a", "b", "c", "d").forEach(this::ask);
    // It waits already, and keeps its place.
    ask("b");
    letGo(4);
    assertEquals(List.of("held", "d", "c", "b"), done);

    ask("a");
    letGo(1);
    assertEquals("a", done.get(4));
  }

  @Test
  void whatRunsIsNotBegunAgainAndWhatHasEndedIs() throws InterruptedException {
    hold();
    ask("held");
    letGo(1);
    ask("a");
    letGo(1);
    assertEquals(List.of("held", "a"), done);
    ask("held");
    letGo(1);
    assertEquals(List.of("held", "a", "held"), done);
  }

  @Test
  void whatIsClearedIsNotDoneAndCanBeAskedForAgain() throws InterruptedException {
    hold();
    ask("a");
    ask("b");
    worker.clear();
    ask("a");
    letGo(2);
    assertEquals(List.of("held", "a"), done);
  }

  @Test
  void workThatFailsIsFollowedByTheNextAndCanBeAskedForAgain() throws InterruptedException {
    worker.ask(
        "a",
        () -> {
          throw new IOException("a.mov is not there.");
        });
    worker.ask(
        "b",
        () -> {
          throw new IllegalStateException("a defect");
        });
    ask("c");
    letGo(1);
    ask("d");
    letGo(1);
    ask("a");
    letGo(1);
    assertEquals(List.of("c", "d", "a"), done);
  }
}
