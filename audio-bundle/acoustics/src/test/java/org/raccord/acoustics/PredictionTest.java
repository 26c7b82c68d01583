package org.raccord.acoustics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

class PredictionTest {

  @Test
  void sinesGoOnAsTheyWere() {
    double[] wave = new double[5000];
    for (int i = 0; i < wave.length; i++) {
      wave[i] = 0.5 * Math.sin(i * 0.05) + 0.2 * Math.sin(i * 0.31 + 1);
    }
    double[] past = Arrays.copyOf(wave, 4800);
    double[] next = LinearPrediction.fit(past, 0, 4800, 32).continuation(past, 200);
    for (int i = 0; i < 200; i++) {
      assertEquals(wave[4800 + i], next[i], 0.02);
    }
  }

  @Test
  void findsTheCoefficientsOfAResonance() {
    SplittableRandom random = new SplittableRandom(3);
    double[] x = new double[20_000];
    double[] news = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      news[i] = random.nextDouble() - 0.5;
      x[i] = news[i] + (i > 0 ? 1.6 * x[i - 1] : 0) - (i > 1 ? 0.9 * x[i - 2] : 0);
    }
    double[] rest = LinearPrediction.fit(x, 0, x.length, 2).residual(x);
    for (int i = 10; i < x.length; i++) {
      assertEquals(news[i], rest[i], 0.15);
    }
  }

  @Test
  void shiftOfACopyIsFound() {
    SoundBlock noise = Tones.noise(1, 0.5, 1);
    assertEquals(-123, Correlation.bestShift(noise, 5000, noise, 5123, 4800, 240));
    assertEquals(1, Correlation.of(noise, 5000, noise, 5000, 4800), 1e-9);
    assertEquals(0, Correlation.of(noise, 5000, noise, 20_000, 4800), 0.1);
  }

  @Test
  void aLoopRepeatsAndNoiseDoesNot() {
    SoundBlock grain = Tones.noise(0.7, 0.5, 1);
    assertTrue(Repetition.of(Tones.joined(grain, grain, grain)) > 0.99);
    assertTrue(Repetition.of(Tones.noise(2.1, 0.5, 1)) < 0.1);
  }

  @Test
  void aConstantOffsetIsNoRepetition() {
    SoundBlock noise = Tones.noise(2.1, 0.01, 1);
    double own = Repetition.of(noise);
    for (int i = 0; i < noise.length(); i++) {
      noise.channel(0)[i] += 0.05f;
    }
    assertEquals(own, Repetition.of(noise), 0.01);
  }

  @Test
  void aClickAtTheJoinStandsOut() {
    SoundBlock smooth = Tones.sine(200, 0, 2, -10);
    SoundBlock broken =
        Tones.joined(Tones.sine(200, 0, 1, -10), Tones.sine(200, Math.PI / 2, 1, -10));
    SoundBlock hiss = Tones.noise(2, 0.001, 2);
    for (int i = 0; i < hiss.length(); i++) {
      smooth.channel(0)[i] += hiss.channel(0)[i];
      broken.channel(0)[i] += hiss.channel(0)[i];
    }
    assertTrue(SeamSound.click(smooth, 48_000) < 3);
    assertTrue(SeamSound.click(broken, 48_000) > 20);
  }

  /** A low rumble whose upper octaves are empty, and what a coder errs by at a join in it. */
  @Test
  void whatTheSoundHidesIsNoClick() {
    SoundBlock rumble = Tones.noise(2, 0.1, 7);
    float[] x = rumble.channel(0);
    double[] kept = new double[4];
    for (int i = 0; i < x.length; i++) {
      double value = x[i];
      for (int k = 0; k < kept.length; k++) {
        kept[k] += 0.05 * (value - kept[k]);
        value = kept[k];
      }
      x[i] = (float) value;
    }
    SoundBlock stepped = rumble.slice(0, rumble.length());
    double rms = 0;
    for (float v : x) {
      rms += (double) v * v / x.length;
    }
    for (int i = 48_000; i < 48_000 + 256; i++) {
      stepped.channel(0)[i] += (float) (Math.sqrt(rms) * 0.02 * (1 - (i - 48_000) / 256.0));
    }
    assertTrue(SeamSound.heardClick(stepped, 48_000) < 3, "34 dB below the sound");
    SoundBlock broken = rumble.slice(0, rumble.length());
    broken.channel(0)[48_000] += (float) Math.sqrt(rms);
    assertTrue(SeamSound.heardClick(broken, 48_000) > 12, "as loud as the sound");
  }

  @Test
  void aStepInASilentChannelIsNoClick() {
    SoundBlock noise = Tones.noise(2, 0.1, 5);
    SoundBlock two = SoundBlock.silence(new SoundFormat(48_000, 2), noise.length());
    System.arraycopy(noise.channel(0), 0, two.channel(0), 0, noise.length());
    two.channel(1)[48_000] = 1e-5f;
    assertTrue(SeamSound.heardClick(two, 48_000) < 3);
    two.channel(1)[48_000] = 0.2f;
    assertTrue(SeamSound.heardClick(two, 48_000) > 12);
  }

  @Test
  void aLouderClickStandsOutMore() {
    SoundBlock hum = Tones.noise(2, 0.001, 3);
    float[] x = hum.channel(0);
    for (int i = 2; i < x.length; i++) {
      x[i] += 1.97f * x[i - 1] - 0.975f * x[i - 2];
    }
    double before = SeamSound.click(hum, 48_000);
    for (double size : new double[] {0.02, 0.08, 0.32, 1.28}) {
      SoundBlock clicked = hum.slice(0, hum.length());
      clicked.channel(0)[48_000] += (float) size;
      double now = SeamSound.click(clicked, 48_000);
      assertTrue(now > before + 9, before + " dB, then " + now);
      before = now;
    }
  }

  @Test
  void aStepOfLevelIsMeasured() {
    SoundBlock step = Tones.joined(Tones.noise(1, 0.1, 1), Tones.noise(1, 0.2, 2));
    assertEquals(6, SeamSound.step(step, 48_000), 1.5);
  }

  @Test
  void modulationOfPulsingNoiseExceedsThatOfSteadyNoise() {
    SoundBlock steady = Tones.noise(4, 0.3, 1);
    SoundBlock pulsing = Tones.noise(4, 0.3, 1);
    for (int i = 0; i < pulsing.length(); i++) {
      pulsing.channel(0)[i] *= i / 24_000 % 2 == 0 ? 1f : 0.1f;
    }
    assertTrue(Modulation.distance(steady, pulsing) > 6);
    assertEquals(0, Modulation.distance(steady, Tones.noise(4, 0.3, 2)), 0.5);
  }
}
