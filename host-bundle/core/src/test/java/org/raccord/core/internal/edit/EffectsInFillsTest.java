package org.raccord.core.internal.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.raccord.core.Edit;
import org.raccord.core.FillOrder;
import org.raccord.core.FillReport;
import org.raccord.core.FillWatcher;
import org.raccord.core.WorkException;
import org.raccord.matching.internal.Scene;
import org.raccord.media.Codec;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.media.SoundSource;
import org.raccord.media.SoundWriter;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.Take;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/** Spot effects of whole fills: found, placed to the sample, or refused before anything is made. */
@Timeout(120)
class EffectsInFillsTest {

  private static final int SAMPLES = 48_000;
  private static final SoundFormat MONO = new SoundFormat(SAMPLES, 1);
  private static final int LONG = 60;

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() throws IOException {
    bench = new Bench(folder);
    bench.put("ramp", Generators.ramp());
    bench.sounds.put(new Scene());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void clip(String name, Rate rate, long seed) throws IOException {
    PictureWriterSpec spec =
        PictureWriterSpec.of(Bench.FORMAT, rate, Codec.PRORES_HQ).withSound(MONO);
    float[] noise = new float[Math.toIntExact(FrameTime.of(LONG, rate).sample(SAMPLES))];
    java.util.Random random = new java.util.Random(seed);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextGaussian() * 0.001f;
    }
    try (PictureWriter out = PictureWriter.create(folder.resolve(name), spec)) {
      int at = 0;
      for (int i = 0; i < LONG; i++) {
        out.push(Bench.grey(100 + 4 * i));
        int to = Math.toIntExact(FrameTime.of(i + 1, rate).sample(SAMPLES));
        out.pushSound(new SoundBlock(MONO, new float[][] {Arrays.copyOfRange(noise, at, to)}));
        at = to;
      }
      out.finish();
    }
  }

  /** A click in the middle of silence. */
  private void click(String name) throws IOException {
    float[] samples = new float[9000];
    samples[4444] = 0.8f;
    try (SoundWriter out = SoundWriter.create(folder.resolve(name), MONO, 0, "a test")) {
      out.push(new SoundBlock(MONO, new float[][] {samples}));
      out.finish();
    }
  }

  private Path cut(Rate rate, boolean tracks) throws IOException {
    clip("a.mov", rate, 1);
    clip("b.mov", rate, 2);
    Cut cut = new Cut(rate);
    cut.video(cut.clip("a.mov", 3, 43, LONG), cut.gap(25), cut.clip("b.mov", 10, 50, LONG));
    if (tracks) {
      // The sound of B begins 5 frames before its picture, that of A ends 4 frames after it.
      cut.audio("A1", cut.clip("a.mov", 3, 47, LONG), cut.gap(16), cut.clip("b.mov", 5, 55, LONG));
    }
    Path file = folder.resolve("cut.otio");
    Files.writeString(file, cut.text());
    return file;
  }

  private static FillOrder order(String effect, FrameTime at) {
    Brief brief = Brief.OPEN.withSound(List.of(), List.of(new Brief.SpotEffect(effect, at)));
    return new FillOrder(
        new FillOrder.Selection.Named(List.of("V1-2")),
        1,
        OptionalLong.of(7),
        List.of(),
        Optional.of(brief),
        OptionalLong.empty(),
        Optional.empty(),
        FillOrder.HandleUse.AUTO,
        FillOrder.Refill.ADD_TAKES,
        Optional.empty());
  }

  private static int loudest(float[] samples) {
    int loudest = 0;
    for (int i = 0; i < samples.length; i++) {
      loudest = Math.abs(samples[i]) > Math.abs(samples[loudest]) ? i : loudest;
    }
    return loudest;
  }

  private static float[] samples(Path file) throws IOException {
    try (SoundSource source = SoundSource.open(file);
        SoundReader reader = source.read(0, source.sound().samples(), MONO)) {
      return reader.whole(Math.toIntExact(source.sound().samples())).channel(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"24000/1001", "25/1", "30000/1001", "60000/1001"})
  void aClickLandsOnItsFrameOfTheTimeline(String text) throws Exception {
    String[] parts = text.split("/", -1);
    Rate rate = new Rate(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    click("click.wav");
    try (Edit edit = bench.change(cut(rate, true))) {
      FillReport report = edit.fill(order("click.wav", FrameTime.of(11, rate)), FillWatcher.NONE);
      Take take = report.slots().get(0).takes().get(0);
      float[] made = samples(folder.resolve(take.sounds().get(0).path()));
      // The sound's slot begins with frame 47 of the timeline, the picture's with frame 43.
      double exact = (43.0 + 11) * rate.denominator() / rate.numerator() * SAMPLES;
      double begin = 47.0 * rate.denominator() / rate.numerator() * SAMPLES;
      double head = take.sounds().get(0).headHandle();
      assertEquals(head + exact - begin, (double) loudest(made), 1);
      assertEquals("click.wav", take.brief().effects().get(0).file());
      assertTrue(take.settings().get("sound").contains("effects"), take.settings().toString());
    }
    // It is stored with the slot, and read again.
    try (Edit edit = bench.look(folder.resolve("cut.raccord.otio"))) {
      Brief stored =
          edit.survey(Edit.SurveyScope.SLOTS).slots().get(0).slot().stored().orElseThrow().brief();
      assertEquals(
          List.of(new Brief.SpotEffect("click.wav", FrameTime.of(11, rate))), stored.effects());
    }
  }

  @Test
  void withoutSoundTracksTheEffectIsInThePicturesFile() throws Exception {
    click("click.wav");
    try (Edit edit = bench.change(cut(Rate.FPS_25, false))) {
      FillReport report =
          edit.fill(order("click.wav", FrameTime.of(11, Rate.FPS_25)), FillWatcher.NONE);
      Take take = report.slots().get(0).takes().get(0);
      float[] made = samples(folder.resolve(take.picture().path()));
      assertEquals((take.picture().headHandle() + 11) * 1920.0, (double) loudest(made), 1);
    }
  }

  @Test
  void anEffectThatIsAskedIntoTheRoomIsStoredSoAndStaysDryBesideDryClips() throws Exception {
    click("click.wav");
    Brief.SpotEffect effect =
        new Brief.SpotEffect(
            "click.wav", FrameTime.of(11, Rate.FPS_25), Brief.SpotEffect.Room.NEIGHBOURS);
    FillOrder order = order("click.wav", effect.at());
    Brief brief = Brief.OPEN.withSound(List.of(), List.of(effect));
    try (Edit edit = bench.change(cut(Rate.FPS_25, true))) {
      Take take =
          edit.fill(TalkingCut.order(brief), FillWatcher.NONE).slots().get(0).takes().get(0);
      assertTrue(
          take.remarks().toString().contains("click.wav stays as it is"),
          take.remarks().toString());
    }
    try (Edit edit = bench.change(folder.resolve("cut.raccord.otio"))) {
      assertEquals(
          List.of(effect),
          edit.survey(Edit.SurveyScope.SLOTS)
              .slots()
              .get(0)
              .slot()
              .stored()
              .orElseThrow()
              .brief()
              .effects());
      // Asked for as it is, it is stored as it is.
      edit.fill(order, FillWatcher.NONE);
      assertEquals(
          Brief.SpotEffect.Room.OWN,
          edit.survey(Edit.SurveyScope.SLOTS)
              .slots()
              .get(0)
              .slot()
              .stored()
              .orElseThrow()
              .brief()
              .effects()
              .get(0)
              .room());
    }
  }

  private void refused(String effect, String word) throws Exception {
    try (Edit edit = bench.change(cut(Rate.FPS_25, true))) {
      List<String> before = bench.names();
      WorkException refused =
          assertThrows(
              WorkException.class,
              () -> edit.fill(order(effect, FrameTime.of(11, Rate.FPS_25)), FillWatcher.NONE));
      assertTrue(refused.getMessage().contains(word), refused.getMessage());
      assertEquals(WorkException.Kind.INPUT, refused.kind());
      assertEquals(before, bench.names(), "nothing was made");
    }
  }

  @Test
  void anEffectThatIsNotThereIsToldBeforeAnythingIsMade() throws Exception {
    refused("nowhere/door.wav", "door.wav");
  }

  @Test
  void anEffectThatIsNoSoundIsToldBeforeAnythingIsMade() throws Exception {
    Files.writeString(
        folder.resolve("door.wav"), "this is no sound at all, but a text\n".repeat(99));
    refused("door.wav", "door.wav");
    bench.clip("silent.mov", 5, 100);
    refused("silent.mov", "has no sound");
    refused("https://example.org/door.wav", "names no file");
  }

  @Test
  void anEffectThatIsCutShortIsToldBeforeAnythingIsMade() throws Exception {
    click("whole.wav");
    byte[] whole = Files.readAllBytes(folder.resolve("whole.wav"));
    Files.write(folder.resolve("head.wav"), Arrays.copyOf(whole, 100));
    refused("head.wav", "head.wav");
    Files.write(folder.resolve("half.wav"), Arrays.copyOf(whole, whole.length / 2));
    refused("half.wav", "half.wav");
    Files.write(folder.resolve("empty.wav"), new byte[0]);
    refused("empty.wav", "empty.wav");
  }

  @Test
  void withSoundUnderTheHoleThereIsNoPlaceForAnEffect() throws Exception {
    click("click.wav");
    clip("a.mov", Rate.FPS_25, 1);
    clip("b.mov", Rate.FPS_25, 2);
    Cut cut = new Cut(Rate.FPS_25);
    cut.video(cut.clip("a.mov", 3, 20, LONG), cut.gap(10), cut.clip("b.mov", 10, 20, LONG))
        .audio("A1", cut.clip("a.mov", 3, 50, LONG));
    Path file = folder.resolve("cut.otio");
    Files.writeString(file, cut.text());
    try (Edit edit = bench.change(file)) {
      List<String> before = bench.names();
      WorkException refused =
          assertThrows(
              WorkException.class,
              () -> edit.fill(order("click.wav", FrameTime.of(5, Rate.FPS_25)), FillWatcher.NONE));
      assertTrue(refused.getMessage().contains("no production-sound track"));
      assertEquals(before, bench.names(), "nothing was made");
    }
  }
}
