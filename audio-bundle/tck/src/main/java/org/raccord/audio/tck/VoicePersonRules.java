package org.raccord.audio.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.raccord.audio.SoundException.Kind;
import org.raccord.audio.Utterance;
import org.raccord.audio.VoiceFacts.Cloning;
import org.raccord.conformance.Chapter;
import org.raccord.conformance.Rule;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/**
 * Rules of a voice that takes after a person. Whether that person consented is the host's to know:
 * without it the voice is given nobody to hear, and with it the speech is there for one text alone.
 */
@Chapter("The person that a voice takes after")
abstract class VoicePersonRules extends VoiceCallRules {

  private static final int RATE = 48_000;

  private boolean clones() {
    return declared().voice().facts().cloning() == Cloning.WITH_CONSENT;
  }

  private void assumeItClones() throws InterruptedException {
    Assumptions.assumeTrue(clones(), "It takes after nobody");
    usual();
  }

  /** Two seconds of a throat at {@code pitch} Hz and a mouth at {@code formant} Hz. */
  private static SoundBlock person(double pitch, double formant, double level) {
    float[] samples = new float[2 * RATE];
    double radius = Math.exp(-Math.PI * 90 / RATE);
    double turn = 2 * radius * Math.cos(2 * Math.PI * formant / RATE);
    double one = 0;
    double two = 0;
    for (int i = 0; i < samples.length; i++) {
      double syllable = Math.abs(Math.sin(2 * Math.PI * 2 * i / RATE));
      double now =
          (i % (int) (RATE / pitch) == 0 ? syllable : 0) + turn * one - radius * radius * two;
      two = one;
      one = now;
      samples[i] = (float) (level * Math.tanh(0.2 * now));
    }
    return new SoundBlock(new SoundFormat(RATE, 1), new float[][] {samples});
  }

  private static RecordedSpeechCall somebody() {
    return new RecordedSpeechCall().of(person(110, 500, 0.5));
  }

  private static RecordedSpeechCall somebodyElse() {
    return new RecordedSpeechCall().of(person(210, 900, 0.1));
  }

  @Rule("A voice that takes after nobody asks for nobody's speech.")
  final void required_V060_nobodyIsHeardInVain() throws InterruptedException {
    RecordedSpeechCall call = somebody();
    spoken(line(), call).said();
    assertTrue(clones() || !call.wasAskedForSomebody(), "It asked for a person's speech");
  }

  @Rule("Two people are taken after in two ways, and one person twice in the same.")
  final void optional_V061_eachPersonIsTakenAfter() throws InterruptedException {
    assumeItClones();
    float[] one = samples(spoken(line(), somebody()));
    assertFalse(
        Arrays.equals(one, samples(spoken(line(), somebodyElse()))), "Two people sound the same");
    assertArrayEquals(one, samples(spoken(line(), somebody())), "The samples of one person");
  }

  @Rule("Without consent nobody is taken after: the next text is said as before, or REFUSED.")
  final void optional_V062_consentIsForOneText() throws InterruptedException {
    assumeItClones();
    Spoken before = usual();
    spoken(line(), somebody()).said();
    Spoken after = spoken(line());
    if (after instanceof Spoken.Refused refused) {
      assertEquals(Kind.REFUSED, refused.exception().kind(), "The kind");
      Rules.assertReason(refused.exception());
      assertTrue(before instanceof Spoken.Refused, "It was said before, without anybody to hear");
    } else {
      assertArrayEquals(samples(before), samples(after), "The samples");
    }
  }

  @Rule("A text of another language is REFUSED for a person too, who is not listened to for it.")
  final void optional_V063_nobodySpeaksAnotherLanguage() throws InterruptedException {
    assumeItClones();
    Utterance text = Utterance.of(declared().line(), declared().foreign(), 7);
    Assumptions.assumeTrue(
        spoken(text) instanceof Spoken.Refused, "It speaks that language without a person too");
    RecordedSpeechCall call = somebody();
    Spoken foreign = spoken(text, call);
    assertTrue(
        foreign instanceof Spoken.Refused refused && refused.exception().kind() == Kind.REFUSED,
        () -> "In " + declared().foreign() + " it ended with " + foreign);
    assertFalse(call.wasAskedForSomebody(), "A person was listened to for it");
  }

  @Rule("The speech of a person stays on the machine: nothing is connected to meanwhile.")
  final void optional_V064_speechStaysOnTheMachine() throws InterruptedException {
    assumeItClones();
    try (Connections connections = Connections.watched()) {
      spoken(line(), somebody()).said();
      assertEquals(List.of(), connections.made(), "Connected to");
    }
  }
}
