package org.raccord.acoustics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.raccord.model.sound.SoundBlock;

class SpeechFinderTest {

  @Test
  void noiseIsNoSpeech() {
    SoundBlock noise = Tones.noise(5, 0.1, 1);
    SpeechFinder finder = SpeechFinder.listen(noise, BandLevels.of(noise));
    assertFalse(finder.anySpeech());
    assertEquals(List.of(new Stretch(0, noise.length())), finder.pauses(4800, noise.length()));
  }

  @Test
  void aHumIsNoSpeech() {
    SoundBlock hum = Tones.sine(100, 0, 5, -20);
    SpeechFinder finder = SpeechFinder.listen(hum, BandLevels.of(hum));
    assertFalse(finder.anySpeech());
  }

  @Test
  void pausesBetweenVoicedSyllablesAreFoundWithinATenthOfASecond() {
    SoundBlock talk = talk(9);
    SpeechFinder finder = SpeechFinder.listen(talk, BandLevels.of(talk));
    assertTrue(finder.anySpeech());
    List<Stretch> pauses = finder.pauses(4800, talk.length());
    // Speech at [0, 1.5), [3, 4.5), [6, 7.5) seconds.
    assertEquals(3, pauses.size(), pauses.toString());
    for (int k = 0; k < 3; k++) {
      double from = pauses.get(k).from() / 48_000.0;
      double to = pauses.get(k).to() / 48_000.0;
      assertTrue(from >= 1.5 + 3 * k - 0.01 && from < 1.6 + 3 * k, "begins " + from);
      assertTrue(to <= 3 + 3 * k + 0.02 && to > 2.9 + 3 * k, "ends " + to);
    }
  }

  /** Pulses at 125 Hz through a resonance, 1.5 s of every 3, over a little noise. */
  private static SoundBlock talk(double seconds) {
    SoundBlock sound = Tones.noise(seconds, 0.001, 5);
    float[] samples = sound.channel(0);
    double y1 = 0;
    double y2 = 0;
    for (int i = 0; i < samples.length; i++) {
      boolean on = i % (3 * 48_000) < 1.5 * 48_000;
      double x = on && i % 384 == 0 ? 0.3 : 0;
      double y = x + 1.93 * y1 - 0.94 * y2;
      y2 = y1;
      y1 = y;
      samples[i] += (float) y;
    }
    return sound;
  }
}
