package org.raccord.seams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.seams.SoundTruth.Figure;

class SoundTruthTest {

  private static final int RATE = 48_000;

  @Test
  void moreOfTheSamePlaceReachesEveryBar() {
    List<Figure> figures =
        SoundTruth.ofTone(
            noise(6, 0.05, 1), noise(3, 0.05, 2), noise(6, 0.05, 3), noise(3, 0.05, 4));
    assertEquals(6, figures.size());
    assertTrue(figures.stream().allMatch(Figure::isMet), figures.toString());
  }

  @Test
  void anotherLevelALoopAndAClickEachMissTheirBar() {
    SoundBlock before = noise(6, 0.05, 1);
    SoundBlock truth = noise(3, 0.05, 4);
    List<Figure> quiet = SoundTruth.ofTone(before, noise(3, 0.005, 2), noise(6, 0.05, 3), truth);
    assertFalse(met(quiet, "loudness LU"));
    assertFalse(met(quiet, "spectrum dB"));
    assertFalse(met(quiet, "step dB"));
    SoundBlock grain = noise(0.75, 0.05, 2);
    List<Figure> looped =
        SoundTruth.ofTone(
            before,
            SoundTruth.joined(List.of(grain, grain, grain, grain)),
            noise(6, 0.05, 3),
            truth);
    assertFalse(met(looped, "repetition"));
    SoundBlock clicks = noise(3, 0.05, 2);
    clicks.channel(0)[0] = 0.9f;
    assertFalse(met(SoundTruth.ofTone(before, clicks, noise(6, 0.05, 3), truth), "seam dB"));
  }

  @Test
  void itIsCountedHowManyRealPiecesReachABarThemselves() {
    SoundBlock truth = noise(3, 0.05, 4);
    SoundBlock quiet = noise(3, 0.005, 6);
    SoundBlock before = SoundTruth.joined(List.of(quiet, noise(3, 0.05, 1)));
    List<SoundTruth.Reach> reached = SoundTruth.ofRealTone(before, noise(6, 0.05, 3), truth);
    assertEquals(3, reached.size());
    SoundTruth.Reach loudness =
        reached.stream().filter(r -> r.measure().equals("loudness LU")).findFirst().orElseThrow();
    assertEquals(4, loudness.pieces());
    assertEquals(3, loudness.met());
  }

  @Test
  void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
    List<Figure> figures =
        Stream.of(10.0, 1.0, 3.0, 2.0)
            .map(v -> new Figure("x", v, Optional.empty(), Optional.of(2.5)))
            .toList();
    assertEquals(Optional.of(new SoundTruth.Reach("x", 4, 2, 2.5)), SoundTruth.Reach.of(figures));
  }

  @Test
  void realSpeechIsMeasuredByStretchesAsLongAsTheLine() {
    SoundBlock own = voice(12.6, 120, 500, 1);
    SoundBlock line = SoundTruth.line(voice(4.2, 120, 500, 3)).orElseThrow();
    List<SoundTruth.Reach> parts = SoundTruth.ofRealSpeech(own, line, own, own);
    assertTrue(parts.get(0).pieces() >= 8, parts.toString());
    assertTrue(parts.get(0).median() > 0.2, parts.toString());
    // The whole of it, taken for the line, is as it is itself.
    List<SoundTruth.Reach> whole = SoundTruth.ofRealSpeech(own, own, own, own);
    assertEquals(2, whole.get(0).pieces(), whole.toString());
    assertEquals(2, whole.get(0).met(), whole.toString());
    assertTrue(whole.get(0).median() < 0.2 + parts.get(0).median(), whole.toString());
  }

  @Test
  void noiseIsNobodySpeaking() {
    assertFalse(SoundTruth.isSpeech(noise(5, 0.05, 1)));
    assertEquals(Optional.empty(), SoundTruth.line(noise(5, 0.05, 1)));
  }

  @Test
  void whatASpeakerSaysIsLikeWhatTheSpeakerSaysAndNotLikeAnother() {
    SoundBlock own = voice(6.3, 120, 500, 1);
    SoundBlock more = voice(6.3, 120, 500, 2);
    SoundBlock other = voice(6.3, 220, 800, 3);
    assertTrue(SoundTruth.isSpeech(own));
    List<Figure> same = SoundTruth.ofLine(own, SoundTruth.line(more).orElseThrow(), own, own);
    assertTrue(met(same, "pitch semitones"), same.toString());
    assertTrue(met(same, "spectrum dB"), same.toString());
    List<Figure> different = SoundTruth.ofLine(own, SoundTruth.line(other).orElseThrow(), own, own);
    assertFalse(met(different, "pitch semitones"), different.toString());
    assertTrue(value(different, "cepstra KL") > 2 * value(same, "cepstra KL"));
  }

  @Test
  void theSpeakerOfALineIsToldAmongOthers() {
    SoundTruth.Speakers speakers =
        new SoundTruth.Speakers(
            Map.of("low", voice(12.6, 120, 500, 1), "high", voice(12.6, 220, 800, 2)));
    List<Figure> own = speakers.ofLine(voice(4.2, 120, 500, 3), voice(4.2, 120, 500, 4), "low");
    assertEquals(2, own.size(), own.toString());
    assertTrue(own.stream().allMatch(Figure::isMet), own.toString());
    List<Figure> other = speakers.ofLine(voice(4.2, 220, 800, 5), voice(4.2, 120, 500, 4), "low");
    assertEquals(2, value(other, "rank by shape"), other.toString());
    assertEquals(
        List.of(),
        new SoundTruth.Speakers(Map.of()).ofLine(noise(2, 0.05, 1), noise(2, 0.05, 2), "low"));
  }

  private static boolean met(List<Figure> figures, String measure) {
    return find(figures, measure).isMet();
  }

  private static double value(List<Figure> figures, String measure) {
    return find(figures, measure).value();
  }

  private static Figure find(List<Figure> figures, String measure) {
    return figures.stream().filter(f -> f.measure().equals(measure)).findFirst().orElseThrow();
  }

  private static SoundBlock noise(double seconds, double peak, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] samples = new float[(int) (seconds * RATE)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (peak * (2 * random.nextDouble() - 1));
    }
    return new SoundBlock(new SoundFormat(RATE, 1), new float[][] {samples});
  }

  /** Syllables of pulses through a resonance, and half a second of pause after every eight. */
  private static SoundBlock voice(double seconds, double pitch, double resonance, long seed) {
    SoundBlock sound = noise(seconds, 0.0005, seed);
    float[] samples = sound.channel(0);
    double r = Math.exp(-Math.PI * 110 / RATE);
    double y1 = 0;
    double y2 = 0;
    double phase = 0;
    for (int i = 0; i < samples.length; i++) {
      double t = (double) i / RATE;
      boolean on = t % 2.1 < 1.6 && t % 2.1 % 0.2 < 0.15;
      phase += pitch * Math.pow(2, Math.sin(2 * Math.PI * 1.3 * t) / 12) / RATE;
      double x = 0;
      if (phase >= 1) {
        phase -= 1;
        x = on ? 0.02 : 0;
      }
      double f = resonance * (1 + 0.2 * Math.sin(2 * Math.PI * 0.9 * t + seed));
      double y = x + 2 * r * Math.cos(2 * Math.PI * f / RATE) * y1 - r * r * y2;
      y2 = y1;
      y1 = y;
      samples[i] += (float) y;
    }
    return sound;
  }
}
