package org.raccord.acoustics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.raccord.model.sound.SoundBlock;

class SpectraTest {

  @Test
  void transformAndBackIsTheSame() {
    Fourier fourier = new Fourier(256);
    double[] samples = new double[256];
    for (int i = 0; i < 256; i++) {
      samples[i] = Math.sin(i * 0.37) + (i % 7) * 0.1;
    }
    double[] real = new double[fourier.bins()];
    double[] imaginary = new double[fourier.bins()];
    double[] back = new double[256];
    fourier.forward(samples, real, imaginary);
    fourier.backward(real, imaginary, back);
    assertArrayEquals(samples, back, 1e-12);
  }

  @Test
  void aSineStandsInItsThirdOctaveAtItsLevel() {
    double[] levels = ThirdOctaves.levels(Tones.sine(1000, 0, 2, -20));
    int band = 13;
    assertEquals(1000, ThirdOctaves.centre(band), 1);
    assertEquals(-23.01, levels[band], 0.1);
    assertTrue(levels[band - 2] < -60 && levels[band + 2] < -60);
  }

  @Test
  void whiteNoiseRisesByOneDecibelAThirdOctave() {
    double[] levels = ThirdOctaves.levels(Tones.noise(10, 0.5, 1));
    assertEquals(10, levels[20] - levels[10], 1);
    double total = 0;
    for (double level : levels) {
      total += Math.pow(10, level / 10);
    }
    // 50 Hz to 20 kHz of the 24 kHz; uniform noise of peak 0.5 has a mean square of 1/12.
    assertEquals(10 * Math.log10(22_300 / 24_000.0 / 12), 10 * Math.log10(total), 0.3);
  }

  @Test
  void sixDecibelsLouderIsADistanceOfSix() {
    SoundBlock noise = Tones.noise(4, 0.25, 1);
    SoundBlock louder = Tones.noise(4, 0.5, 1);
    double distance =
        ThirdOctaves.distance(ThirdOctaves.levels(noise), ThirdOctaves.levels(louder));
    assertEquals(6.02, distance, 0.01);
    BandLevels one = BandLevels.of(noise);
    BandLevels other = BandLevels.of(louder);
    double bands =
        BandLevels.distance(one.spectrum(0, noise.length()), other.spectrum(0, noise.length()));
    assertEquals(6.02, bands, 0.05);
  }

  @Test
  void bandsOfTheEdgesAreAsLoudAsThoseInside() {
    BandLevels levels = BandLevels.of(Tones.noise(4, 0.5, 1));
    double edge = levels.power(0, 20, 1000, 8000);
    double inside = levels.power(150, 250, 1000, 8000);
    assertEquals(0, 10 * Math.log10(edge / inside), 1);
  }
}
