package org.raccord.acoustics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.raccord.model.sound.SoundBlock;

class LimiterTest {

  @Test
  void whatStaysBelowIsNotTouched() {
    SoundBlock tone = Tones.sine(1000, 0, 0.5, -6);
    assertArrayEquals(tone.channel(0), Limiter.limit(tone, -1).channel(0));
  }

  @Test
  void peaksBetweenSamplesAreHeldToo() {
    // At a quarter of the rate and 45 degrees the waveform rises 3 dB above every sample.
    SoundBlock tone = Tones.sine(12_000, Math.PI / 4, 0.5, 1);
    SoundBlock limited = Limiter.limit(tone, -1);
    assertTrue(TruePeak.dB(limited) <= -1, "peak " + TruePeak.dB(limited));
    assertTrue(TruePeak.dB(limited) > -1.5, "needlessly quiet: " + TruePeak.dB(limited));
  }

  @Test
  void aSingleBurstLeavesTheRestAloneAndDoesNotClick() {
    SoundBlock tone = Tones.sine(500, 0, 2, -10, -20);
    for (int i = 48_000; i < 48_480; i++) {
      tone.channel(0)[i] *= 6;
    }
    SoundBlock limited = Limiter.limit(tone, -1);
    assertTrue(TruePeak.dB(limited) <= -1);
    assertEquals(tone.channel(0)[24_000], limited.channel(0)[24_000], 1e-6);
    assertEquals(tone.channel(0)[90_000], limited.channel(0)[90_000], 1e-3);
    // Both channels turn down together.
    double gain = limited.channel(0)[48_230] / tone.channel(0)[48_230];
    assertEquals(gain, limited.channel(1)[48_230] / tone.channel(1)[48_230], 1e-4);
    double before = limited.channel(0)[47_990] / tone.channel(0)[47_990];
    assertTrue(before < 0.9 && before > gain - 1e-3, "looks ahead: " + before);
  }
}
