package org.raccord.matching.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/** Noise that is made piece by piece: nothing tells where the pieces meet. */
class MusicTest {

  private static final int SIZE = 4096;

  /** Noise without anything above 2 kHz, as an old recording's or a telephone's. */
  private static SoundBlock dull(double seconds) {
    SplittableRandom random = new SplittableRandom(5);
    float[] samples = new float[(int) (seconds * Sounds.RATE)];
    for (int k = 0; k < 150; k++) {
      double step = 2 * Math.PI * (100 + 1900 * random.nextDouble()) / Sounds.RATE;
      double phase = 2 * Math.PI * random.nextDouble();
      for (int i = 0; i < samples.length; i++) {
        samples[i] += (float) (0.002 * Math.sin(step * i + phase));
      }
    }
    return new SoundBlock(new SoundFormat(Sounds.RATE, 1), new float[][] {samples});
  }

  /** Differences of differences of differences: what is high in frequency, and nothing else. */
  private static double high(float[] x, int i) {
    return Math.abs(x[i] - 4.0 * x[i - 1] + 6.0 * x[i - 2] - 4.0 * x[i - 3] + x[i - 4]);
  }

  @Test
  void dullNoiseHasNoTicksWhereItsPiecesMeet() {
    SoundBlock made = Music.beneath(dull(4), 3 * Sounds.RATE, new SplittableRandom(1));
    float[] x = made.channel(0);
    double meeting = 0;
    double elsewhere = 0;
    for (int i = SIZE; i + SIZE < x.length; i++) {
      int past = i % (SIZE / 2);
      if (past < 5) {
        meeting = Math.max(meeting, high(x, i));
      } else {
        elsewhere = Math.max(elsewhere, high(x, i));
      }
    }
    assertTrue(elsewhere > 0, "there is noise");
    assertTrue(meeting < 1.5 * elsewhere, meeting + " against " + elsewhere);
  }

  @Test
  void theWindowOfNoiseKeepsItsPower() {
    for (int i = 0; i < SIZE / 2; i++) {
      double one = Resynthesis.window(i, SIZE);
      double other = Resynthesis.window(i + SIZE / 2, SIZE);
      assertEquals(1, one * one + other * other, 1e-12);
    }
  }
}
