package org.raccord.acoustics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/** Sounds whose beginning is known. */
class OnsetFinderTest {

  private static final int RATE = 48_000;
  private static final SoundFormat MONO = new SoundFormat(RATE, 1);

  private static int onset(float[] samples) {
    return OnsetFinder.of(new SoundBlock(MONO, new float[][] {samples})).orElseThrow();
  }

  private static float[] noise(int length, double level, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] noise = new float[length];
    for (int i = 0; i < length; i++) {
      noise[i] = (float) ((2 * random.nextDouble() - 1) * level);
    }
    return noise;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 17, 1000, 12_345, 47_998})
  void aClickIsFoundToTheSample(int at) {
    float[] samples = new float[RATE];
    samples[at] = 0.5f;
    assertEquals(at, onset(samples), 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aClickInNoiseIsFoundToTheSample(long seed) {
    float[] samples = noise(RATE, 0.01, seed);
    samples[20_011] += 0.5f;
    assertEquals(20_011, onset(samples), 1);
  }

  /** A click between two samples, as resampling makes it: a sinc under a window. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.25, 0.5, 0.75})
  void aClickThatWasResampledIsFoundToTheSample(double part) {
    float[] samples = new float[RATE];
    double centre = 9000 + part;
    for (int i = 8968; i <= 9032; i++) {
      double x = (i - centre) * 44.1 / 48;
      double window = 0.5 + 0.5 * Math.cos(Math.PI * (i - centre) / 33);
      samples[i] = (float) (0.5 * (x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)) * window);
    }
    assertEquals(centre, onset(samples), 1);
  }

  @Test
  void aToneThatIsSwitchedOnBeginsWithItsFirstHalfWave() {
    float[] samples = noise(RATE, 0.0005, 9);
    for (int i = 10_000; i < 20_000; i++) {
      samples[i] += (float) (0.4 * Math.sin(2 * Math.PI * 1000 * (i - 10_000) / RATE));
    }
    assertEquals(10_000, onset(samples), 3);
  }

  @Test
  void theSlamCountsAndNotTheRustleBeforeIt() {
    float[] samples = noise(2 * RATE, 0.001, 3);
    float[] rustle = noise(6000, 0.02, 4);
    float[] slam = noise(20_000, 0.8, 5);
    for (int i = 0; i < rustle.length; i++) {
      samples[20_000 + i] += rustle[i];
    }
    for (int i = 0; i < slam.length; i++) {
      samples[50_000 + i] += (float) (slam[i] * Math.exp(-i / 6000.0));
    }
    assertEquals(50_000, onset(samples), 4);
  }

  @Test
  void aSlowAttackIsTracedBackToItsBeginning() {
    float[] samples = noise(RATE, 0.001, 6);
    float[] body = noise(20_000, 0.6, 7);
    for (int i = 0; i < body.length; i++) {
      samples[15_000 + i] += (float) (body[i] * Math.min(1, i / 1440.0));
    }
    // 30 ms of rise; the first of it is hidden by the noise.
    assertEquals(15_000, onset(samples), 150);
  }

  @Test
  void silenceHasNoBeginning() {
    assertTrue(OnsetFinder.of(SoundBlock.silence(MONO, 1000)).isEmpty());
  }

  @Test
  void oneChannelIsEnough() {
    float[][] channels = new float[2][RATE];
    channels[1][7777] = -0.3f;
    assertEquals(
        7777, OnsetFinder.of(new SoundBlock(new SoundFormat(RATE, 2), channels)).orElseThrow(), 1);
  }
}
