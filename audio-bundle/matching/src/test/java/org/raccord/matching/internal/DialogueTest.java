package org.raccord.matching.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.raccord.acoustics.Loudness;
import org.raccord.acoustics.TruePeak;
import org.raccord.audio.GeneratedSound;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundMade;
import org.raccord.audio.VoiceReadiness;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.SpokenLine;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/** Lines in a scene: when they are said, how loud, over what, and what is refused. */
class DialogueTest {

  private static final int RATE = Sounds.RATE;
  private static final SoundFormat MONO = new SoundFormat(RATE, 1);

  private static Brief brief(Brief.DialogueLine... lines) {
    return Brief.OPEN.withSound(List.of(lines), List.of());
  }

  /** A line by the voice as it is. */
  private static Brief.DialogueLine line(String text) {
    return new Brief.DialogueLine(text, Optional.empty(), Optional.of("hum"));
  }

  /** A line by anybody, made like who speaks before the slot. */
  private static Brief.DialogueLine like(String text) {
    return new Brief.DialogueLine(text, Optional.empty(), Optional.of("match:previous"));
  }

  private static Brief.DialogueLine at(double seconds, String text) {
    return new Brief.DialogueLine(
        text,
        Optional.of(FrameTime.of(Math.round(seconds * RATE), Rate.of(RATE))),
        Optional.of("hum"));
  }

  private static SoundBlock speaker(int channels, long seed) {
    SoundBlock talk = Sounds.talk(6, 0.8, 0.7, 0.05);
    SoundBlock noise = Sounds.noise(channels, 6, 0.002, seed);
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < noise.length(); i++) {
        noise.channel(c)[i] += talk.channel(0)[i];
      }
    }
    return noise;
  }

  private static FakeCall scene() {
    return new FakeCall().before(speaker(1, 1)).after(speaker(1, 2)).voice(FakeVoice.ready());
  }

  private static SoundMade make(FakeCall call, SoundFormat format, double seconds, Brief brief)
      throws Exception {
    return new Scene()
        .make(call.request(format, Math.round(seconds * RATE), 2000, 1000, brief, 3), call);
  }

  private static SoundException refused(FakeCall call, double seconds, Brief brief) {
    return assertThrows(SoundException.class, () -> make(call, MONO, seconds, brief));
  }

  private static String words(int count) {
    return String.join(" ", java.util.Collections.nCopies(count, "word"));
  }

  @Test
  void inALoudPlaceASlotWithALineIsAsLoudAsTheNeighbours() throws Exception {
    SoundBlock place = Sounds.noise(1, 6, 0.035, 1);
    SoundBlock before = Sounds.sum(Sounds.talk(6, 0.8, 0.7, 0.05), place);
    double people = Loudness.integrated(before);
    assertTrue(
        Loudness.ungated(place) + 6 > people + 1,
        "the place is too quiet: " + Loudness.ungated(place) + ", people " + people);
    FakeCall call = new FakeCall().before(before).after(before).voice(FakeVoice.ready());
    SoundMade made = make(call, MONO, 4, brief(like("We should have left yesterday.")));
    SpokenLine line = made.lines().get(0);
    assertEquals(SpokenLine.Manner.MATCHED, line.manner());
    // Both with the place in their pauses, which is loud enough to count.
    SoundBlock slot = made.sound().slice(2000, 4 * RATE);
    assertEquals(people, Loudness.integrated(slot), 0.5);
  }

  @Test
  void aLineBeginsWhenItShouldAndItsWordsSayWhen() throws Exception {
    SoundMade made = make(scene(), MONO, 4, brief(at(0.4, "We should have left yesterday.")));
    SpokenLine line = made.lines().get(0);
    assertEquals(0.4 * RATE, (double) line.start(), 2);
    assertEquals("hum", line.voice());
    assertEquals(5, line.words().size());
    assertEquals(line.start(), line.words().get(0).start());
    assertEquals(line.end(), line.words().get(4).end());
    assertEquals(2, line.words().get(0).phones().size());
    // What is heard is where the words say: the middle of a word is loud, before it there is tone.
    float[] samples = made.sound().channel(0);
    SpokenLine.Word second = line.words().get(1);
    int middle = 2000 + (int) (second.start() + second.end()) / 2;
    assertTrue(level(samples, middle - 500, middle + 500) > 20 * level(samples, 2000, 10_000));
    assertTrue(made.method().contains("dialogue"));
    String told =
        String.format(Locale.ROOT, "from 0.40 to %.2f s", (double) line.end() / SpokenLine.RATE);
    assertTrue(made.remarks().toString().contains(told), made.remarks().toString());
    assertTrue(made.remarks().toString().contains("temp dialogue"), made.remarks().toString());
  }

  private static Brief.DialogueLine after(double seconds, String text) {
    return new Brief.DialogueLine(
        text,
        Optional.empty(),
        Optional.of("hum"),
        Optional.empty(),
        Optional.of(FrameTime.of(Math.round(seconds * RATE), Rate.of(RATE))));
  }

  @Test
  void pausesThatAreSetAreKeptToTheSample() throws Exception {
    SoundMade made =
        make(
            scene(),
            MONO,
            6,
            brief(after(0.7, "We left."), after(1.1, "When was that?"), line("Now."), line("No.")));
    List<SpokenLine> lines = made.lines();
    assertEquals(0.7 * RATE, (double) lines.get(0).start(), 2);
    assertEquals(1.1 * RATE, (double) lines.get(1).start() - lines.get(0).end(), 2);
    // What is not set is as before: long enough to be heard as a pause.
    long free = lines.get(2).start() - lines.get(1).end();
    assertTrue(free > 0.1 * RATE && free < 0.6 * RATE, "pause of " + free);
  }

  @Test
  void aPauseThatLeavesNoTimeIsRefusedWithTheSecondsThatAreMissing() {
    SoundException told =
        refused(scene(), 3, brief(line("We left."), after(2.4, "When was that?")));
    assertEquals(SoundException.Kind.REFUSED, told.kind());
    assertTrue(String.valueOf(told.getMessage()).contains("missing"), told.getMessage());
  }

  @Test
  void aPauseOfLessThanNothingIsRefusedAndGivesNoTime() {
    for (Brief brief :
        List.of(
            brief(after(-1, "We left.")), brief(line("We left."), after(-9, "When was that?")))) {
      SoundException told = refused(scene(), 3, brief);
      assertEquals(SoundException.Kind.REFUSED, told.kind());
      assertTrue(String.valueOf(told.getMessage()).contains("pause"), told.getMessage());
    }
  }

  @Test
  void aTimeAndAPauseBeforeOneLineAreRefused() {
    Brief.DialogueLine both =
        new Brief.DialogueLine(
            "When?",
            Optional.of(FrameTime.of(2L * RATE, Rate.of(RATE))),
            Optional.of("hum"),
            Optional.empty(),
            Optional.of(FrameTime.of(RATE, Rate.of(RATE))));
    SoundException told = refused(scene(), 4, brief(line("We left."), both));
    assertTrue(String.valueOf(told.getMessage()).contains("pause"), told.getMessage());
  }

  @Test
  void onlyALineThatIsLikeSomebodyIsCalledMatched() throws Exception {
    SoundMade own = make(scene(), MONO, 4, brief(line("We should have left yesterday.")));
    assertEquals(SpokenLine.Manner.OWN, own.lines().get(0).manner());
    assertFalse(own.remarks().toString().contains("matched voice"), own.remarks().toString());
    SoundMade like = make(scene(), MONO, 4, brief(like("We should have left yesterday.")));
    assertEquals(SpokenLine.Manner.MATCHED, like.lines().get(0).manner());
    assertTrue(like.remarks().toString().contains("matched voice"), like.remarks().toString());
    FakeCall empty =
        new FakeCall()
            .before(Sounds.noise(1, 6, 0.002, 1))
            .after(Sounds.noise(1, 6, 0.002, 2))
            .voice(FakeVoice.ready());
    SoundMade nobody = make(empty, MONO, 4, brief(like("We should have left yesterday.")));
    assertEquals(SpokenLine.Manner.OWN, nobody.lines().get(0).manner());
  }

  private static double level(float[] samples, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += samples[i] * samples[i];
    }
    return Math.sqrt(sum / (to - from));
  }

  @Test
  void theSlotIsAsLoudAsTheNeighboursAndNeverClipped() throws Exception {
    FakeCall call = scene();
    SoundMade made = make(call, MONO, 4, brief(line("We should have left yesterday.")));
    SoundBlock slot = made.sound().slice(2000, 4 * RATE);
    assertEquals(Loudness.integrated(speaker(1, 1)), Loudness.integrated(slot), 0.5);
    assertTrue(TruePeak.dB(slot) <= -1, "true peak " + TruePeak.dB(slot));
  }

  @Test
  void handlesAndSeamsAreTheTonesOwn() throws Exception {
    SoundMade with = make(scene(), MONO, 3, brief(line(words(8))));
    SoundMade without = make(scene(), MONO, 3, Brief.OPEN);
    int slot = 3 * RATE;
    for (int i = 0; i < with.sound().length(); i++) {
      boolean inside = i >= 2000 + 0.05 * RATE && i < 2000 + slot - 0.05 * RATE;
      if (!inside) {
        assertEquals(
            without.sound().channel(0)[i], with.sound().channel(0)[i], 1e-6, "sample " + i);
      }
    }
  }

  @Test
  void linesFollowOneAnotherWithPausesBetween() throws Exception {
    SoundMade made =
        make(
            scene(),
            MONO,
            8,
            brief(line("One two three."), line("Four five."), at(5, "Six seven."), line("Eight.")));
    List<SpokenLine> lines = made.lines();
    assertEquals(4, lines.size());
    for (int k = 1; k < 4; k++) {
      assertTrue(
          lines.get(k).start() - lines.get(k - 1).end() >= 0.1 * RATE, "a pause before " + k);
    }
    assertEquals(5.0 * RATE, (double) lines.get(2).start(), 2);
    assertTrue(lines.get(3).end() < 8 * RATE);
  }

  @Test
  void aLongLineIsSpokenFasterThenDrawnTogether() throws Exception {
    // Eight words last 2.35 s by themselves.
    FakeCall call = scene();
    SoundMade made = make(call, MONO, 2.25, brief(line(words(8))));
    double fastest = call.spoken.stream().mapToDouble(u -> u.rate()).max().orElseThrow();
    assertTrue(fastest > 1 && fastest <= 1.25, "rate " + fastest);
    assertTrue(made.lines().get(0).end() <= 2.25 * RATE);
    assertTrue(made.remarks().toString().contains("faster"), made.remarks().toString());
    // At 1.25 they still last 1.95 s; 2 % less are there.
    SoundMade tight = make(scene(), MONO, 2.13, brief(line(words(8))));
    assertTrue(tight.lines().get(0).end() <= 2.13 * RATE);
    assertTrue(tight.remarks().toString().contains("drawn together"), tight.remarks().toString());
  }

  @Test
  void whatDoesNotFitIsRefusedWithTheSecondsThatAreMissing() {
    SoundException refused = refused(scene(), 1.5, brief(line(words(8))));
    assertEquals(SoundException.Kind.REFUSED, refused.kind());
    assertTrue(
        refused.getMessage().matches("(?s).* 0\\.\\d\\d s are missing.*"), refused.getMessage());
    SoundException between =
        refused(scene(), 5, brief(at(0.2, words(6)), at(1, "Too soon after it.")));
    assertTrue(between.getMessage().contains("0.20 s"), between.getMessage());
  }

  @Test
  void twoThousandWordsAreNotEvenSpoken() {
    FakeCall call = scene();
    SoundException refused = refused(call, 4, brief(line(words(2000))));
    assertEquals(SoundException.Kind.REFUSED, refused.kind());
    assertTrue(refused.getMessage().contains("2000 words"), refused.getMessage());
    assertTrue(refused.getMessage().length() < 400);
    assertTrue(call.spoken.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\uD83D\uDE00", "...", "<>"})
  void aLineThatSaysNothingIsRefused(String text) {
    assertEquals(SoundException.Kind.REFUSED, refused(scene(), 4, brief(line(text))).kind());
  }

  @Test
  void markupIsText() throws Exception {
    FakeCall call = scene();
    String text = "<speak><break time=\"9s\"/>Hello</speak> & co \uD83D\uDE00";
    make(call, MONO, 6, brief(line(text)));
    assertEquals(text, call.spoken.get(0).text());
  }

  @Test
  void aVoiceThatIsNotThereOrNotReadyIsSaidSo() {
    FakeCall none = new FakeCall().before(speaker(1, 1)).after(speaker(1, 2));
    assertEquals(SoundException.Kind.MISCONFIGURED, refused(none, 4, brief(like("Hello."))).kind());
    FakeCall missing =
        new FakeCall()
            .before(speaker(1, 1))
            .after(speaker(1, 2))
            .voice(
                new FakeVoice(
                    "cast",
                    24_000,
                    new VoiceReadiness.Missing("Its files are away.", "Get them.")));
    SoundException unready = refused(missing, 4, brief(like("Hello.")));
    assertEquals(SoundException.Kind.MISCONFIGURED, unready.kind());
    assertTrue(unready.getMessage().contains("Get them."), unready.getMessage());
    SoundException unknown =
        refused(
            scene(),
            4,
            brief(new Brief.DialogueLine("Hello.", Optional.empty(), Optional.of("otto"))));
    assertEquals(SoundException.Kind.REFUSED, unknown.kind());
    assertTrue(unknown.getMessage().contains("hum"), unknown.getMessage());
  }

  @Test
  void aVoiceOfAnotherRateIsBroughtToTheScenes() throws Exception {
    FakeCall call =
        new FakeCall()
            .before(speaker(1, 1))
            .after(speaker(1, 2))
            .voice(new FakeVoice("hum", 22_050, new VoiceReadiness.Ready()));
    SpokenLine line = make(call, MONO, 4, brief(at(1, words(4)))).lines().get(0);
    assertEquals(1.0 * RATE, (double) line.start(), 3);
    assertEquals(1.15 * RATE, (double) (line.end() - line.start()), 20);
  }

  @Test
  void inFivePointOneTheVoiceComesFromTheCentre() throws Exception {
    SoundFormat surround = new SoundFormat(RATE, 6);
    List<SoundMade> made = new ArrayList<>();
    for (Brief brief : List.of(brief(line("We should have left.")), Brief.OPEN)) {
      FakeCall call =
          new FakeCall().before(speaker(6, 1)).after(speaker(6, 2)).voice(FakeVoice.ready());
      made.add(make(call, surround, 3, brief));
    }
    for (int c = 0; c < 6; c++) {
      boolean same = Arrays.equals(made.get(0).sound().channel(c), made.get(1).sound().channel(c));
      assertEquals(c != 2, same, "channel " + c);
    }
  }

  @Test
  void aGeneratorsOwnSoundIsTakenDownUnderALine() throws Exception {
    SoundBlock loud = Sounds.noise(1, 4, 0.05, 9);
    FakeCall call = scene().generated(new GeneratedSound(loud, 0, GeneratedSound.Level.KEPT));
    SoundMade made = make(call, MONO, 4, brief(at(2, "One two three four.")));
    float[] samples = made.sound().channel(0);
    SpokenLine line = made.lines().get(0);
    // Between two words, and half a second before the line.
    int gap = 2000 + (int) line.words().get(0).end();
    double under = level(samples, gap + 400, gap + 2000);
    double before = level(samples, 2000 + RATE / 2, 2000 + RATE);
    double down = 20 * Math.log10(before / under);
    assertTrue(down > 6 && down < 19, "taken down by " + down + " dB");
    assertTrue(made.remarks().toString().contains("taken down"), made.remarks().toString());
  }

  @Test
  void aGeneratorsSoundIsMatchedInLoudnessWhereThatIsWanted() throws Exception {
    SoundBlock quiet = Sounds.noise(1, 4, 0.005, 9);
    FakeCall call = scene().generated(new GeneratedSound(quiet, 0, GeneratedSound.Level.MATCHED));
    SoundMade made = make(call, MONO, 4, Brief.OPEN);
    assertEquals(
        Loudness.integrated(speaker(1, 1)),
        Loudness.integrated(made.sound().slice(2000, 4 * RATE)),
        1);
  }

  @Test
  void silentNeighboursGetALineAsLoudAsDialogueIs() throws Exception {
    FakeCall call =
        new FakeCall()
            .before(SoundBlock.silence(MONO, RATE))
            .after(SoundBlock.silence(MONO, RATE))
            .voice(FakeVoice.ready());
    SoundMade made = make(call, MONO, 4, brief(line("Hello there.")));
    assertEquals(-27, Loudness.integrated(made.sound().slice(2000, 4 * RATE)), 0.5);
  }

  @Test
  void aLineIsMadeLikeWhoSpeaksBesideTheSlot() throws Exception {
    FakeCall call = scene();
    SoundMade made = make(call, MONO, 5, brief(like("We should have left yesterday, you know.")));
    // The neighbour speaks at 120 Hz, the voice by itself at 150.
    double own = 150;
    double asked = call.spoken.get(call.spoken.size() - 1).pitch();
    assertTrue(asked < -0.5, "asked for " + asked + " semitones against " + own + " Hz");
    assertEquals(
        Loudness.integrated(speaker(1, 1)),
        Loudness.integrated(made.sound().slice(2000, 5 * RATE)),
        0.5);
    assertTrue(made.lines().get(0).end() < 5L * RATE);
    assertEquals(7, made.lines().get(0).words().size());
  }

  @Test
  void aMoodChangesThePace() throws Exception {
    FakeCall call = scene();
    Brief sad =
        new Brief(
            Brief.OPEN.intent(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("melancholic, late"),
            List.of(line("Hello there.")),
            List.of(),
            List.of(),
            100,
            100);
    make(call, MONO, 4, sad);
    assertTrue(call.spoken.get(0).rate() < 1);
  }

  @Test
  void aCancelledLineEndsTheCall() {
    FakeCall call = scene().cancelledAt(12);
    Brief brief = brief(line("One."), line("Two."));
    assertThrows(InterruptedException.class, () -> make(call, MONO, 30, brief));
    assertFalse(call.lastProgress >= 1);
  }
}
