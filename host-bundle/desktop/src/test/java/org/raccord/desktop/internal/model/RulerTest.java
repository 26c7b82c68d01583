package org.raccord.desktop.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.raccord.desktop.internal.model.Ruler.Tick;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.time.Timecode;
import org.raccord.model.time.TimecodeException;

/** Ticks of the timecode ruler. */
class RulerTest {

  private static List<String> labels(List<Tick> ticks) {
    return ticks.stream().map(Tick::label).toList();
  }

  @Test
  void dropFrameMinutesAreMarkedAtTheFirstFrameThatTheyHave() {
    Ruler ruler = new Ruler("01:00:58;00", Rate.NTSC_30);

    List<Tick> ticks = ruler.ticks(0, 130, 20);

    assertEquals(
        List.of("01:00:58;00", "01:00:59;00", "01:01:00;02", "01:01:01;00", "01:01:02;00"),
        labels(ticks));
    assertEquals(List.of(0L, 30L, 60L, 88L, 118L), ticks.stream().map(Tick::frame).toList());
  }

  @Test
  void atSixtyFramesFourNumbersAreLeftOut() {
    List<Tick> ticks = new Ruler("00:09:59;00", Rate.NTSC_60).ticks(0, 60 + 3600, 60 * 60);

    assertEquals(List.of(new Tick(60, "00:10:00;00")), ticks);
    assertEquals(
        "00:11:00;04", new Ruler("00:10:59;00", Rate.NTSC_60).ticks(1, 61, 60).get(0).label());
  }

  @ParameterizedTest
  @CsvSource({
    "01:00:00;00, 30000, 1001, 1", "09:58:57;13, 30000, 1001, 77", "00:59:00;02, 30000, 1001, 5000",
    "01:00:00;00, 60000, 1001, 40", "10:00:00:00, 24000, 1001, 60", "00:00:00:00, 25, 1, 3",
    "01:00:00:00, 30000, 1001, 100000", "23:59:00:00, 24, 1, 900"
  })
  void eachTickStandsAtTheFrameThatHasItsTimecode(
      String first, long numerator, long denominator, double apart) throws TimecodeException {
    Rate rate = new Rate(numerator, denominator);
    long zero = Timecode.parse(first, rate).frame();
    Timecode.Counting counting =
        first.contains(";") ? Timecode.Counting.DROP : Timecode.Counting.NON_DROP;

    List<Tick> ticks = new Ruler(first, rate).ticks(1_000, 1_000 + (long) (apart * 20), apart);

    assertTrue(ticks.size() >= 4, ticks.toString());
    Tick last = new Tick(Long.MIN_VALUE / 2, "");
    for (Tick tick : ticks) {
      assertEquals(
          tick.label(), Timecode.format(FrameTime.of(zero + tick.frame(), rate), counting));
      assertTrue(tick.frame() >= 1_000, tick.toString());
      // A drop-frame minute is two or four frames short, and marked as much late.
      assertTrue(tick.frame() - last.frame() >= Math.floor(apart) - 4, last + " " + tick);
      last = tick;
    }
  }

  @Test
  void ofATimecodeThatCannotBeReadItCountsFromZero() {
    assertEquals(
        "00:00:04:00", new Ruler("frame 0", Rate.FPS_25).ticks(99, 101, 25).get(0).label());
  }
}
