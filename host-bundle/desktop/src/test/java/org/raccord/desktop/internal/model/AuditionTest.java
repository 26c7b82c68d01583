package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/** Takes are looked at in the cut, each of them at the frame that is seen. */
@Timeout(30)
class AuditionTest {

  private static final FrameRange SLOT = new FrameRange(10, 20, Rate.FPS_25);

  private final List<String> trouble = new ArrayList<>();
  private final Player player = new Player(Runnable::run, new RecordingOut(), 540);
  private final Audition audition =
      new Audition(player, Runnable::run, Runnable::run, trouble::add);

  @BeforeEach
  void opened() {
    audition.show(timeline());
    player.seek(15);
  }

  @AfterEach
  void closed() {
    player.close();
  }

  /** Grey tells the take: frame + 50 for b, + 100 for c. */
  private static FakeMonitor timeline() {
    FakeMonitor monitor = new FakeMonitor(50, Rate.FPS_25);
    monitor.takes.put("b", new FakeMonitor(50, Rate.FPS_25).other(50, 0));
    monitor.takes.put("c", new FakeMonitor(50, Rate.FPS_25).other(100, 0));
    return monitor;
  }

  private int seen() throws InterruptedException {
    player.settle();
    return player.picture().get().orElseThrow().pixels().get(0) & 0xff;
  }

  @Test
  void flippingGoesThroughAllTakesAndComesBackToTheOneInUse() throws InterruptedException {
    audition.slot(SLOT, List.of("a", "b", "c"), Optional.of("a"));
    assertEquals(15, seen());
    audition.flip();
    assertEquals(65, seen());
    assertEquals(Optional.of("b"), audition.looked().get());
    audition.flip();
    assertEquals(115, seen());
    audition.flip();
    assertEquals(15, seen());
    assertEquals(Optional.empty(), audition.looked().get());
    assertEquals(List.of(), trouble);
  }

  @Test
  void lookingAtATakeAgainShowsWhatIsInUse() throws InterruptedException {
    audition.slot(SLOT, List.of("a", "b", "c"), Optional.of("a"));
    audition.look("c");
    assertEquals(115, seen());
    audition.look("c");
    assertEquals(15, seen());
  }

  @Test
  void anotherSlotOrAChangeOfTheTimelineShowsWhatIsInUse() throws InterruptedException {
    audition.slot(SLOT, List.of("a", "b"), Optional.of("a"));
    audition.flip();
    audition.slot(new FrameRange(40, 5, Rate.FPS_25), List.of(), Optional.empty());
    assertEquals(15, seen());

    audition.slot(SLOT, List.of("a", "b"), Optional.of("a"));
    audition.flip();
    assertEquals(65, seen());
    audition.show(timeline());
    assertEquals(15, seen());
    assertEquals(Optional.empty(), audition.looked().get());
  }

  @Test
  void theNextTakeOfAnotherSlotIsNotBesideASlotWithoutOne() throws InterruptedException {
    audition.slot(SLOT, List.of("a", "b"), Optional.of("a"));
    audition.slot(new FrameRange(40, 5, Rate.FPS_25), List.of(), Optional.empty());
    player.flip();
    assertEquals(15, seen());

    audition.slot(SLOT, List.of("a", "b"), Optional.of("a"));
    audition.flip();
    assertEquals(65, seen());
  }

  @Test
  void aTakeThatIsOpenedTooLateIsNotSeenInAnotherSlot() throws InterruptedException {
    Deque<Runnable> later = new ArrayDeque<>();
    Audition slow = new Audition(player, later::add, Runnable::run, trouble::add);
    slow.show(timeline());
    slow.slot(SLOT, List.of("a", "b", "c"), Optional.of("a"));
    slow.look("c");
    slow.slot(new FrameRange(40, 5, Rate.FPS_25), List.of("d"), Optional.of("d"));
    while (!later.isEmpty()) {
      later.remove().run();
    }
    assertEquals(Optional.empty(), slow.looked().get());
    assertEquals(15, seen());
    assertEquals(List.of(), trouble);
  }

  @Test
  void aTakeThatCannotBeShownIsSaid() throws InterruptedException {
    audition.slot(SLOT, List.of("a", "gone"), Optional.of("a"));
    audition.flip();
    assertEquals(15, seen());
    assertEquals("There is no take gone here.", trouble.get(0));
  }

  @Test
  void withoutATakeInUseTheOnlyOneCanBeLookedAt() throws InterruptedException {
    audition.slot(SLOT, List.of("b"), Optional.empty());
    audition.flip();
    assertEquals(65, seen());
  }
}
