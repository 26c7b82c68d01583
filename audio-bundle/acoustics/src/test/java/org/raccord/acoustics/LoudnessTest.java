package org.raccord.acoustics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/** Known values of ITU-R BS.1770-4 and the synthetic cases of EBU Tech 3341. */
class LoudnessTest {

  private static final double TOLERANCE = 0.1;

  @ParameterizedTest
  @ValueSource(ints = {16_000, 24_000, 44_100, 48_000, 96_000})
  void fullScaleSineIsMinusThreeAtAnyRate(int rate) {
    SoundBlock sine = Tones.sineAt(rate, 997, 0, 5, 0);
    assertEquals(-3.01, Loudness.integrated(sine), 0.06);
    assertEquals(-3.01, Loudness.ungated(sine), 0.06);
  }

  @Test
  void steadyStereoSinesMeasureTheirLevel() {
    assertEquals(-23, Loudness.integrated(Tones.sine(1000, 0, 20, -23, -23)), TOLERANCE);
    assertEquals(-33, Loudness.integrated(Tones.sine(1000, 0, 20, -33, -33)), TOLERANCE);
  }

  @Test
  void relativeGateLeavesOutWhatIsTenBelow() {
    assertEquals(-23, gated(10, -36, 60, -23, 10, -36), TOLERANCE);
  }

  @Test
  void absoluteGateLeavesOutSilence() {
    assertEquals(-23, gated(10, -72, 10, -36, 60, -23, 10, -36, 10, -72), TOLERANCE);
  }

  @Test
  void levelsWithinTheGateAreAveraged() {
    assertEquals(-23, gated(20, -26, 20.1, -20, 20, -26), TOLERANCE);
  }

  @Test
  void surroundChannelsAreWeightedAndTheLowOneIsLeftOut() {
    assertEquals(-23, Loudness.integrated(Tones.sine(1000, 0, 20, -28, -28, -24, -30, -30)), 0.1);
    assertEquals(
        -23, Loudness.integrated(Tones.sine(1000, 0, 20, -28, -28, -24, 0, -30, -30)), 0.1);
  }

  @Test
  void momentaryAndShortTermOfASteadySoundAreItsLoudness() {
    SoundBlock sine = Tones.sine(1000, 0, 5, -23, -23);
    double[] momentary = Loudness.momentary(sine);
    double[] shortTerm = Loudness.shortTerm(sine);
    assertEquals(47, momentary.length);
    assertEquals(21, shortTerm.length);
    assertEquals(-23, momentary[20], TOLERANCE);
    assertEquals(-23, shortTerm[10], TOLERANCE);
  }

  @Test
  void silenceIsNegativeInfinity() {
    SoundBlock silence = SoundBlock.silence(new SoundFormat(48_000, 2), 48_000);
    assertEquals(Double.NEGATIVE_INFINITY, Loudness.integrated(silence));
    assertEquals(Double.NEGATIVE_INFINITY, Loudness.ungated(silence));
  }

  private static double gated(double... secondsAndLevels) {
    SoundBlock[] parts = new SoundBlock[secondsAndLevels.length / 2];
    for (int i = 0; i < parts.length; i++) {
      double level = secondsAndLevels[2 * i + 1];
      parts[i] = Tones.sine(1000, 0, secondsAndLevels[2 * i], level, level);
    }
    return Loudness.integrated(Tones.joined(parts));
  }
}
