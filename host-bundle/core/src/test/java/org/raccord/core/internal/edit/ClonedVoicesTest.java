package org.raccord.core.internal.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.audio.Speech;
import org.raccord.audio.SpeechCall;
import org.raccord.audio.Utterance;
import org.raccord.audio.Voice;
import org.raccord.audio.VoiceFacts;
import org.raccord.audio.VoiceReadiness;
import org.raccord.core.Edit;
import org.raccord.core.FillWatcher;
import org.raccord.core.WorkException;
import org.raccord.matching.internal.Scene;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.Take;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.timeline.VoiceConsent;

/** A voice is cloned where its consent is on record, and nowhere else. */
@Timeout(120)
class ClonedVoicesTest {

  @TempDir Path folder;
  private Bench bench;
  private final Mimic mimic = new Mimic();
  private Path cut = Path.of("");

  /** A voice that takes after people, and remembers what it was given of them. */
  private static final class Mimic implements Voice {
    private final List<Optional<SoundBlock>> samples = new ArrayList<>();

    @Override
    public VoiceFacts facts() {
      return new VoiceFacts(
          "Mimic",
          List.of("en"),
          24_000,
          VoiceFacts.TimingDetail.NONE,
          VoiceFacts.Cloning.WITH_CONSENT,
          "none");
    }

    @Override
    public VoiceReadiness readiness() {
      return new VoiceReadiness.Ready();
    }

    @Override
    public Speech speak(Utterance utterance, SpeechCall call) throws InterruptedException {
      samples.add(call.sample());
      Speech hummed = new TalkingCut.Hum().speak(utterance, call);
      return new Speech(hummed.sound(), List.of());
    }
  }

  @BeforeEach
  void open() throws Exception {
    bench = new Bench(folder);
    bench.put("ramp", Generators.ramp());
    bench.sounds.put(new Scene());
    bench.voices.put("hum", new TalkingCut.Hum());
    bench.voices.put("mimic", mimic);
    for (String name : new String[] {"a.wav", "b.wav"}) {
      IntToDoubleFunction speaker = HeardCut.speaker(48_000, 0.08, name.hashCode());
      HeardCut.sound(
          folder.resolve(name),
          48_000,
          1,
          HeardCut.Form.PCM_16,
          (i, c) -> speaker.applyAsDouble(i));
    }
    cut = HeardCut.write(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static Brief brief(String voice) {
    return Brief.OPEN.withSound(
        List.of(new Brief.DialogueLine("We left.", Optional.empty(), Optional.of(voice))),
        List.of());
  }

  private static Take fill(Edit edit, String voice) throws Exception {
    return edit.fill(TalkingCut.order(brief(voice)), FillWatcher.NONE)
        .slots()
        .get(0)
        .takes()
        .get(0);
  }

  @Test
  void withoutConsentAMatchedLineClonesNobody() throws Exception {
    try (Edit edit = bench.change(cut)) {
      Take take = fill(edit, "match:previous");
      assertEquals("hum", take.lines().get(0).voice());
      assertNull(take.settings().get("voice consent"));
      assertEquals(List.of(), mimic.samples);
    }
  }

  @Test
  void aCloneWithoutConsentIsRefusedInWordsAndLeavesNothing() throws Exception {
    try (Edit edit = bench.change(cut)) {
      List<String> before = bench.names();
      WorkException refused = assertThrows(WorkException.class, () -> fill(edit, "clone:previous"));
      assertTrue(refused.getMessage().contains("voices consent"), refused.getMessage());
      assertEquals(before, bench.names());
      assertEquals(List.of(), mimic.samples);
    }
  }

  @Test
  void withConsentTheNeighboursSpeechIsGivenAndTheTakeSaysWhoAgreed() throws Exception {
    try (Edit edit = bench.change(cut)) {
      edit.recordConsent("A1-1", "Anna Muster,  2 Nov 2026, letter");
      Take take = fill(edit, "match:previous");
      assertEquals("mimic", take.lines().get(0).voice());
      assertEquals("a.wav: Anna Muster, 2 Nov 2026, letter", take.settings().get("voice consent"));
      assertTrue(take.remarks().toString().contains("Anna Muster"), take.remarks().toString());
      for (Optional<SoundBlock> sample : mimic.samples) {
        // The same voice is heard in b.wav, to which nobody agreed: nothing of it is given.
        assertTrue(sample.orElseThrow().length() > 48_000, "a second of speech");
        assertTrue(sample.orElseThrow().length() <= 4 * 48_000, "no more than there is of a.wav");
      }
      assertFalse(mimic.samples.isEmpty());
      // The other side has agreed to nothing.
      WorkException refused = assertThrows(WorkException.class, () -> fill(edit, "clone:next"));
      assertTrue(refused.getMessage().contains("b.wav"), refused.getMessage());
      assertEquals("hum", fill(edit, "match:next").lines().get(0).voice());
    }
    try (Edit edit = bench.look(folder.resolve("cut.raccord.otio"))) {
      assertEquals(
          "Anna Muster, 2 Nov 2026, letter", edit.timeline().policy().consents().get(0).words());
    }
  }

  @Test
  void aConsentThatIsRevokedHoldsNoMore() throws Exception {
    try (Edit edit = bench.change(cut)) {
      edit.recordConsent("A1-1", "Anna Muster, today, spoken");
      edit.revokeConsent("a.wav");
      assertEquals("hum", fill(edit, "match:previous").lines().get(0).voice());
      assertThrows(WorkException.class, () -> fill(edit, "clone:previous"));
      WorkException none = assertThrows(WorkException.class, () -> edit.revokeConsent("A1-1"));
      assertTrue(none.getMessage().contains("none at all"), none.getMessage());
      assertThrows(WorkException.class, () -> edit.recordConsent("A1-1", "  "));
      assertThrows(WorkException.class, () -> edit.recordConsent("A1-9", "Anna"));
    }
  }

  @Test
  void theConsentOfTheClipThatIsNamedIsRevokedAndNotThatOfAnotherFileOfItsName() throws Exception {
    for (String words : new String[] {"of the first", "of the second"}) {
      Files.copy(
          folder.resolve(words.endsWith("first") ? "b.mov" : "a.wav"),
          folder.resolve("a.mov"),
          StandardCopyOption.REPLACE_EXISTING);
      try (Edit edit = bench.change(latest())) {
        edit.recordConsent("V1-1", words);
      }
    }
    try (Edit edit = bench.change(latest())) {
      assertEquals(List.of("of the first", "of the second"), words(edit));
      edit.revokeConsent("a.mov");
      assertEquals(List.of("of the first"), words(edit), "its file is the second");
      edit.revokeConsent("a.mov");
      assertEquals(List.of(), words(edit), "the name of a file that is there no more");
    }
  }

  @Test
  void whichOfTwoFilesOfANameIsMeantIsAskedAndToldByItsWords() throws Exception {
    twoFilesOfOneName("of the first", "of the second");
    try (Edit edit = bench.change(latest())) {
      WorkException which = assertThrows(WorkException.class, () -> edit.revokeConsent("a.wav"));
      assertEquals(WorkException.Kind.ORDER, which.kind());
      for (String told : List.of("2 files", "of the first", "of the second")) {
        assertTrue(which.getMessage().contains(told), which.getMessage());
      }
      assertEquals(2, words(edit).size(), "nothing was taken back yet");
      edit.revokeConsent("of the first");
      assertEquals(List.of("of the second"), words(edit));
    }
  }

  @Test
  void whatWasSaidOfTwoFilesInTheSameWordsIsTakenBackOfBoth() throws Exception {
    twoFilesOfOneName("Anna, by letter", "Anna, by letter");
    try (Edit edit = bench.change(latest())) {
      edit.revokeConsent("Anna, by letter");
      assertEquals(List.of(), words(edit));
    }
  }

  private void twoFilesOfOneName(String first, String second) throws Exception {
    try (Edit edit = bench.change(latest())) {
      edit.recordConsent("A1-1", first);
    }
    Files.copy(
        folder.resolve("b.wav"), folder.resolve("a.wav"), StandardCopyOption.REPLACE_EXISTING);
    try (Edit edit = bench.change(latest())) {
      edit.recordConsent("A1-1", second);
      assertEquals(2, words(edit).size());
    }
    // Neither lies there now.
    Files.write(folder.resolve("a.wav"), new byte[] {0});
  }

  private Path latest() {
    Path ours = folder.resolve("cut.raccord.otio");
    return Files.exists(ours) ? ours : cut;
  }

  private static List<String> words(Edit edit) throws WorkException {
    return edit.timeline().policy().consents().stream().map(VoiceConsent::words).toList();
  }

  @Test
  void whoSpeaksInANestIsHeardAndTheirConsentHoldsThere() throws Exception {
    try (Edit edit = bench.change(HeardCut.nested(folder))) {
      assertThrows(WorkException.class, () -> fill(edit, "clone:previous"));
      edit.recordConsent("A1-1/A1-2", "Anna Muster, today, spoken");
      Take take = fill(edit, "match:previous");
      assertEquals("mimic", take.lines().get(0).voice());
      assertTrue(mimic.samples.get(0).orElseThrow().length() > 48_000);
      assertEquals("hum", fill(edit, "match:next").lines().get(0).voice());
    }
  }

  @Test
  void aVoiceThatIsNamedIsGivenNobodysSpeech() throws Exception {
    try (Edit edit = bench.change(cut)) {
      edit.recordConsent("A1-1", "Anna Muster, today, spoken");
      fill(edit, "mimic");
      assertFalse(mimic.samples.isEmpty(), "it spoke");
      assertTrue(mimic.samples.stream().allMatch(Optional::isEmpty));
    }
  }
}
