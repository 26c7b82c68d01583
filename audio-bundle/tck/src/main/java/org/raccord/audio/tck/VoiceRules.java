package org.raccord.audio.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.raccord.audio.SpokenWord;
import org.raccord.audio.Utterance;
import org.raccord.audio.VoiceFacts.TimingDetail;
import org.raccord.conformance.Chapter;
import org.raccord.conformance.Rule;
import org.raccord.conformance.RuleReport;
import org.raccord.model.sound.SoundFormat;

/** Rules of the speech of a voice. */
@Chapter("The speech of a voice")
@ExtendWith(RuleReport.class)
@TestMethodOrder(MethodOrderer.MethodName.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class VoiceRules {

  /** -3 dBFS. */
  private static final double LOUDEST = Math.pow(10, -3 / 20.0);

  /** Pauses that a line is asked to have. */
  private static final int PAUSES = 2;

  /** Seconds that one of them takes at most: who waits longer has ended. */
  private static final double MOST_PAUSE = 2;

  private Optional<VoiceSubject> declared = Optional.empty();
  private Optional<Spoken> usual = Optional.empty();

  /** The voice under test; asked once. */
  protected abstract VoiceSubject voice();

  @BeforeAll
  final void prepare() {
    declared = Optional.of(voice());
  }

  final VoiceSubject declared() {
    return declared.orElseThrow();
  }

  final Utterance utterance(String text, double pitch, double rate) {
    return new Utterance(text, declared().language(), pitch, rate, 7);
  }

  final Utterance line() {
    return utterance(declared().line(), 0, 1);
  }

  final Spoken spoken(Utterance utterance) throws InterruptedException {
    return spoken(utterance, new RecordedSpeechCall());
  }

  final Spoken spoken(Utterance utterance, RecordedSpeechCall call) throws InterruptedException {
    return Spoken.of(declared().voice(), utterance, call, declared().patience());
  }

  final Spoken usual() throws InterruptedException {
    if (usual.isEmpty()) {
      usual = Optional.of(spoken(line()));
    }
    return usual.orElseThrow();
  }

  static float[] samples(Spoken spoken) {
    return spoken.said().sound().channel(0);
  }

  @Rule("A call that nobody cancelled ends with speech, or with a reason.")
  final void required_V001_callEndsWithSpeechOrAReason() throws InterruptedException {
    if (usual() instanceof Spoken.Refused refused) {
      Rules.assertReason(refused.exception());
    } else if (!(usual() instanceof Spoken.Said)) {
      fail("A call that nobody cancelled ended with " + usual());
    }
  }

  @Rule("The speech is one channel at the rate that the voice promises.")
  final void required_V002_formatIsTheOnePromised() throws InterruptedException {
    assertEquals(
        new SoundFormat(declared().voice().facts().sampleRate(), 1),
        usual().said().sound().format());
  }

  @Rule("Every sample is a number, none beyond -3 dBFS, and something is heard.")
  final void required_V003_peaksStayBelow() throws InterruptedException {
    double peak = 0;
    for (float sample : samples(usual())) {
      assertTrue(Math.abs(sample) <= LOUDEST, () -> "A sample is " + sample);
      peak = Math.max(peak, Math.abs(sample));
    }
    assertTrue(peak > 0.01, "Nothing is heard");
  }

  @Rule("The same utterance gives the same samples, whatever was said in between.")
  final void required_V004_sameUtteranceSameSamples() throws InterruptedException {
    float[] first = samples(usual());
    spoken(utterance("One two", 3, 1.5)).said();
    assertArrayEquals(first, samples(spoken(line())), "The samples");
  }

  @Rule("With word times, the words are those of the line, in order, each within the speech.")
  final void optional_V005_wordsAreThoseOfTheLine() throws InterruptedException {
    Assumptions.assumeFalse(
        declared().voice().facts().timing() == TimingDetail.NONE, "It tells no times");
    assertEquals(
        declared().line(),
        String.join(" ", usual().said().words().stream().map(SpokenWord::text).toList()));
  }

  @Rule("With phone times, every word has phones that fill it from its beginning to its end.")
  final void optional_V006_phonesFillTheirWord() throws InterruptedException {
    Assumptions.assumeTrue(
        declared().voice().facts().timing() == TimingDetail.PHONES, "It tells no phones");
    for (SpokenWord word : usual().said().words()) {
      assertFalse(word.phones().isEmpty(), () -> word.text() + " has no phones");
      assertEquals(word.start(), word.phones().get(0).start(), word.text());
      assertEquals(word.end(), word.phones().get(word.phones().size() - 1).end(), word.text());
    }
  }

  @Rule("Four semitones up and down move the median pitch there, within one and a half.")
  final void required_V007_pitchMovesAsAsked() throws InterruptedException {
    double own = pitch(usual());
    for (int semitones : new int[] {-4, 4}) {
      double moved =
          12
              * Math.log(pitch(spoken(utterance(declared().line(), semitones, 1))) / own)
              / Math.log(2);
      assertTrue(
          Math.abs(moved - semitones) <= 1.5,
          () -> String.format("Asked for %d semitones, it moved by %.2f", semitones, moved));
    }
  }

  private double pitch(Spoken spoken) {
    return MedianPitch.of(samples(spoken), declared().voice().facts().sampleRate());
  }

  @Rule("A rate of 1.25 and of 0.8 makes the speech shorter and longer by as much, within a tenth.")
  final void required_V008_rateChangesTheLength() throws InterruptedException {
    double own = samples(usual()).length;
    for (double rate : new double[] {0.8, 1.25}) {
      double length = samples(spoken(utterance(declared().line(), 0, rate))).length;
      assertTrue(
          Math.abs(length * rate / own - 1) <= 0.1,
          () -> String.format("At rate %.2f it takes %.2f of its own time", rate, length / own));
    }
  }

  @Rule("Two pauses that are asked for leave the words as they are, and take four seconds at most.")
  final void required_V009_pausesLeaveTheWordsAlone() throws InterruptedException {
    Utterance plain = line();
    Spoken paused =
        spoken(
            new Utterance(
                plain.text(), plain.language(), plain.pitch(), plain.rate(), plain.seed(), PAUSES));
    usual().said();
    assertTrue(paused instanceof Spoken.Said, () -> "With pauses it ended with " + paused);
    assertEquals(texts(usual()), texts(paused), "The words");
    double own = samples(usual()).length;
    double length = samples(paused).length;
    double most = MOST_PAUSE * PAUSES * declared().voice().facts().sampleRate();
    assertTrue(
        length >= 0.9 * own && length <= 1.1 * own + most,
        () -> String.format("With pauses it takes %.2f of its own time", length / own));
  }

  /** The words with times; none where it tells no times. */
  private static List<String> texts(Spoken spoken) {
    return spoken.said().words().stream().map(SpokenWord::text).toList();
  }
}
