package org.raccord.core.internal.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.raccord.core.Workbench.GeneratorCard;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Made;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.DigitalSourceType;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.Rate;

@Timeout(30)
class FillQueueTest {

  private static final Made MADE =
      new Made.Pushed(
          0,
          new Made.Account(
              "plan", "A fill.", 1, List.of(), 0, DigitalSourceType.ALGORITHMIC_MEDIA, Map.of()));

  private final GeneratorShelf shelf = new GeneratorShelf();
  private final FillQueue queue = new FillQueue(shelf);

  @AfterEach
  void close() {
    queue.close();
  }

  private static FillRequest request() {
    return new FillRequest(
        7,
        Rate.FPS_24,
        12,
        12,
        PictureFormat.square(64, 36, PixelLayout.YUV420_8, ColourTags.BT709),
        Optional.empty(),
        Optional.empty(),
        FillRequest.Relation.UNKNOWN,
        Brief.OPEN,
        1,
        List.of());
  }

  private static Shelved shelved(String id, int workers) {
    return new Shelved() {
      @Override
      public GeneratorCard card() {
        return new GeneratorCard(id, "", "test", workers);
      }

      @Override
      public String version() {
        return "1";
      }

      @Override
      public @Nullable ClipGenerator borrow() {
        return null;
      }

      @Override
      public void giveBack(ClipGenerator generator) {}
    };
  }

  @Test
  void cancellingOneLeavesTheOtherAloneAndWaitsForItsEnd() throws Exception {
    CountDownLatch bothRun = new CountDownLatch(2);
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger ended = new AtomicInteger();
    FillJob.Work slow =
        job -> {
          bothRun.countDown();
          try {
            go.await();
          } catch (InterruptedException e) {
            ended.incrementAndGet();
            throw e;
          }
          return MADE;
        };
    Shelved generator = shelved("g:default", 2);
    FillJob first = queue.submit(generator, request(), slow);
    FillJob second = queue.submit(generator, request(), slow);
    bothRun.await();

    first.cancel("because");
    first.cancel("again");
    CancellationException e = assertThrows(CancellationException.class, first::await);
    assertEquals("because", e.getMessage());
    assertEquals(1, ended.get());

    go.countDown();
    assertEquals(MADE, second.await());
  }

  @Test
  void runsNoMoreAtOnceThanTheGeneratorAllows() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    FillJob.Work work =
        job -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          LockSupport.parkNanos(100_000);
          running.decrementAndGet();
          return MADE;
        };
    Shelved generator = shelved("g:default", 1);
    List<FillJob> jobs =
        java.util.stream.IntStream.range(0, 50)
            .mapToObj(i -> queue.submit(generator, request(), work))
            .toList();
    for (FillJob job : jobs) {
      job.await();
    }
    assertEquals(1, most.get());
    assertTrue(queue.jobs().isEmpty());
  }

  @Test
  void aGeneratorThatLeavesHasItsJobsCancelledAndNoOthers() throws Exception {
    Shelved leaving = shelved("leaving:default", 1);
    Shelved staying = shelved("staying:default", 1);
    shelf.add(leaving);
    shelf.add(staying);
    CountDownLatch started = new CountDownLatch(2);
    CountDownLatch go = new CountDownLatch(1);
    FillJob.Work work =
        job -> {
          started.countDown();
          go.await();
          return MADE;
        };
    FillJob gone = queue.submit(leaving, request(), work);
    FillJob kept = queue.submit(staying, request(), work);
    started.await();

    shelf.remove(leaving);

    CancellationException e = assertThrows(CancellationException.class, gone::await);
    assertTrue(e.getMessage().contains("leaving:default was removed"), e.getMessage());
    go.countDown();
    assertEquals(MADE, kept.await());
  }

  @Test
  void aDefectOfAGeneratorCostsOneFill() throws Exception {
    Shelved generator = shelved("g:default", 1);
    FillJob broken =
        queue.submit(
            generator,
            request(),
            job -> {
              throw new OutOfMemoryError("too much");
            });
    GenerationException e = assertThrows(GenerationException.class, broken::await);
    assertEquals(GenerationException.Kind.FAILED, e.kind());

    assertEquals(MADE, queue.submit(generator, request(), job -> MADE).await());
  }

  @Test
  void whatIsAskedToRunOnCancelRunsOnceAlsoWhenItComesLate() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    AtomicInteger aborted = new AtomicInteger();
    FillJob job =
        queue.submit(
            shelved("g:default", 1),
            request(),
            j -> {
              j.onCancel(aborted::incrementAndGet);
              j.onCancel(aborted::incrementAndGet).close();
              started.countDown();
              new CountDownLatch(1).await(20, TimeUnit.SECONDS);
              return MADE;
            });
    started.await();
    job.cancel("x");
    job.cancel("x");
    assertThrows(CancellationException.class, job::await);
    assertEquals(1, aborted.get());
    job.onCancel(aborted::incrementAndGet);
    assertEquals(2, aborted.get());
  }

  @Test
  void aHangIsAbandonedAndItsBundleGetsNoFurtherWork() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try {
      FillQueue impatient =
          new FillQueue(
              shelf, () -> new FillJob.Patience(Duration.ofMillis(200), Duration.ofMillis(300)));
      Shelved generator = shelved("g:default", 1);
      FillJob hung =
          impatient.submit(
              generator,
              request(),
              job -> {
                // Deaf: an interrupt does not end it.
                while (end.getCount() > 0) {
                  LockSupport.parkNanos(1_000_000);
                }
                return MADE;
              });
      FillJob behind = impatient.submit(generator, request(), job -> MADE);
      // Of the same bundle, with a worker of its own that is busy: its next job has not begun.
      Shelved sister = shelved("sister:default", 1);
      CountDownLatch busy = new CountDownLatch(1);
      FillJob runs =
          impatient.submit(
              sister,
              request(),
              job -> {
                while (busy.getCount() > 0) {
                  busy.await(20, TimeUnit.MILLISECONDS);
                  job.checkpoint();
                }
                return MADE;
              });
      FillJob sistersNext = impatient.submit(sister, request(), job -> MADE);
      assertFalse(shelf.isGivenUp(generator));
      CancellationException e = assertThrows(CancellationException.class, hung::await);
      assertTrue(e.getMessage().contains("no sign of life for 200 ms"), e.getMessage());
      assertTrue(e.getMessage().contains("until Raccord is started again"), e.getMessage());
      assertTrue(shelf.isGivenUp(generator));
      CancellationException other = assertThrows(CancellationException.class, behind::await);
      assertTrue(other.getMessage().contains("hangs in another job"), other.getMessage());
      CancellationException next = assertThrows(CancellationException.class, sistersNext::await);
      assertTrue(next.getMessage().contains("g:default hangs in"), next.getMessage());
      busy.countDown();
      assertEquals(MADE, runs.await(), "what had begun may end");
      assertEquals(List.of(), impatient.jobs());
      impatient.close();
    } finally {
      end.countDown();
    }
  }

  @Test
  void aBundleThatIsGivenUpBeginsWithNothingMore() throws Exception {
    Shelved generator = shelved("g:default", 1);
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger begun = new AtomicInteger();
    FillJob.Work counted =
        job -> {
          begun.incrementAndGet();
          return MADE;
        };
    FillJob busy =
        queue.submit(
            generator,
            request(),
            job -> {
              started.countDown();
              go.await();
              return MADE;
            });
    started.await();
    FillJob waits = queue.submit(generator, request(), counted);
    // As when another of its bundle hangs between two looks at this one.
    shelf.giveUp(generator);
    FillJob late = queue.submit(generator, request(), counted);
    go.countDown();
    assertEquals(MADE, busy.await(), "what had begun may end");
    for (FillJob job : List.of(waits, late)) {
      CancellationException e = assertThrows(CancellationException.class, job::await);
      assertTrue(e.getMessage().contains("hung before"), e.getMessage());
    }
    assertEquals(0, begun.get());
    assertEquals(List.of(), queue.jobs());
  }

  @Test
  void aClosedQueueTakesNothingAndKeepsNothing() {
    queue.close();
    FillJob late = queue.submit(shelved("g:default", 1), request(), job -> MADE);
    CancellationException e = assertThrows(CancellationException.class, late::await);
    assertEquals("Raccord is closing", e.getMessage());
    assertEquals(List.of(), queue.jobs());
  }

  @Test
  void whoGivesSignsOfLifeOrWaitsForAServerDoesNotHang() throws Exception {
    FillQueue impatient =
        new FillQueue(
            shelf, () -> new FillJob.Patience(Duration.ofMillis(200), Duration.ofMillis(300)));
    FillJob.Work alive =
        job -> {
          for (int i = 0; i < 10; i++) {
            LockSupport.parkNanos(50_000_000);
            job.checkpoint();
          }
          job.beginExchange();
          LockSupport.parkNanos(500_000_000);
          job.endExchange();
          return MADE;
        };
    assertEquals(MADE, impatient.submit(shelved("g:default", 1), request(), alive).await());
    impatient.close();
  }
}
