package org.raccord.seams.internal.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;
import org.raccord.acoustics.Loudness;
import org.raccord.acoustics.Reverberation;
import org.raccord.acoustics.ThirdOctaves;
import org.raccord.model.fill.SeamReport.Figure;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.seams.SoundTruth;
import org.raccord.seams.internal.grade.Ordinary;
import org.raccord.seams.internal.grade.Scale;
import org.raccord.seams.internal.grade.Scales;

/** What is listened to once for all scales says the same as what is listened to for each. */
class SoundInsideTest {

  private static final int RATE = 16_000;
  private static final int PIECES = 8;

  /** Pulses through a resonance, in syllables with pauses between, over noise. */
  private static SoundBlock talk(double seconds, double pitch, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] out = new float[(int) (seconds * RATE)];
    double y1 = 0;
    double y2 = 0;
    for (int i = 0; i < out.length; i++) {
      double t = (double) i / RATE % 1.5;
      double syllable = t < 0.9 ? Math.abs(Math.sin(Math.PI * 4 * t)) : 0;
      double x = i % (int) (RATE / pitch) == 0 ? syllable * 0.1 : 0;
      double y = x + 2 * 0.94 * Math.cos(2 * Math.PI * 500 / RATE) * y1 - 0.94 * 0.94 * y2;
      y2 = y1;
      y1 = y;
      out[i] = (float) (y + 0.002 * (random.nextDouble() - 0.5));
    }
    return new SoundBlock(new SoundFormat(RATE, 1), new float[][] {out});
  }

  private static SoundBlock without(SoundBlock all, int from, int to) {
    return SoundTruth.joined(List.of(all.slice(0, from), all.slice(to, all.length() - to)));
  }

  private static Figure alone(
      Scale scale, SoundBlock take, SoundBlock like, ToDoubleBiFunction<Heard, Heard> measure) {
    int length = Math.min(take.length(), like.length() / 3);
    double[] ordinary = new double[PIECES];
    for (int k = 0; k < PIECES; k++) {
      int from = (int) ((long) (like.length() - length) * k / (PIECES - 1));
      ordinary[k] =
          measure.applyAsDouble(
              Heard.of(like.slice(from, length)), Heard.of(without(like, from, from + length)));
    }
    return scale.grade(
        measure.applyAsDouble(Heard.of(take), Heard.of(like)), Ordinary.of(ordinary));
  }

  @Test
  void listeningOnceForAllScalesLeavesTheFiguresAsTheyAre() {
    SoundBlock sound =
        SoundTruth.joined(List.of(talk(7, 120, 1), talk(3, 140, 2), talk(7, 118, 3)));
    SoundBlock take = sound.slice(7 * RATE, 3 * RATE);
    SoundBlock like = without(sound, 7 * RATE, 10 * RATE);
    assertEquals(
        List.of(
            alone(
                Scales.LOUDNESS,
                take,
                like,
                (a, b) ->
                    Math.abs(Loudness.integrated(a.sound()) - Loudness.integrated(b.sound()))),
            alone(
                Scales.SPECTRUM,
                take,
                like,
                (a, b) ->
                    ThirdOctaves.distance(
                        ThirdOctaves.levels(a.sound()), ThirdOctaves.levels(b.sound()))),
            alone(
                Scales.REVERB,
                take,
                like,
                (a, b) ->
                    Math.abs(
                        Reverberation.seconds(a.sound()).orElse(Double.NaN)
                            - Reverberation.seconds(b.sound()).orElse(Double.NaN))),
            alone(
                Scales.VOICE,
                take,
                like,
                (a, b) ->
                    a.divergence(b, Math.min(a.spectrum().highest(), b.spectrum().highest()))
                        .orElse(Double.NaN))),
        SoundInside.figures(sound, 7 * RATE, 10 * RATE));
  }

  @Test
  void tooLittleIsNotListenedTo() {
    SoundBlock sound = talk(3, 120, 1);
    assertEquals(List.of(), SoundInside.figures(sound, RATE, RATE + RATE / 4));
    assertEquals(List.of(), SoundInside.figures(sound, 100, sound.length() - 100));
  }
}
