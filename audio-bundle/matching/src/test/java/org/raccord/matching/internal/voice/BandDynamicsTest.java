package org.raccord.matching.internal.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.raccord.acoustics.Loudness;
import org.raccord.acoustics.Modulation;
import org.raccord.model.sound.SoundBlock;

class BandDynamicsTest {

  /** Noise whose level swings by so many dB either way, four times a second, after a pause. */
  private static SoundBlock swinging(double dB, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] samples = new float[4 * Reader.RATE];
    for (int i = 0; i < samples.length; i++) {
      double level = i < 15_000 ? -50 : dB * Math.sin(2 * Math.PI * 4 * i / Reader.RATE);
      samples[i] = (float) (0.05 * Math.pow(10, level / 20) * (2 * random.nextDouble() - 1));
    }
    return Reader.heard(samples);
  }

  @Test
  void anEvenVoiceSwingsAsTheWantedOneDoes() {
    SoundBlock even = swinging(6, 1);
    SoundBlock lively = swinging(9, 2);
    SoundBlock moved = BandDynamics.move(even, BandDynamics.of(lively));
    double before = Modulation.distance(even, lively);
    double after = Modulation.distance(moved, lively);
    assertTrue(after < 0.35 * before, before + " became " + after);
    assertEquals(even.length(), moved.length());
  }

  @Test
  void whatSwingsAlikeStaysAsItIs() {
    SoundBlock one = swinging(6, 1);
    SoundBlock moved = BandDynamics.move(one, BandDynamics.of(swinging(6, 3)));
    assertTrue(Modulation.distance(one, moved) < 0.4);
    // The level of the whole is set afterwards.
    assertEquals(Loudness.ungated(one), Loudness.ungated(moved), 1);
  }

  @Test
  void silenceStaysSilence() {
    SoundBlock silence = Reader.heard(new float[Reader.RATE]);
    SoundBlock moved = BandDynamics.move(silence, BandDynamics.of(swinging(9, 2)));
    for (float x : moved.channel(0)) {
      assertEquals(0, x);
    }
  }
}
