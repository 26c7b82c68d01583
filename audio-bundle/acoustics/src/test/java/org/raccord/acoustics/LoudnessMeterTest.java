package org.raccord.acoustics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/** Against the requirements of EBU Tech 3341 and 3342, and against the meter that hears all. */
class LoudnessMeterTest {

  private static final SoundFormat STEREO = new SoundFormat(48_000, 2);

  /** A tone of 1 kHz on both channels: seconds and level in dBFS in turn. */
  private static LoudnessMeter tone(double... steps) {
    LoudnessMeter meter = new LoudnessMeter(STEREO);
    long at = 0;
    for (int s = 0; s < steps.length; s += 2) {
      int samples = (int) (steps[s] * 48_000);
      float[] wave = new float[samples];
      double size = Math.pow(10, steps[s + 1] / 20);
      for (int i = 0; i < samples; i++) {
        wave[i] = (float) (size * Math.sin(2 * Math.PI * 1000 * (at + i) / 48_000));
      }
      at += samples;
      meter.hear(new SoundBlock(STEREO, new float[][] {wave, wave}));
    }
    return meter;
  }

  @Test
  void integratedLoudnessAsTech3341Requires() {
    assertEquals(-23, tone(20, -23).integrated(), 0.1);
    assertEquals(-33, tone(20, -33).integrated(), 0.1);
    assertEquals(-23, tone(10, -36, 60, -23, 10, -36).integrated(), 0.1);
    assertEquals(-23, tone(10, -72, 10, -36, 60, -23, 10, -36, 10, -72).integrated(), 0.1);
    assertEquals(-23, tone(20, -26, 20.1, -20, 20, -26).integrated(), 0.1);
    assertEquals(-23, tone(20, -23).loudestShortTerm(), 0.1);
    assertEquals(-23, tone(20, -23).loudestMomentary(), 0.1);
  }

  @Test
  void rangeAsTech3342Requires() {
    assertEquals(10, tone(20, -20, 20, -30).range(), 1);
    assertEquals(5, tone(20, -20, 20, -15).range(), 1);
    assertEquals(20, tone(20, -40, 20, -20).range(), 1);
    assertEquals(15, tone(20, -50, 20, -35, 20, -20, 20, -35, 20, -50).range(), 1);
  }

  @Test
  void heardInPiecesItIsWhatAllAtOnceGives() {
    Random random = new Random(3);
    SoundBlock whole = SoundBlock.silence(new SoundFormat(44_100, 2), 44_100 * 12);
    for (int i = 0; i < whole.length(); i++) {
      double size = 0.1 * (1.2 + Math.sin(i / 30_000.0));
      whole.channel(0)[i] = (float) (size * random.nextGaussian());
      whole.channel(1)[i] = (float) (size * random.nextGaussian());
    }
    LoudnessMeter meter = new LoudnessMeter(whole.format());
    int at = 0;
    while (at < whole.length()) {
      int length = Math.min(1 + random.nextInt(5000), whole.length() - at);
      meter.hear(whole.slice(at, length));
      at += length;
    }
    assertEquals(Loudness.integrated(whole), meter.integrated(), 0.05);
    assertEquals(
        java.util.Arrays.stream(Loudness.shortTerm(whole)).max().orElseThrow(),
        meter.loudestShortTerm(),
        0.01);
  }

  @Test
  void silenceAndWhatIsShorterThanAWindow() {
    assertEquals(Double.NEGATIVE_INFINITY, new LoudnessMeter(STEREO).integrated());
    assertEquals(-23, tone(0.3, -23).integrated(), 0.3);
    assertEquals(0, tone(2, -23).range());
  }
}
