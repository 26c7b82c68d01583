package org.raccord.acoustics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.raccord.model.sound.SoundBlock;

class CepstraTest {

  @Test
  void bandsHoldThePowerOfTheSound() {
    SoundBlock tone = Tones.sine(1000, 0, 0.5, -20);
    Cepstra cepstra = Cepstra.of(tone, 8000);
    double sum = 0;
    for (int b = 0; b < Cepstra.BANDS; b++) {
      sum += cepstra.power(25, b);
    }
    // The triangles overlap so that they add up to one; a sine at -20 dBFS peak has -23 dB power.
    assertEquals(-23, 10 * Math.log10(sum), 0.3);
  }

  @Test
  void louderIsOnlyTheFirstCoefficient() {
    double[] soft = Cepstra.of(Tones.noise(0.5, 0.02, 1), 8000).at(20);
    double[] loud = Cepstra.of(Tones.noise(0.5, 0.2, 1), 8000).at(20);
    assertEquals(2 * Math.log(10) * Math.sqrt(Cepstra.BANDS), loud[0] - soft[0], 0.05);
    for (int c = 1; c < Cepstra.COUNT; c++) {
      assertEquals(soft[c], loud[c], 0.01);
    }
  }

  @Test
  void aSmoothSpectrumComesBackFromItsCoefficients() {
    double[] bands = new double[Cepstra.BANDS];
    for (int b = 0; b < bands.length; b++) {
      bands[b] = Math.exp(-4 + Math.cos(Math.PI * 3 * (b + 0.5) / bands.length));
    }
    double[] back = Cepstra.back(Cepstra.transform(bands));
    for (int b = 0; b < bands.length; b++) {
      assertEquals(Math.log(bands[b]), back[b], 1e-4);
    }
  }

  @Test
  void noiseTakenAwayLeavesATenth() {
    Cepstra cepstra = Cepstra.of(Tones.noise(0.5, 0.1, 2), 8000);
    double[] noise = new double[Cepstra.BANDS];
    java.util.Arrays.fill(noise, 1);
    double drop = cepstra.at(20)[0] - cepstra.at(20, noise)[0];
    assertTrue(Math.abs(drop - Math.log(10) * Math.sqrt(Cepstra.BANDS)) < 0.01, "drop " + drop);
  }
}
