package org.raccord.acoustics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.raccord.model.sound.SoundBlock;

class PitchTrackTest {

  @ParameterizedTest
  @ValueSource(doubles = {82, 110, 145, 205, 290, 410})
  void followsAVoiceOfKnownPitch(double pitch) {
    PitchTrack track = PitchTrack.of(Talk.of(4, pitch, 600, 1));
    double median = track.median().orElseThrow();
    assertEquals(0, PitchTrack.semitones(median, pitch), 0.3, "median " + median);
    assertTrue(track.voicedFrames() > 150, "voiced " + track.voicedFrames());
    assertTrue(track.spread() > 0.4 && track.spread() < 1.1, "spread " + track.spread());
  }

  @Test
  void aMissingFundamentalIsHeardAllTheSame() {
    float[] samples = new float[2 * Tones.RATE];
    for (int i = 0; i < samples.length; i++) {
      for (int h = 3; h < 9; h++) {
        samples[i] += (float) (0.05 * Math.sin(2 * Math.PI * h * 120 * i / Tones.RATE + h));
      }
    }
    double median = PitchTrack.of(Tones.mono(samples)).median().orElseThrow();
    assertEquals(120, median, 1);
  }

  @Test
  void everySecondPulseWeakerIsNoOctaveLower() {
    float[] samples = new float[2 * Tones.RATE];
    int period = 240;
    double y1 = 0;
    double y2 = 0;
    for (int i = 0; i < samples.length; i++) {
      double x = i % period != 0 ? 0 : i / period % 2 == 0 ? 0.30 : 0.26;
      double y = x + 1.93 * y1 - 0.94 * y2;
      y2 = y1;
      y1 = y;
      samples[i] = (float) y;
    }
    double median = PitchTrack.of(Tones.mono(samples)).median().orElseThrow();
    assertEquals(200, median, 2);
  }

  @Test
  void noiseAndSilenceHaveNoPitch() {
    PitchTrack noise = PitchTrack.of(Tones.noise(3, 0.1, 4));
    assertTrue(noise.voicedFrames() < 15, "voiced " + noise.voicedFrames());
    assertTrue(PitchTrack.of(Tones.mono(new float[48_000])).median().isEmpty());
    assertTrue(PitchTrack.of(Tones.mono(new float[0])).median().isEmpty());
  }

  @Test
  void aConstantOffsetChangesNothing() {
    SoundBlock talk = Talk.of(3, 130, 600, 2);
    double without = PitchTrack.of(talk).median().orElseThrow();
    for (int i = 0; i < talk.length(); i++) {
      talk.channel(0)[i] += 0.2f;
    }
    assertEquals(without, PitchTrack.of(talk).median().orElseThrow(), 1);
  }

  @Test
  void notesThatAreHeldAreSteadyAndSpeechIsNot() {
    SoundBlock note = Tones.sine(220, 0, 3, -12);
    assertTrue(PitchTrack.of(note).steadiness() > 0.9);
    assertTrue(PitchTrack.of(Talk.of(4, 130, 600, 3)).steadiness() < 0.4);
  }
}
