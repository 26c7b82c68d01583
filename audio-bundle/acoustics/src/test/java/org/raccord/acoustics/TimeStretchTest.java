package org.raccord.acoustics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/** A little longer or shorter, and nothing else. */
class TimeStretchTest {

  private static final SoundFormat MONO = new SoundFormat(Tones.RATE, 1);

  private static SoundBlock tone() {
    float[] samples = new float[2 * Tones.RATE];
    for (int i = 0; i < samples.length; i++) {
      double phase = 2 * Math.PI * 140 * i / Tones.RATE;
      samples[i] = (float) (0.2 * (Math.sin(phase) + 0.4 * Math.sin(3 * phase)));
    }
    return new SoundBlock(MONO, new float[][] {samples});
  }

  private static int crossings(float[] samples, int from, int to) {
    int count = 0;
    for (int i = from + 1; i < to; i++) {
      count += samples[i - 1] < 0 && samples[i] >= 0 ? 1 : 0;
    }
    return count;
  }

  private static double level(float[] samples, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += samples[i] * samples[i];
    }
    return 10 * Math.log10(sum / (to - from));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.97, 0.985, 1.03})
  void pitchAndLevelStay(double scale) {
    SoundBlock tone = tone();
    int length = (int) (tone.length() * scale);
    float[] made = TimeStretch.to(tone, length).channel(0);
    assertEquals(length, made.length);
    assertEquals(140, crossings(made, 20_000, 20_000 + Tones.RATE), 2);
    double usual = level(tone.channel(0), 0, tone.length());
    for (int at = 2400; at + 4800 < length; at += 2400) {
      assertEquals(usual, level(made, at, at + 2400), 1, "level at " + at);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.35, 0.5, 2, 3.4})
  void pitchStaysWhenItIsStretchedFar(double scale) {
    int length = (int) (2 * Tones.RATE * scale);
    float[] made = TimeStretch.to(tone(), length).channel(0);
    assertEquals(length, made.length);
    int from = length / 10;
    int to = length * 9 / 10;
    assertEquals(140.0 * (to - from) / Tones.RATE, crossings(made, from, to), 2);
  }

  @Test
  void nothingClicksWhereFramesMeet() {
    SoundBlock made = TimeStretch.to(tone(), (int) (2 * Tones.RATE * 0.97));
    for (int at = 30_000; at < 60_000; at += 720) {
      assertTrue(SeamSound.click(made, at) < 6, "a click at " + at);
    }
  }
}
