package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.raccord.desktop.internal.model.PictureFeed.Due;
import org.raccord.model.time.Rate;

/** What is decoded for a course whose clock the test holds. */
@Timeout(30)
class PictureFeedTest {

  /** Samples of a frame at 25 a second. */
  private static final long FRAME = 1_920;

  private final AtomicLong dropped = new AtomicLong();

  @Test
  void aPictureThatIsLateByMoreThanHalfOfItsTimeGivesWayToTheNext()
      throws IOException, InterruptedException {
    // Of frame 1 seven tenths are over; of frame 2 nothing is.
    assertEquals(List.of(2L, 3L, 4L, 5L), frames(6, FRAME + FRAME * 7 / 10));
    assertEquals(2, dropped.get());
  }

  @Test
  void aPictureThatIsLateByLessIsSeen() throws IOException, InterruptedException {
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L), frames(6, FRAME + FRAME * 3 / 10));
    assertEquals(1, dropped.get());
  }

  @Test
  void theClockBeginsWhenThreePicturesWait() throws IOException, InterruptedException {
    PictureFeed feed = feed(0);
    List<Long> waiting = new ArrayList<>();
    feed.run(
        course(5),
        () -> {
          while (waiting.size() < 3) {
            // Were there fewer, this would wait for ever.
            waiting.add(taken(feed));
          }
        });
    assertEquals(List.of(0L, 1L, 2L), waiting);
  }

  @Test
  void whereThereAreFewerItBeginsAtTheirEnd() throws IOException, InterruptedException {
    AtomicInteger primed = new AtomicInteger();
    feed(0).run(course(2), primed::incrementAndGet);
    assertEquals(1, primed.get());
  }

  @ParameterizedTest
  @ValueSource(longs = {800, 801, 960, 1_600, 1_920, 2_002})
  void whatIsSeenIsNeverLateByMoreThanItsTime(long length) {
    assertTrue(PictureFeed.mostLate(length) <= length);
    assertTrue(PictureFeed.mostLate(length) >= length / 2);
  }

  @Test
  void atTwentyFiveASecondAPictureIsLateByTwentyMillisecondsAtMost() {
    assertEquals(FRAME / 2, PictureFeed.mostLate(FRAME));
  }

  private List<Long> frames(int count, long heard) throws IOException, InterruptedException {
    PictureFeed feed = feed(heard);
    feed.run(course(count), () -> {});
    List<Long> frames = new ArrayList<>();
    for (Due next = feed.take(); !next.isEnd(); next = feed.take()) {
      frames.add(next.pictures().get(0).picture().frame());
    }
    return frames;
  }

  private PictureFeed feed(long heard) {
    Duo duo = Duo.of(new FakeMonitor(50, Rate.FPS_25));
    return new PictureFeed(() -> duo, 64, 36, () -> heard, dropped::addAndGet);
  }

  private static Course course(long end) {
    return new Course(0, end, Optional.empty(), Rate.FPS_25);
  }

  private static long taken(PictureFeed feed) {
    try {
      return feed.take().pictures().get(0).picture().frame();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
