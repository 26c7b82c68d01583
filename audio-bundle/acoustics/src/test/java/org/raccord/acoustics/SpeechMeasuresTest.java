package org.raccord.acoustics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.raccord.model.sound.SoundBlock;

/** Rate, turns, room and spectrum of voices whose properties are known. */
class SpeechMeasuresTest {

  @Test
  void syllablesAreCountedAndPausesAreNoTime() {
    SoundBlock talk = Talk.of(8.4, 140, 600, 1);
    List<Stretch> spoken = Talk.finder(talk).spoken();
    int count = SpeechRate.syllables(talk, PitchTrack.of(talk), spoken);
    assertEquals(32, count, 2);
    assertEquals(5, SpeechRate.of(talk, PitchTrack.of(talk), spoken), 0.6);
    assertEquals(0, SpeechRate.of(talk, PitchTrack.of(talk), List.of()));
  }

  @Test
  void onePersonIsOneTurnAndTwoAreTwo() {
    SoundBlock she = Talk.of(8.4, 210, 750, 2);
    SoundBlock he = Talk.of(8.4, 110, 520, 3);
    SoundBlock both = Tones.joined(he, she, he);
    List<Turns.Turn> alone = Turns.of(she, Talk.finder(she), PitchTrack.of(she));
    assertEquals(1, alone.size(), alone.toString());
    List<Turns.Turn> turns = Turns.of(both, Talk.finder(both), PitchTrack.of(both));
    assertEquals(3, turns.size(), turns.toString());
    assertEquals(turns.get(0).speaker(), turns.get(2).speaker());
    assertNotEquals(turns.get(0).speaker(), turns.get(1).speaker());
    assertEquals(8.4 * Tones.RATE, turns.get(1).stretch().from(), 0.3 * Tones.RATE);
    assertTrue(Turns.of(Tones.noise(3, 0.1, 5), Talk.finder(he), PitchTrack.of(he)).size() < 2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.5, 0.8, 1.2})
  void howLongAPlaceRingsIsHeardInSoundsThatStop(double seconds) {
    SoundBlock bursts = bursts(seconds, 12);
    OptionalDouble found = Reverberation.seconds(bursts);
    assertEquals(seconds, found.orElseThrow(), 0.2 * seconds + 0.03);
    assertEquals(Reverberation.Place.of(seconds), Reverberation.Place.of(found.orElseThrow()));
  }

  @Test
  void whereNothingDiesAwayNothingIsSaidOfThePlace() {
    assertTrue(Reverberation.seconds(Tones.noise(5, 0.1, 1)).isEmpty());
    assertTrue(Reverberation.seconds(Tones.mono(new float[48_000])).isEmpty());
  }

  @Test
  void theSpectrumOfAVoiceLeavesOutTheNoiseOfThePauses() {
    SoundBlock talk = Talk.of(8.4, 140, 600, 6);
    SpeechSpectrum clean = SpeechSpectrum.of(talk, Talk.finder(talk));
    SoundBlock noise = Tones.noise(8.4, 0.003, 7);
    SoundBlock noisy = Tones.joined(talk);
    for (int i = 0; i < talk.length(); i++) {
      noisy.channel(0)[i] += noise.channel(0)[i];
    }
    SpeechSpectrum same = SpeechSpectrum.of(noisy, Talk.finder(talk));
    assertEquals(clean.level(600), same.level(600), 0.5);
    assertEquals(clean.level(1500), same.level(1500), 1);
    assertTrue(same.overPauses() < clean.overPauses());
  }

  @Test
  void theEdgeOfATelephoneLineIsFound() {
    SoundBlock talk = Talk.of(6.3, 140, 600, 8);
    float[] noise = Tones.noise(6.3, 0.05, 9).channel(0);
    for (int i = 0; i < talk.length(); i++) {
      talk.channel(0)[i] += i / 9600 % 2 == 0 ? noise[i] : 0;
    }
    SoundBlock line = Resampler.toRate(Resampler.toRate(talk, 8000), Tones.RATE);
    double edge = SpeechSpectrum.of(line, Talk.finder(line)).highest();
    assertTrue(edge > 3300 && edge < 4700, "edge " + edge);
  }

  /** Noise in bursts of 200 ms, each dying away. */
  private static SoundBlock bursts(double seconds, int count) {
    SplittableRandom random = new SplittableRandom(11);
    int every = (int) ((0.3 + seconds) * Tones.RATE);
    float[] samples = new float[every * count];
    for (int i = 0; i < samples.length; i++) {
      double t = (double) (i % every) / Tones.RATE - 0.2;
      double gain = t < 0 ? 1 : Math.exp(-6.9078 * t / seconds);
      samples[i] = (float) (0.3 * gain * (2 * random.nextDouble() - 1));
    }
    return Tones.mono(samples);
  }
}
