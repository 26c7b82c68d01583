package org.raccord.model.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class TimecodePropertiesTest {

  @Provide
  Arbitrary<Rate> rates() {
    return Arbitraries.of(
        Rate.FPS_24,
        Rate.FPS_25,
        Rate.FPS_30,
        Rate.FPS_50,
        Rate.FPS_60,
        Rate.NTSC_24,
        Rate.NTSC_30,
        Rate.NTSC_60,
        Rate.of(48000));
  }

  @Property
  void everyFrameHasItsTimecodeAtEveryRate(
      @ForAll("rates") Rate rate,
      @ForAll @LongRange(min = -3_000_000, max = 30_000_000) long frame,
      @ForAll Timecode.Counting counting)
      throws Exception {
    if (rate.nominal() > 1000) {
      return;
    }
    FrameTime time = FrameTime.of(frame, rate);
    String text = Timecode.format(time, counting);
    assertEquals(time, Timecode.parse(text, rate), text);
    assertEquals(
        counting == Timecode.Counting.DROP && Timecode.hasDropFrame(rate), text.contains(";"));
  }

  @Property
  void dropFrameKeepsWithTheClock(@ForAll @LongRange(min = 0, max = 23) long hours) {
    for (Rate rate : new Rate[] {Rate.NTSC_30, Rate.NTSC_60}) {
      FrameTime hour = FrameTime.of(hours * 3600, Rate.of(1)).at(rate);
      String text = Timecode.format(hour, Timecode.Counting.DROP);
      // 3.6 ms an hour is all that drop-frame timecode is off by.
      assertTrue(
          text.startsWith(String.format("%02d:00:0", hours))
              || text.startsWith(String.format("%02d:59:59", hours - 1)),
          text);
    }
  }

  @Property
  void aTimeSurvivesAFinerRateAndBack(
      @ForAll("rates") Rate from,
      @ForAll("rates") Rate to,
      @ForAll @LongRange(min = -1_000_000_000L, max = 1_000_000_000L) long frame) {
    FrameTime time = FrameTime.of(frame, from);
    if (to.compareTo(from) >= 0) {
      assertEquals(time, time.at(to).at(from));
    }
    FrameTime rounded = time.at(to);
    FrameTime half = FrameTime.of(1, new Rate(to.numerator() * 2, to.denominator()));
    FrameTime error =
        FrameTime.of(
            Math.abs(time.at(Rate.of(1_000_000_000)).minus(rounded).frame()),
            Rate.of(1_000_000_000));
    assertTrue(error.compareTo(half.plusFrames(1)) <= 0, time + " became " + rounded);
  }

  @Example
  void theNumbersOfTheStandard() throws Exception {
    assertEquals(
        "00:01:00;02", Timecode.format(FrameTime.of(1800, Rate.NTSC_30), Timecode.Counting.DROP));
    assertEquals(
        "00:00:59;29", Timecode.format(FrameTime.of(1799, Rate.NTSC_30), Timecode.Counting.DROP));
    assertEquals(
        "00:10:00;00", Timecode.format(FrameTime.of(17982, Rate.NTSC_30), Timecode.Counting.DROP));
    assertEquals(
        "00:01:00;04", Timecode.format(FrameTime.of(3600, Rate.NTSC_60), Timecode.Counting.DROP));
    assertThrows(TimecodeException.class, () -> Timecode.parse("00:01:00;00", Rate.NTSC_30));
    assertThrows(TimecodeException.class, () -> Timecode.parse("00:01:00;02", Rate.FPS_25));
    assertThrows(TimecodeException.class, () -> Timecode.parse("00:01:00:25", Rate.FPS_25));
    assertThrows(TimecodeException.class, () -> Timecode.parse("00:61:00:00", Rate.FPS_25));
  }

  @Example
  void durationsAsEditorsWriteThem() throws Exception {
    assertEquals(FrameTime.of(36, Rate.FPS_24), Durations.parse("36", Rate.FPS_24));
    assertEquals(FrameTime.of(36, Rate.FPS_24), Durations.parse(" 36F ", Rate.FPS_24));
    assertEquals(FrameTime.of(36, Rate.FPS_24), Durations.parse("1.5s", Rate.FPS_24));
    assertEquals(FrameTime.of(36, Rate.NTSC_24), Durations.parse("1.5s", Rate.NTSC_24));
    assertEquals(FrameTime.of(36, Rate.FPS_24), Durations.parse("00:00:01:12", Rate.FPS_24));
    for (String wrong : new String[] {"", "x", "1.5", "-3", "3 s x", "1:2"}) {
      assertThrows(TimecodeException.class, () -> Durations.parse(wrong, Rate.FPS_24), wrong);
    }
  }
}
