package org.raccord.acoustics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.raccord.model.sound.SoundBlock;

class TruePeakTest {

  /** Cases 15 to 18 of EBU Tech 3341: sines whose samples miss the crest. */
  @ParameterizedTest
  @CsvSource({"4, 0", "4, 45", "6, 60", "8, 67.5"})
  void findsTheCrestBetweenSamples(int samplesPerPeriod, double degrees) {
    SoundBlock sine = Tones.sine(48_000.0 / samplesPerPeriod, Math.toRadians(degrees), 1, -6.0206);
    assertEquals(-6.02, TruePeak.dB(middle(sine)), 0.2);
  }

  @Test
  void aCrestIsMissedBySamplesAlone() {
    SoundBlock sine = Tones.sine(12_000, Math.toRadians(45), 1, 0);
    double largest = 0;
    for (float x : sine.channel(0)) {
      largest = Math.max(largest, Math.abs(x));
    }
    assertEquals(-3.01, 20 * Math.log10(largest), 0.01);
    assertEquals(0, TruePeak.dB(middle(sine)), 0.2);
  }

  @Test
  void isTheLargestOfAllChannels() {
    assertEquals(-3, TruePeak.dB(middle(Tones.sine(997, 0, 0.5, -20, -3))), 0.05);
  }

  /** A sine that starts and ends at once rings at its ends: look at its middle, faded. */
  private static SoundBlock middle(SoundBlock sine) {
    int fade = 2000;
    for (int c = 0; c < sine.format().channels(); c++) {
      float[] samples = sine.channel(c);
      for (int i = 0; i < fade; i++) {
        samples[i] *= (float) i / fade;
        samples[samples.length - 1 - i] *= (float) i / fade;
      }
    }
    return sine;
  }
}
