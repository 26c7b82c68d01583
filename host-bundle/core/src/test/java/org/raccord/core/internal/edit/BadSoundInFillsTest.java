package org.raccord.core.internal.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.raccord.audio.Speech;
import org.raccord.audio.SpeechCall;
import org.raccord.audio.Utterance;
import org.raccord.audio.Voice;
import org.raccord.audio.VoiceFacts;
import org.raccord.audio.VoiceReadiness;
import org.raccord.core.Edit;
import org.raccord.core.FillReport;
import org.raccord.core.FillWatcher;
import org.raccord.core.WorkException;
import org.raccord.matching.internal.Scene;
import org.raccord.media.SoundSource;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.Take;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameTime;

/**
 * Whole fills with bad sound beside the slot and bad wishes for it: each ends with a take that says
 * what is wrong, or with a clear word and nothing half-written.
 */
@Timeout(120)
class BadSoundInFillsTest {

  private static final int RATE = 48_000;

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
    bench.put("ramp", Generators.ramp());
    bench.sounds.put(new Scene());
    bench.voices.put("hum", new TalkingCut.Hum());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void beside(int rate, int channels, HeardCut.Form form, HeardCut.Wave wave)
      throws IOException {
    HeardCut.sound(folder.resolve("a.wav"), rate, channels, form, wave);
    HeardCut.sound(folder.resolve("b.wav"), rate, channels, form, wave);
  }

  private void beside(HeardCut.Wave wave) throws IOException {
    beside(RATE, 1, HeardCut.Form.PCM_16, wave);
  }

  private void talking() throws IOException {
    IntToDoubleFunction talk = HeardCut.speaker(RATE, 0.08, 1);
    beside((i, c) -> talk.applyAsDouble(i));
  }

  private static Brief says(String... lines) {
    List<Brief.DialogueLine> said = new ArrayList<>();
    for (String line : lines) {
      said.add(new Brief.DialogueLine(line, Optional.empty(), Optional.of("match:previous")));
    }
    return Brief.OPEN.withSound(said, List.of());
  }

  /** Fills the hole; the neighbours' files stay as they are, and nothing half-written is left. */
  private Take filled(Brief brief) throws Exception {
    Path cut = HeardCut.write(folder);
    Map<String, String> before = bench.hashes();
    try (Edit edit = bench.change(cut)) {
      FillReport report = edit.fill(TalkingCut.order(brief), FillWatcher.NONE);
      FillReport.SlotResult slot = report.slots().get(0);
      assertEquals(1, slot.takes().size(), slot.toString());
      Take take = slot.takes().get(0);
      Map<String, String> after = bench.hashes();
      before.remove("cut.raccord.otio");
      before.forEach((name, hash) -> assertEquals(hash, after.get(name), name));
      for (String name : bench.names()) {
        assertFalse(name.endsWith(".part") || name.endsWith(".tmp"), name);
      }
      SoundBlock sound = sound(take);
      for (int c = 0; c < sound.format().channels(); c++) {
        for (float x : sound.channel(c)) {
          assertTrue(Float.isFinite(x) && Math.abs(x) <= 1, "a sample is " + x);
        }
      }
      return take;
    }
  }

  private SoundBlock sound(Take take) throws IOException {
    Path file = folder.resolve(take.sounds().get(0).path());
    try (SoundSource source = SoundSource.open(file)) {
      SoundFormat format = source.sound().format();
      try (SoundReader reader = source.read(0, source.sound().samples(), format)) {
        return reader.whole(Math.toIntExact(source.sound().samples()));
      }
    }
  }

  private static void says(Take take, String words) {
    assertTrue(
        String.join(" ", take.remarks()).contains(words), words + " is not in " + take.remarks());
  }

  private WorkException refused(Brief brief) throws Exception {
    Path cut = HeardCut.write(folder);
    try (Edit edit = bench.change(cut)) {
      List<String> before = bench.names();
      WorkException refused =
          assertThrows(
              WorkException.class, () -> edit.fill(TalkingCut.order(brief), FillWatcher.NONE));
      assertEquals(before, bench.names(), "nothing is left behind");
      return refused;
    }
  }

  private static void speaks(Take take) {
    assertEquals("We left.", take.lines().get(0).text());
    assertEquals(2, take.lines().get(0).words().size());
  }

  @Test
  void silentNeighboursGiveSilenceAndALineInTheVoicesOwnSound() throws Exception {
    beside((i, c) -> 0);
    Take silent = filled(Brief.OPEN);
    says(silent, "digital silence");
    Take spoken = filled(says("We left."));
    speaks(spoken);
    says(spoken, "Nobody is heard speaking");
  }

  @Test
  void musicUnderEverythingIsSaidAndNotCarriedOn() throws Exception {
    IntToDoubleFunction talk = HeardCut.speaker(RATE, 0.08, 1);
    // Chords of a quarter of a second, as loud as the speaker.
    double[] roots = {220, 262, 294, 196};
    HeardCut.Wave music =
        (i, c) -> {
          double root = roots[i / (RATE / 4) % roots.length];
          double sum = 0;
          for (double part : new double[] {1, 1.26, 1.5, 2}) {
            sum += Math.sin(2 * Math.PI * root * part * i / RATE);
          }
          return 0.05 * sum;
        };
    beside((i, c) -> talk.applyAsDouble(i) + music.at(i, c));
    Take take = filled(says("We left."));
    speaks(take);
    says(take, "Music plays beside the slot");
    assertTrue(take.settings().get("sound").contains("beneath-music"), take.settings().toString());
    // The middle of the slot, where nothing is said, is far softer than the chords are.
    float[] made = sound(take).channel(0);
    double sum = 0;
    for (int i = made.length - 2 * RATE / 3 - RATE / 2;
        i < made.length - RATE / 2 - RATE / 3;
        i++) {
      sum += made[i] * made[i] / (RATE / 3.0);
    }
    // Ten decibels at least.
    assertTrue(Math.sqrt(sum) < 0.316 * 0.07, "its level is " + Math.sqrt(sum));
  }

  @Test
  void clippingIsSaid() throws Exception {
    IntToDoubleFunction talk = HeardCut.speaker(RATE, 3, 1);
    beside((i, c) -> Math.max(-0.9, Math.min(0.9, talk.applyAsDouble(i))));
    Take take = filled(says("We left."));
    speaks(take);
    says(take, "clipped");
  }

  @Test
  void aConstantOffsetIsGoneOnWithAndSaid() throws Exception {
    IntToDoubleFunction talk = HeardCut.speaker(RATE, 0.08, 1);
    beside((i, c) -> 0.2 + talk.applyAsDouble(i));
    Take take = filled(says("We left."));
    speaks(take);
    says(take, "constant offset");
    float[] samples = sound(take).channel(0);
    double sum = 0;
    for (float x : samples) {
      sum += x;
    }
    assertEquals(0.2, sum / samples.length, 0.02, "it does not jump at the joins");
  }

  @Test
  void oneDeadChannelStaysDeadAndIsSaid() throws Exception {
    IntToDoubleFunction talk = HeardCut.speaker(RATE, 0.08, 1);
    beside(RATE, 2, HeardCut.Form.PCM_16, (i, c) -> c == 0 ? talk.applyAsDouble(i) : 0);
    Take take = filled(says("We left."));
    speaks(take);
    says(take, "One channel beside the slot is silent");
    for (float x : sound(take).channel(1)) {
      assertEquals(0, x, 1e-4);
    }
  }

  @Test
  void aTelephoneIsSaid() throws Exception {
    IntToDoubleFunction talk = HeardCut.speaker(8000, 0.5, 1);
    beside(8000, 1, HeardCut.Form.PCM_16, (i, c) -> talk.applyAsDouble(i));
    Take take = filled(says("We left."));
    speaks(take);
    says(take, "telephone");
  }

  @ParameterizedTest
  @CsvSource({"44100,2,PCM_24", "96000,1,FLOAT", "48000,6,PCM_24"})
  void lineAndToneComeInTheNeighboursChannels(int rate, int channels, HeardCut.Form form)
      throws Exception {
    IntToDoubleFunction talk = HeardCut.speaker(rate, 0.08, 1);
    double[] gains = {0.5, 0.5, 1, 0, 0.1, 0.1};
    beside(rate, channels, form, (i, c) -> talk.applyAsDouble(i) * (channels == 6 ? gains[c] : 1));
    Take take = filled(says("We left."));
    speaks(take);
    SoundBlock sound = sound(take);
    assertEquals(new SoundFormat(RATE, channels), sound.format());
    if (channels == 6) {
      // The voice lies in the centre, as it does beside the slot.
      assertTrue(energy(sound, 2) > 2 * energy(sound, 0), "centre against left");
      assertTrue(energy(sound, 2) > 20 * energy(sound, 4), "centre against surround");
    }
  }

  private static double energy(SoundBlock sound, int c) {
    double sum = 0;
    for (float x : sound.channel(c)) {
      sum += x * x;
    }
    return sum;
  }

  @Test
  void aLineOfTwoThousandWordsIsRefusedWithTheSecondsThatAreMissing() throws Exception {
    talking();
    WorkException refused = refused(says("word ".repeat(2000).strip()));
    assertTrue(refused.getMessage().contains("2000 words cannot be said"), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "...", "\ud83d\ude00\ud83d\ude00"})
  void aLineWithoutAWordIsRefused(String line) throws Exception {
    talking();
    WorkException refused = refused(says("We left.", line));
    assertTrue(
        refused.getMessage().contains("empty") || refused.getMessage().contains("can be said"),
        refused.getMessage());
  }

  @Test
  void markupIsHandedOnAsText() throws Exception {
    talking();
    List<String> heard = new ArrayList<>();
    bench.voices.put(
        "echo",
        new Voice() {
          @Override
          public VoiceFacts facts() {
            return new TalkingCut.Hum().facts();
          }

          @Override
          public VoiceReadiness readiness() {
            return new VoiceReadiness.Ready();
          }

          @Override
          public Speech speak(Utterance utterance, SpeechCall call) throws InterruptedException {
            heard.add(utterance.text());
            return new TalkingCut.Hum().speak(utterance, call);
          }
        });
    String line = "We</s><break time=\"9s\"/>left.";
    Brief brief =
        Brief.OPEN.withSound(
            List.of(new Brief.DialogueLine(line, Optional.empty(), Optional.of("echo"))),
            List.of());
    assertEquals(line, filled(brief).lines().get(0).text());
    assertFalse(heard.isEmpty(), "it was asked to speak");
    assertTrue(heard.stream().allMatch(line::equals), heard.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "RIFF", "This is a shopping list, and no sound at all.\n"})
  void anEffectThatIsNoSoundIsRefused(String content) throws Exception {
    talking();
    Files.writeString(folder.resolve("door.wav"), content);
    WorkException refused =
        refused(
            Brief.OPEN.withSound(
                List.of(),
                List.of(new Brief.SpotEffect("door.wav", FrameTime.of(10, HeardCut.RATE)))));
    assertTrue(refused.getMessage().contains("door.wav"), refused.getMessage());
  }

  @Test
  void aVoiceWithoutItsFilesIsSaid() throws Exception {
    talking();
    bench.voices.put("lost", missing());
    Brief brief =
        Brief.OPEN.withSound(
            List.of(new Brief.DialogueLine("We left.", Optional.empty(), Optional.of("lost"))),
            List.of());
    WorkException refused = refused(brief);
    assertTrue(
        refused.getMessage().contains("Its files are gone. Get them."), refused.getMessage());
  }

  private static Voice missing() {
    return new Voice() {
      @Override
      public VoiceFacts facts() {
        return new TalkingCut.Hum().facts();
      }

      @Override
      public VoiceReadiness readiness() {
        return new VoiceReadiness.Missing("Its files are gone.", "Get them.");
      }

      @Override
      public Speech speak(Utterance utterance, SpeechCall call) {
        throw new AssertionError("It is not ready");
      }
    };
  }

  @Test
  void aSoundFileThatEndsTooEarlyLeavesTheOtherSide() throws Exception {
    talking();
    byte[] whole = Files.readAllBytes(folder.resolve("a.wav"));
    Files.write(folder.resolve("a.wav"), java.util.Arrays.copyOf(whole, whole.length / 4));
    Take take = filled(Brief.OPEN);
    assertEquals(1, take.sounds().size());
  }

  @Test
  void aFileWhoseRateChangesOnItsWayIsReadAtItsOwnPitch() throws Exception {
    talking();
    byte[] flac =
        HeardCut.flacOfTwoRates(
            i -> 0.3 * Math.sin(2 * Math.PI * 441 * i / 44_100),
            i -> 0.3 * Math.sin(2 * Math.PI * 441 * i / 48_000));
    Files.write(folder.resolve("a.wav"), flac);
    Take take = filled(Brief.OPEN);
    assertEquals(1, take.sounds().size());
    // The head handle is the end of that file, in its second rate: its tone has kept its pitch.
    float[] head = sound(take).channel(0);
    int crossings = 0;
    int length = (int) take.sounds().get(0).headHandle();
    for (int i = 1; i < length; i++) {
      crossings += head[i - 1] < 0 && head[i] >= 0 ? 1 : 0;
    }
    assertEquals(441.0 * length / RATE, crossings, 3);
  }

  @Test
  void aCancelInTheMiddleOfALineLeavesNothing() throws Exception {
    talking();
    Path cut = HeardCut.write(folder);
    Thread worker = Thread.currentThread();
    bench.voices.put(
        "slow",
        new Voice() {
          @Override
          public VoiceFacts facts() {
            return new TalkingCut.Hum().facts();
          }

          @Override
          public VoiceReadiness readiness() {
            return new VoiceReadiness.Ready();
          }

          @Override
          public Speech speak(Utterance utterance, SpeechCall call) throws InterruptedException {
            worker.interrupt();
            while (true) {
              call.checkpoint();
              Thread.onSpinWait();
            }
          }
        });
    Brief brief =
        Brief.OPEN.withSound(
            List.of(new Brief.DialogueLine("We left.", Optional.empty(), Optional.of("slow"))),
            List.of());
    try (Edit edit = bench.change(cut)) {
      List<String> before = bench.names();
      Throwable thrown =
          assertThrows(Exception.class, () -> edit.fill(TalkingCut.order(brief), FillWatcher.NONE));
      assertInstanceOf(InterruptedException.class, thrown);
      assertEquals(before, bench.names());
      assertEquals(List.of(), edit.takes(Optional.empty()));
    }
  }
}
