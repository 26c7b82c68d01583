package org.raccord.pocket.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.raccord.audio.SoundException;
import org.raccord.audio.SpeechCall;
import org.raccord.audio.Utterance;
import org.raccord.audio.VoiceReadiness;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/** The voice and its folder: what is missing is said, and nothing is spoken in another language. */
class PocketVoiceTest {

  @TempDir Path temp;

  private record Call(Optional<SoundBlock> sample) implements SpeechCall {
    @Override
    public void progress(String step, double fraction) {}

    @Override
    public void checkpoint() {}
  }

  private static final Call NOBODY = new Call(Optional.empty());

  private static Call somebody(float level) {
    float[] samples = new float[48_000];
    Arrays.fill(samples, level);
    return new Call(
        Optional.of(new SoundBlock(new SoundFormat(48_000, 1), new float[][] {samples})));
  }

  private Path folder() {
    return temp.resolve("pocket");
  }

  private PocketVoice voice() {
    return new PocketVoice(new PocketFolder(folder()));
  }

  private static Utterance line(String text) {
    return Utterance.of(text, "en", 1);
  }

  private String missing() {
    VoiceReadiness.Missing missing =
        assertInstanceOf(VoiceReadiness.Missing.class, voice().readiness());
    assertTrue(missing.remedy().contains(folder().toString()), missing.remedy());
    assertTrue(missing.remedy().contains("pocket-tts-onnx"), missing.remedy());
    return missing.what();
  }

  @Test
  void withoutTheFolderItSaysWhatToGetAndWhereToPutIt() {
    assertTrue(missing().contains("the folder " + folder()), missing());
    SoundException refused =
        assertThrows(SoundException.class, () -> voice().speak(line("Hello."), NOBODY));
    assertEquals(SoundException.Kind.MISCONFIGURED, refused.kind());
    assertTrue(refused.getMessage().contains("pocket-tts-onnx"), refused.getMessage());
  }

  @Test
  void whatIsMissingOfItIsNamed() throws IOException {
    SmallExport.whole(folder());
    Files.delete(folder().resolve("mimi_encoder.onnx"));
    Files.delete(folder().resolve("tokenizer.model"));
    assertTrue(missing().contains("mimi_encoder.onnx, tokenizer.model"), missing());
    Files.write(folder().resolve("mimi_encoder_int8.onnx"), new byte[1]);
    assertFalse(missing().contains("mimi_encoder"), missing());
  }

  @Test
  void theExportsOwnFoldersAreFoundAndEnglishFirst() throws Exception {
    for (String language : new String[] {"french_24l", "english_2026-04"}) {
      Path each = SmallExport.whole(folder().resolve("onnx").resolve(language));
      Files.writeString(each.resolve("bundle.json"), SmallExport.bundle(language));
    }
    assertEquals(List.of("en"), voice().facts().languages());
    assertInstanceOf(VoiceReadiness.Ready.class, voice().readiness());
    assertTrue(voice().speak(line("We left."), NOBODY).sound().length() > 0);
  }

  @Test
  void aModelOfAnotherLanguageSpeaksThatOne() throws Exception {
    SmallExport.whole(folder());
    Files.writeString(folder().resolve("bundle.json"), SmallExport.bundle("french_24l"));
    assertEquals(List.of("fr"), voice().facts().languages());
    assertThrows(SoundException.class, () -> voice().speak(line("We left."), NOBODY));
    voice().speak(Utterance.of("Nous sommes partis.", "fr", 1), NOBODY);
  }

  @Test
  void nothingIsReadBeforeItIsAsked() throws Exception {
    PocketVoice voice = voice();
    SmallExport.whole(folder());
    Files.writeString(folder().resolve("bundle.json"), SmallExport.bundle("french_24l"));
    assertEquals(List.of("fr"), voice.facts().languages());
    Files.writeString(folder().resolve("bundle.json"), SmallExport.bundle("german_24l"));
    assertEquals(List.of("fr"), voice.facts().languages(), "and then it stays as it is");
  }

  @Test
  void itTakesAfterWhoeverItHearsAndForgetsThemAfterwards() throws Exception {
    SmallExport.whole(folder());
    PocketVoice voice = voice();
    float[] own = voice.speak(line("We left."), NOBODY).sound().channel(0);
    float[] soft = voice.speak(line("We left."), somebody(0.1f)).sound().channel(0);
    float[] loud = voice.speak(line("We left."), somebody(0.9f)).sound().channel(0);
    assertFalse(Arrays.equals(soft, loud), "two people");
    assertFalse(Arrays.equals(own, soft));
    assertTrue(
        Arrays.equals(own, voice.speak(line("We left."), NOBODY).sound().channel(0)),
        "its own again");
    voice.close();
  }

  @Test
  void withNobodyToHearAndNoVoiceOfItsOwnItSaysSo() throws Exception {
    SmallExport.whole(folder());
    Files.delete(folder().resolve("alba.safetensors"));
    SoundException refused =
        assertThrows(SoundException.class, () -> voice().speak(line("We left."), NOBODY));
    assertTrue(refused.getMessage().contains("raccord voices consent"), refused.getMessage());
    assertTrue(voice().speak(line("We left."), somebody(0.5f)).sound().length() > 0);
  }

  @Test
  void aVoiceOfItsMakersIsFoundWhereTheMessageSaysToPutIt() throws Exception {
    Path model = SmallExport.whole(folder().resolve("onnx").resolve("english_2026-04"));
    Path beside = model.resolve("alba.safetensors");
    Path above = folder().resolve("a.safetensors");
    Files.copy(beside, above);
    PocketFolder folder = new PocketFolder(folder());
    assertEquals(List.of(beside, above), folder.voices(model), "those beside the graphs first");
    Files.delete(beside);
    assertEquals(List.of(above), folder.voices(model));
    assertTrue(voice().speak(line("We left."), NOBODY).sound().length() > 0);
    // What lies outside the user's folder is none of its voices.
    Files.move(above, temp.resolve("a.safetensors"));
    assertEquals(List.of(), folder.voices(model));
  }

  @Test
  void aLongLineThatGoesOnAfterADashIsSpoken() throws Exception {
    SmallExport.whole(folder());
    String line = "\u2014 " + "and so we went on and on, ".repeat(12) + "home.";
    assertTrue(voice().speak(line(line), NOBODY).sound().length() > 0);
  }

  @Test
  void onceItIsTakenAwayNothingIsLoadedAnyMore() throws Exception {
    SmallExport.whole(folder());
    PocketVoice voice = voice();
    Thread taking = new Thread(voice::close);
    SpeechCall during =
        new SpeechCall() {
          @Override
          public void progress(String step, double fraction) {
            if (step.equals("Listening")) {
              taking.start();
              while (taking.getState() == Thread.State.RUNNABLE
                  || taking.getState() == Thread.State.NEW) {
                Thread.onSpinWait();
              }
            }
          }

          @Override
          public void checkpoint() {}

          @Override
          public Optional<SoundBlock> sample() {
            return Optional.empty();
          }
        };
    SoundException ended =
        assertThrows(SoundException.class, () -> voice.speak(line("We left."), during));
    assertEquals(SoundException.Kind.TRANSIENT, ended.kind());
    taking.join();
    List<String> steps = new ArrayList<>();
    SpeechCall queued =
        new SpeechCall() {
          @Override
          public void progress(String step, double fraction) {
            steps.add(step);
          }

          @Override
          public void checkpoint() {}

          @Override
          public Optional<SoundBlock> sample() {
            return Optional.empty();
          }
        };
    SoundException late =
        assertThrows(SoundException.class, () -> voice.speak(line("We left."), queued));
    assertEquals(SoundException.Kind.TRANSIENT, late.kind());
    assertEquals(List.of(), steps);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mimi_decoder.onnx | text_conditioner.onnx | takes",
        "flow_lm_main.onnx | mimi_decoder.onnx | takes",
        "flow_lm_flow.onnx | bundle.json | cannot load",
        "bundle.json | tokenizer.model | bundle.json cannot be read",
        "tokenizer.model | bundle.json | SentencePiece",
        "bos_before_voice.npy | bundle.json | Get it again"
      })
  void aFileOfAnotherKindIsNamed(String file, String other, String word) throws Exception {
    SmallExport.whole(folder());
    PocketVoice voice = voice();
    Files.copy(
        folder().resolve(other),
        folder().resolve(file),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    SoundException refused =
        assertThrows(SoundException.class, () -> voice.speak(line("We left."), NOBODY));
    assertEquals(SoundException.Kind.MISCONFIGURED, refused.kind());
    assertTrue(refused.getMessage().contains(word), refused.getMessage());
  }

  @Test
  void aFileThatLeadsOutOfTheFolderIsRefused() throws Exception {
    SmallExport.whole(folder());
    PocketVoice voice = voice();
    Files.writeString(
        folder().resolve("bundle.json"),
        SmallExport.bundle("english").replace("bos_before_voice.npy", "../secret.npy"));
    SoundException refused =
        assertThrows(SoundException.class, () -> voice.speak(line("We left."), NOBODY));
    assertTrue(refused.getMessage().contains("../secret.npy"), refused.getMessage());
  }

  @Test
  void longTextsAndOtherScriptsAreRefused() throws Exception {
    SmallExport.whole(folder());
    SoundException many =
        assertThrows(SoundException.class, () -> voice().speak(line("word ".repeat(2000)), NOBODY));
    assertTrue(many.getMessage().contains("2000"), many.getMessage());
    SoundException greek =
        assertThrows(
            SoundException.class,
            () -> voice().speak(line("\u039a\u03b1\u03bb\u03b7\u03bc\u03ad\u03c1\u03b1"), NOBODY));
    assertTrue(greek.getMessage().contains("Latin"), greek.getMessage());
  }
}
