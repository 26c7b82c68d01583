package org.raccord.matching.internal.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.raccord.acoustics.PitchTrack;
import org.raccord.acoustics.ResidualPeak;
import org.raccord.acoustics.ThirdOctaves;
import org.raccord.model.sound.SoundBlock;

class DispersionTest {

  private static SoundBlock buzz() {
    float[] samples = new float[2 * Reader.RATE];
    double state = 0;
    for (int i = 0; i < samples.length; i++) {
      state = 0.95 * state + (i % 400 == 0 ? 0.3 : 0);
      samples[i] = (float) state;
    }
    return Reader.heard(samples);
  }

  private static double peaked(SoundBlock sound) {
    return ResidualPeak.of(sound, PitchTrack.of(sound));
  }

  @Test
  void aVocodersPulsesBecomeAsSoftAsAThroats() {
    SoundBlock buzz = buzz();
    SoundBlock soft = Dispersion.soften(buzz, 13, 24_000);
    assertTrue(peaked(buzz) > 20, "a buzz of " + peaked(buzz));
    assertTrue(peaked(soft) < peaked(buzz) - 5, "still " + peaked(soft));
    double off = ThirdOctaves.distance(ThirdOctaves.levels(buzz), ThirdOctaves.levels(soft));
    assertTrue(off < 0.5, "the spectrum changed by " + off);
  }

  @Test
  void whatIsSoftEnoughIsLeftAlone() {
    SoundBlock buzz = buzz();
    assertSame(buzz, Dispersion.soften(buzz, peaked(buzz), 24_000));
    assertSame(buzz, Dispersion.soften(buzz, 0, 24_000));
  }

  @Test
  void itComesNeitherSoonerNorLater() {
    float[] samples = new float[Reader.RATE];
    for (int i = 10_000; i < 40_000; i += 400) {
      samples[i] = 0.5f;
    }
    SoundBlock soft = Dispersion.soften(Reader.heard(samples), 13, 24_000);
    double sum = 0;
    double at = 0;
    for (int i = 0; i < samples.length; i++) {
      double power = soft.channel(0)[i] * soft.channel(0)[i];
      sum += power;
      at += i * power;
    }
    assertEquals(24_800, at / sum, 48);
  }
}
