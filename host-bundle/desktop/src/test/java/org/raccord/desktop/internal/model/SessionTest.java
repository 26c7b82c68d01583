package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.Survey;
import org.raccord.desktop.internal.model.SlotRows.Filter;

/** What the window does with a timeline, without a window. */
@Timeout(60)
class SessionTest {

  private final Path logs;
  private final FakeDesk host = new FakeDesk();
  private final ExecutorService toolkit =
      Executors.newSingleThreadExecutor(work -> new Thread(work, FakeDesk.TOOLKIT));
  private final Session session;

  SessionTest(@TempDir Path logs) {
    this.logs = logs;
    this.session = new Session(host.desk(), toolkit, logs);
  }

  @AfterEach
  void end() {
    session.close();
    toolkit.shutdownNow();
  }

  @Test
  void slotsAreFilledOneAfterTheOtherAndWhatIsDoneMeanwhileComesBetween()
      throws InterruptedException {
    host.gate = new CountDownLatch(1);
    session.open(Path.of("cut.otio"));
    session.fill("V1-2", FillWish.PLAIN);
    session.fill("V1-4", FillWish.PLAIN);
    session.fill("V1-4", FillWish.PLAIN);
    host.begun.await();
    assertEquals(SlotState.Kind.RUNNING, state("V1-2"));
    assertEquals(SlotState.Kind.QUEUED, state("V1-4"));
    session.undo();
    host.gate.countDown();
    settle();
    assertEquals(List.of("open cut.otio", "fill V1-2", "undo", "fill V1-4"), host.asked);
    assertEquals(SlotState.Kind.FILLED, state("V1-2"));
    assertEquals(SlotState.Kind.FILLED, state("V1-4"));
    assertEquals(SlotState.Kind.EMPTY, state("V1-6"));
  }

  @Test
  void aFillThatIsCancelledLeavesTheOthersInTheQueue() throws InterruptedException {
    host.gate = new CountDownLatch(1);
    session.open(Path.of("cut.otio"));
    session.fill("V1-2", FillWish.PLAIN);
    session.fill("V1-4", FillWish.PLAIN);
    session.fill("V1-6", FillWish.PLAIN);
    host.begun.await();
    session.cancel("V1-4");
    host.begun = new CountDownLatch(1);
    session.cancel("V1-2");
    host.begun.await();
    host.gate.countDown();
    settle();
    assertEquals(List.of("open cut.otio", "fill V1-2", "fill V1-6"), host.asked);
    assertEquals(SlotState.Kind.FAILED, state("V1-2"));
    assertEquals(SlotState.Kind.EMPTY, state("V1-4"));
    assertEquals(SlotState.Kind.FILLED, state("V1-6"));
  }

  @Test
  void aFillThatFailsSaysWhyAtTheSlotAndInTheNotice() throws InterruptedException {
    host.failure = "No generator serves this slot. Install one.";
    session.open(Path.of("cut.otio"));
    session.fill("V1-2", FillWish.PLAIN);
    settle();
    assertEquals(new SlotState(SlotState.Kind.FAILED, host.failure, -1), rows().get(0).state());
    assertEquals(new Notice(host.failure, Notice.Kind.TROUBLE), onUi(() -> session.notice().get()));

    host.reasons = Map.of("V1-4", "The media of clip d is offline. Bring it back.");
    session.fill("V1-4", FillWish.PLAIN);
    settle();
    assertEquals("The media of clip d is offline. Bring it back.", rows().get(1).state().words());
  }

  @Test
  void aFillThatMovesTheAddressesOfLaterSlotsLeavesTheQueueWithTheSameSlots()
      throws InterruptedException {
    host.parting = "V1-2";
    host.gate = new CountDownLatch(1);
    session.open(Path.of("cut.otio"));
    session.fill("V1-2", FillWish.PLAIN);
    session.fill("V1-4", FillWish.PLAIN);
    session.fill("V1-6", FillWish.PLAIN);
    host.begun.await();
    host.gate.countDown();
    settle();
    assertEquals(List.of("open cut.otio", "fill V1-2", "fill V1-6", "fill V1-8"), host.asked);
    assertEquals(
        List.of("V1-4 FILLED", "V1-6 FILLED", "V1-8 FILLED"),
        rows().stream().map(r -> r.address() + " " + r.state().kind()).toList());
    assertEquals(
        List.of("V1-4", "V1-6", "V1-8"),
        onUi(() -> session.fills().get().stream().map(FillEntry::slot).toList()));
    session.close();
    assertEquals(
        List.of("V1-4", "V1-6", "V1-8"),
        new FillLog(logs, Path.of("cut.otio")).read().stream().map(FillEntry::slot).toList());
  }

  @Test
  void aSlotThatIsGoneBeforeItsTurnIsNotFilledInTheOneThatHasItsAddress()
      throws InterruptedException {
    host.undoJoins = true;
    host.gate = new CountDownLatch(1);
    List<String> said = new CopyOnWriteArrayList<>();
    session.notice().addListener((o, was, now) -> said.add(now.words()));
    session.open(Path.of("cut.otio"));
    session.fill("V1-6", FillWish.PLAIN);
    session.fill("V1-2", FillWish.PLAIN);
    session.fill("V1-4", FillWish.PLAIN);
    host.begun.await();
    session.undo();
    host.gate.countDown();
    settle();
    // The second of them was V1-4 when it was asked for.
    assertEquals(List.of("open cut.otio", "fill V1-6", "undo", "fill V1-2"), host.asked);
    assertEquals(
        List.of("V1-2 FILLED", "V1-4 FILLED"),
        rows().stream().map(r -> r.address() + " " + r.state().kind()).toList());
    assertTrue(said.stream().anyMatch(s -> s.startsWith("V1-2 waited to be filled")), "" + said);
  }

  @Test
  void aFillThatFailsAndMovesAddressesIsMarkedAtItsOwnSlot() throws InterruptedException {
    host.parting = "V1-2";
    host.failure = "The disk is full. Make room.";
    session.open(Path.of("cut.otio"));
    session.fill("V1-2", FillWish.PLAIN);
    settle();
    assertEquals(
        List.of("V1-4 FAILED", "V1-6 EMPTY", "V1-8 EMPTY"),
        rows().stream().map(r -> r.address() + " " + r.state().kind()).toList());
  }

  @Test
  void aFillThatBreaksDownIsAFailureAndNotCancelled() throws InterruptedException {
    host.defect = "a defect";
    session.open(Path.of("cut.otio"));
    session.fill("V1-2", FillWish.PLAIN);
    settle();
    FillEntry kept = new FillLog(logs, Path.of("cut.otio")).read().get(0);
    assertEquals(FillEntry.Outcome.FAILED, kept.outcome());
    assertTrue(kept.words().contains("a defect"), kept.words());
    assertEquals(SlotState.Kind.FAILED, state("V1-2"));
  }

  @Test
  void aTimelineThatCannotBeOpenedLeavesTheOpenOneAsItIs() throws InterruptedException {
    session.open(Path.of("cut.otio"));
    session.open(Path.of("missing.otio"));
    settle();
    assertEquals(
        new Notice("missing.otio does not exist.", Notice.Kind.TROUBLE),
        onUi(() -> session.notice().get()));
    assertEquals(3, rows().size());
    assertEquals(List.of("open cut.otio"), host.asked);
  }

  @Test
  void whereMediaAreNotThereThatIsSaidAndWhatToDo() throws InterruptedException {
    host.offline =
        List.of(
            new Survey.OfflineClip("V1-3", "reel7", "/nowhere/reel7.mov", "Plug the drive in."),
            new Survey.OfflineClip("V1-5", "reel8", "/nowhere/reel8.mov", "Plug the drive in."));
    host.tidied = List.of("A take that a crash left was removed.");
    session.open(Path.of("cut.otio"));
    settle();
    assertEquals(
        new Notice(
            "cut.otio is open. 2 clips are offline, first V1-3: /nowhere/reel7.mov. Plug the drive in."
                + " A take that a crash left was removed.",
            Notice.Kind.TROUBLE),
        onUi(() -> session.notice().get()));
  }

  @Test
  void itIsLookedAtAgainOnlyWhereOtherGeneratorsAreThere() throws InterruptedException {
    session.open(Path.of("cut.otio"));
    settle();
    Snapshot opened = onUi(() -> session.snapshot().get().orElseThrow());
    session.refresh(opened.generators());
    settle();
    assertEquals(opened, onUi(() -> session.snapshot().get().orElseThrow()));
    session.refresh(List.of());
    settle();
    assertNotEquals(opened, onUi(() -> session.snapshot().get().orElseThrow()));
  }

  @Test
  void whatIsOpenedAtFirstDoesNotTakeThePlaceOfWhatWasAskedFor() throws InterruptedException {
    session.openAtFirst(Path.of("demo.otio"));
    session.open(Path.of("cut.otio"));
    session.openAtFirst(Path.of("demo.otio"));
    settle();
    assertEquals(
        List.of("open demo.otio", "open cut.otio"),
        host.asked.stream().filter(a -> a.startsWith("open")).toList());
  }

  @Test
  void closingEndsTheFillThatRunsAndClosesTheTimeline() throws InterruptedException {
    host.gate = new CountDownLatch(1);
    session.open(Path.of("cut.otio"));
    session.fill("V1-2", FillWish.PLAIN);
    session.fill("V1-4", FillWish.PLAIN);
    host.begun.await();
    session.close();
    assertEquals(List.of("open cut.otio", "fill V1-2", "close"), host.asked);
    // A key may be pressed while the window goes.
    session.undo();
    session.fill("V1-6", FillWish.PLAIN);
    assertEquals(List.of("open cut.otio", "fill V1-2", "close"), host.asked);
  }

  @Test
  void theNextUnfilledSlotIsFoundPastTheEnd() throws InterruptedException {
    session.open(Path.of("cut.otio"));
    session.fill("V1-4", FillWish.PLAIN);
    settle();
    List<SlotRow> rows = rows();
    assertEquals("V1-6", next(rows, "V1-2"));
    assertEquals("V1-2", next(rows, "V1-6"));
    assertEquals("V1-2", SlotRows.nextUnfilled(rows, Optional.empty()).orElseThrow().address());
    Snapshot now = onUi(() -> session.snapshot().get()).orElseThrow();
    assertEquals(2, SlotRows.of(now, Progress.NONE, Filter.UNFILLED).size());
  }

  @Test
  void whatWasFilledAndWhyNotIsRememberedAcrossARestart() throws InterruptedException {
    session.open(Path.of("cut.otio"));
    session.fill("V1-2", FillWish.PLAIN);
    settle();
    host.failure = "No generator serves this slot. Install one.";
    session.fill("V1-4", FillWish.PLAIN);
    settle();
    session.close();

    List<FillEntry> kept = new FillLog(logs, Path.of("cut.otio")).read();
    assertEquals(
        List.of("V1-2 DONE", "V1-4 FAILED"),
        kept.stream().map(e -> e.slot() + " " + e.outcome()).toList());
    assertEquals(host.failure, kept.get(1).words());
    assertTrue(kept.get(0).log().get(0).endsWith("drawing"), kept.get(0).log().toString());
  }

  private static String next(List<SlotRow> rows, String after) {
    return SlotRows.nextUnfilled(rows, Optional.of(after)).orElseThrow().address();
  }

  private SlotState.Kind state(String address) throws InterruptedException {
    return rows().stream()
        .filter(r -> r.address().equals(address))
        .findFirst()
        .orElseThrow()
        .state()
        .kind();
  }

  private List<SlotRow> rows() throws InterruptedException {
    return onUi(
        () ->
            SlotRows.of(
                session.snapshot().get().orElseThrow(), session.progress().get(), Filter.ALL));
  }

  /** Until nothing is queued, nothing runs and all of it has been shown. */
  private void settle() throws InterruptedException {
    for (int quiet = 0; quiet < 3; ) {
      boolean idle =
          onUi(() -> session.progress().get().open() == 0 && session.busy().get().isEmpty());
      CountDownLatch passed = new CountDownLatch(1);
      session.afterwards(passed::countDown);
      assertTrue(passed.await(20, TimeUnit.SECONDS));
      quiet = idle ? quiet + 1 : 0;
    }
  }

  private <T> T onUi(java.util.concurrent.Callable<T> question) throws InterruptedException {
    try {
      return toolkit.submit(question).get();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
