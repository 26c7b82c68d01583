package org.raccord.acoustics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.raccord.model.sound.SoundBlock;

class ResamplerTest {

  @Test
  void aToneStaysTheSameToneAtAnotherRate() {
    SoundBlock tone = Resampler.toRate(Tones.sine(1000, 0, 1, -6), 22_050);
    assertEquals(22_050, tone.length());
    SoundBlock direct = Tones.sineAt(22_050, 1000, 0, 1, -6);
    for (int i = 2000; i < 20_000; i++) {
      assertEquals(direct.channel(0)[i], tone.channel(0)[i], 1e-4);
    }
  }

  @Test
  void whatTheLowerRateCannotCarryIsGone() {
    SoundBlock tone = Resampler.toRate(Tones.sine(9000, 0, 1, -6), 16_000);
    double loudest = 0;
    for (int i = 1000; i < 15_000; i++) {
      loudest = Math.max(loudest, Math.abs(tone.channel(0)[i]));
    }
    assertTrue(loudest < 1e-4, "left of it " + loudest);
  }

  @Test
  void readFasterItIsHigher() {
    SoundBlock tone = Tones.sine(200, 0, 1, -6);
    float[] faster = Resampler.read(tone.channel(0), 1.25, 38_400);
    double median = PitchTrack.of(Tones.mono(faster)).median().orElseThrow();
    assertEquals(250, median, 0.5);
  }
}
