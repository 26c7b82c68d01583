package org.raccord.core.internal.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
import org.raccord.generator.Made;
import org.raccord.matching.internal.RoomTone;
import org.raccord.media.Codec;
import org.raccord.media.MediaProbe;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.media.SoundSource;
import org.raccord.media.SoundWriter;
import org.raccord.media.SourceMark;
import org.raccord.model.fill.DigitalSourceType;
import org.raccord.model.fill.Take;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.sound.SoundReader;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.ItemPath;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.TrackTimes;
import org.raccord.program.Program;

/** Sound of whole fills: where it goes, how long it is, and that nothing else moves by a sample. */
@Timeout(120)
class SoundInFillsTest {

  private static final int SAMPLES = 48_000;
  private static final SoundFormat MONO = new SoundFormat(SAMPLES, 1);
  private static final int LONG = 120;

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
    bench.put("ramp", Generators.ramp());
    bench.sounds.put(new RoomTone());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  /** Soft noise at about -50 dBFS, which tells each sample. */
  private static float[] noise(int length, long seed) {
    Random random = new Random(seed);
    float[] noise = new float[length];
    float low = 0;
    for (int i = 0; i < length; i++) {
      low += 0.2f * ((float) random.nextGaussian() * 0.008f - low);
      noise[i] = low;
    }
    return noise;
  }

  private void clip(String name, Rate rate, long seed) throws IOException {
    PictureWriterSpec spec =
        PictureWriterSpec.of(Bench.FORMAT, rate, Codec.PRORES_HQ).withSound(MONO);
    float[] noise = noise(Math.toIntExact(FrameTime.of(LONG, rate).sample(SAMPLES)), seed);
    try (PictureWriter out = PictureWriter.create(folder.resolve(name), spec)) {
      int at = 0;
      for (int i = 0; i < LONG; i++) {
        out.push(Bench.grey(100 + 4 * i));
        int to = Math.toIntExact(FrameTime.of(i + 1, rate).sample(SAMPLES));
        out.pushSound(
            new SoundBlock(MONO, new float[][] {java.util.Arrays.copyOfRange(noise, at, to)}));
        at = to;
      }
      out.finish();
    }
  }

  private static float[] samples(Path file, long first, int length) throws IOException {
    try (SoundSource source = SoundSource.open(file);
        SoundReader reader = source.read(first, length, MONO)) {
      return all(reader, length);
    }
  }

  private static float[] all(SoundReader reader, int length) throws IOException {
    float[] samples = new float[length];
    int at = 0;
    while (at < length) {
      Optional<SoundBlock> next = reader.next(length - at);
      if (next.isEmpty()) {
        break;
      }
      System.arraycopy(next.get().channel(0), 0, samples, at, next.get().length());
      at += next.get().length();
    }
    assertEquals(length, at);
    return samples;
  }

  private static double level(float[] samples, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += samples[i] * samples[i];
    }
    return Math.sqrt(sum / (to - from));
  }

  private FillReport fill(Edit edit) throws Exception {
    FillReport report =
        edit.fill(
            Bench.order(new FillOrder.Selection.Named(List.of("V1-2")), FillOrder.Refill.ADD_TAKES),
            FillWatcher.NONE);
    assertEquals(1, report.filled(), report.toString());
    return report;
  }

  private Path write(Cut cut) throws IOException {
    Path file = folder.resolve("cut.otio");
    Files.writeString(file, cut.text());
    return file;
  }

  private static Take take(FillReport report) {
    return report.slots().get(0).takes().get(0);
  }

  @Test
  void withoutSoundTracksTheTakesFileHasTheSound() throws Exception {
    clip("a.mov", Rate.FPS_24, 1);
    clip("b.mov", Rate.FPS_24, 2);
    Cut cut = new Cut(Rate.FPS_24);
    cut.video(cut.clip("a.mov", 0, 100, LONG), cut.gap(12), cut.clip("b.mov", 10, 100, LONG));
    try (Edit edit = bench.change(write(cut))) {
      Take take = take(fill(edit));
      assertTrue(take.sounds().isEmpty());
      Path file = folder.resolve(take.picture().path());
      int frames = (int) (take.picture().headHandle() + 12 + take.picture().tailHandle());
      float[] made = samples(file, 0, 2000 * frames);
      int slot = (int) take.picture().headHandle() * 2000;
      double around = level(noise(48_000, 1), 0, 48_000);
      double inside = level(made, slot, slot + 12 * 2000);
      assertEquals(0, 20 * Math.log10(inside / around), 2, "level of the slot's sound in dB");
      // The last sample of A leads into the first of the slot as any sample leads into the next.
      float[] a = samples(folder.resolve("a.mov"), 100 * 2000 - 1, 1);
      double usual = 0;
      for (int i = 1; i < made.length; i++) {
        usual = Math.max(usual, Math.abs(made[i] - made[i - 1]));
      }
      assertTrue(Math.abs(made[slot] - a[0]) <= 1.5 * usual, "a click where the take begins");
    }
  }

  private static List<ItemPath> clips(Timeline timeline) {
    List<ItemPath> paths = new ArrayList<>();
    for (int t = 0; t < timeline.tracks().size(); t++) {
      for (int e = 0; e < timeline.tracks().get(t).elements().size(); e++) {
        if (timeline.tracks().get(t).elements().get(e) instanceof Clip clip
            && !clip.activeKey().startsWith("raccord:")) {
          paths.add(ItemPath.of(t, e));
        }
      }
    }
    return paths;
  }

  private static List<FrameRange> places(Timeline timeline) {
    return clips(timeline).stream().map(p -> TrackTimes.recordRange(timeline, p)).toList();
  }

  /**
   * A is heard 7 frames under the hole (an L cut) and B 5 frames before it is seen (a J cut); music
   * lies under all of it.
   */
  @ParameterizedTest
  @ValueSource(strings = {"24000/1001", "24/1", "25/1", "30000/1001", "50/1", "60000/1001"})
  void lAndJCutsStayAndEveryOtherSampleIsWhereItWas(String text) throws Exception {
    String[] parts = text.split("/", -1);
    Rate rate = new Rate(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    clip("a.mov", rate, 1);
    clip("b.mov", rate, 2);
    clip("music.mov", rate, 3);
    Cut cut = new Cut(rate);
    cut.video(cut.clip("a.mov", 3, 80, LONG), cut.gap(25), cut.clip("b.mov", 20, 80, LONG))
        .audio("A1", cut.clip("a.mov", 3, 87, LONG), cut.gap(13), cut.clip("b.mov", 15, 85, LONG))
        .audio(
            "Music",
            cut.clip("music.mov", 0, 90, LONG),
            cut.gap(20),
            cut.clip("music.mov", 0, 75, LONG));
    try (Edit edit = bench.change(write(cut))) {
      List<FrameRange> before = places(edit.timeline());
      int length =
          Math.toIntExact(
              new FrameTime(TrackTimes.duration(edit.timeline()).frame(), rate).sample(SAMPLES));
      float[] was = program(edit.timeline(), rate, length);
      Take take = take(fill(edit));
      assertEquals(before, places(edit.timeline()));
      FrameRange hole = new FrameRange(87, 13, rate);
      long from = hole.startTime().sample(SAMPLES);
      long to = hole.endTime().sample(SAMPLES);
      assertEquals(to - from, take.sounds().get(0).length(), "samples of the hole in A1");
      assertEquals(
          DigitalSourceType.ALGORITHMIC_MEDIA.uri(),
          MediaProbe.probe(folder.resolve(take.sounds().get(0).path()))
              .mark()
              .map(SourceMark::sourceType)
              .orElse("none"));
      float[] is = program(edit.timeline(), rate, length);
      for (int i = 0; i < length; i++) {
        if (i < from || i >= to) {
          assertEquals(was[i], is[i], 2e-6, "sample " + i + " of " + length);
        }
      }
      double heard = 0;
      for (int i = (int) from; i < to; i++) {
        heard += Math.pow(is[i] - was[i], 2) / (to - from);
      }
      assertTrue(Math.sqrt(heard) > 1e-4, "the hole has sound now");
    }
  }

  private float[] program(Timeline timeline, Rate rate, int length) throws IOException {
    Program program =
        new Program(
            timeline,
            reference ->
                reference instanceof org.raccord.model.timeline.MediaReference.External external
                    ? org.raccord.otio.MediaUrls.path(external.url(), folder)
                    : Optional.empty(),
            Bench.FORMAT,
            rate);
    FrameRange all = new FrameRange(0, TrackTimes.duration(timeline).frame(), rate);
    try (SoundReader reader = program.sound(all, MONO)) {
      return all(reader, length);
    }
  }

  /** Writes picture and, as a file beside it, a sound of a steady 0.25. */
  private static Generators.Serving withSound(int lead) {
    return (request, call) -> {
      try {
        Path film =
            Generators.film(call.workspace(), 96, Rate.FPS_24, (int) request.length() + 2 * lead);
        Path sound = call.workspace().resolve("own.wav");
        float[] steady = new float[((int) request.length() + 2 * lead) * 2000];
        java.util.Arrays.fill(steady, 0.25f);
        try (SoundWriter out = SoundWriter.create(sound, MONO, 0, "a test")) {
          out.push(new SoundBlock(MONO, new float[][] {steady}));
          out.finish();
        }
        return new Made.InFile(
            film,
            new Made.Alignment.StartsAt(lead),
            Optional.of(sound),
            Generators.account("with sound"));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  @Test
  void soundThatCameWithThePictureCoversTheSlotAndRoomToneTheRest() throws Exception {
    bench.shelf.all().forEach(bench.shelf::remove);
    bench.put("talkie", withSound(4));
    clip("a.mov", Rate.FPS_24, 1);
    clip("b.mov", Rate.FPS_24, 2);
    Cut cut = new Cut(Rate.FPS_24);
    cut.video(cut.clip("a.mov", 0, 80, LONG), cut.gap(24), cut.clip("b.mov", 20, 80, LONG))
        .audio("A1", cut.clip("a.mov", 0, 75, LONG), cut.gap(34), cut.clip("b.mov", 25, 75, LONG));
    try (Edit edit = bench.change(write(cut))) {
      Take take = take(fill(edit));
      int head = (int) take.sounds().get(0).headHandle();
      float[] made = samples(folder.resolve(take.sounds().get(0).path()), 0, head + 34 * 2000);
      // The sound's hole begins 5 frames before the picture's, and ends 5 frames after it.
      int slot = head + 5 * 2000;
      assertEquals(0.25, made[slot + 24_000], 1e-3, "the middle is the generator's");
      assertTrue(Math.abs(made[slot - 100]) < 0.05, "before it there is room tone");
      assertTrue(Math.abs(made[slot + 24 * 2000 + 100]) < 0.05, "and after it");
      assertTrue(Math.abs(made[slot + 4]) < 0.1, "they cross over");
      assertTrue(level(made, slot - 8000, slot - 100) > 1e-4);
    }
  }

  @Test
  void soundThatCameWithThePictureGoesIntoItsFileWhereThereAreNoTracks() throws Exception {
    bench.shelf.all().forEach(bench.shelf::remove);
    bench.put("talkie", withSound(4));
    bench.clip("a.mov", 40, 100);
    bench.clip("b.mov", 40, 500);
    Cut cut = new Cut(Rate.FPS_24);
    cut.video(cut.clip("a.mov", 0, 30, 40), cut.gap(24), cut.clip("b.mov", 5, 30, 40));
    try (Edit edit = bench.change(write(cut))) {
      Take take = take(fill(edit));
      int head = (int) take.picture().headHandle();
      float[] made = samples(folder.resolve(take.picture().path()), 0L, (head + 24) * 2000);
      assertEquals(0.25, made[head * 2000 + 24_000], 1e-3);
      assertEquals(0, made[head * 2000 - 200], 1e-4, "silent neighbours stay silent");
    }
  }
}
