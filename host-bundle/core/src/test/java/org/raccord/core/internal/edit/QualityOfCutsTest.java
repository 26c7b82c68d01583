package org.raccord.core.internal.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.Edit;
import org.raccord.core.FillOrder;
import org.raccord.core.FillReport;
import org.raccord.core.FillWatcher;
import org.raccord.core.QualityCheck;
import org.raccord.core.QualityOrder;
import org.raccord.core.RenderOrder;
import org.raccord.generator.Edge;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Made;
import org.raccord.matching.internal.RoomTone;
import org.raccord.media.Codec;
import org.raccord.media.MediaProbe;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.media.SoundWriter;
import org.raccord.media.StartTimecode;
import org.raccord.model.fill.Take;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.quality.QualityFinding;
import org.raccord.model.quality.QualityFinding.Kind;
import org.raccord.model.quality.QualityFinding.Severity;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/**
 * Cuts with takes in them are looked at: what is found is where it is, and in the take it is in.
 */
class QualityOfCutsTest {

  private static final SoundFormat MONO = new SoundFormat(48_000, 1);
  private static final QualityOrder ALL =
      new QualityOrder(Optional.empty(), Optional.empty(), Optional.empty());

  @TempDir private Path folder = Path.of("");
  private Bench bench = new Bench(folder);

  @BeforeEach
  void open() {
    bench = new Bench(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static Take fill(Edit edit) throws Exception {
    FillReport report =
        edit.fill(
            Bench.order(
                new FillOrder.Selection.Named(List.of("V1-2")), FillOrder.Refill.ONLY_EMPTY),
            FillWatcher.NONE);
    assertEquals(1, report.filled(), report.toString());
    return report.slots().get(0).takes().get(0);
  }

  private Take filled(Path cut, Generators.Serving generator) throws Exception {
    bench.put("gen", generator);
    try (Edit edit = bench.change(cut)) {
      return fill(edit);
    }
  }

  private QualityCheck look(Path cut, QualityOrder order) throws Exception {
    try (Edit edit = bench.look(cut)) {
      return edit.check(order, FillWatcher.NONE);
    }
  }

  private QualityFinding only(Path cut) throws Exception {
    List<QualityFinding> findings = look(cut, ALL).report().findings();
    assertEquals(1, findings.size(), findings.toString());
    return findings.get(0);
  }

  @Test
  void aCutOfOursWithATakeOfOursHasNothing() throws Exception {
    Path cut = bench.oneHole();
    filled(cut, Generators.ramp());
    QualityCheck check = look(cut, ALL);
    assertEquals(List.of(), check.report().findings());
    assertEquals(46, check.report().range().length());
    assertEquals("01:00:00:20", check.label(20));
  }

  @Test
  void aJumpOfTimecodeWithinAFileIsFoundAtItsFrameInTheFileAndInACutThatUsesIt() throws Exception {
    Path out = rendered("jumps.mov");
    // 46 frames from 01:00:00:00; the tape was stopped for a minute before the 31st.
    long hour = 24 * 3600;
    JumpingTimecode.plant(out, 46, 30, (int) (hour + 30 + 24 * 60));
    QualityCheck check = bench.workbench.check(out, ALL, FillWatcher.NONE);
    List<QualityFinding> findings = check.report().findings();
    assertEquals(1, findings.size(), findings.toString());
    QualityFinding jump = findings.get(0);
    assertEquals(Kind.TIMECODE, jump.kind());
    assertEquals(new FrameRange(30, 1, Rate.FPS_24), jump.where());
    assertEquals(1440, jump.amount().orElseThrow().value(), 1e-9);
    assertTrue(
        jump.what().contains("01:01:01:06 stands where 01:00:01:06 would follow"), jump.what());
    Path used = folder.resolve("used.otio");
    bench.workbench.create(used, List.of(out, out), "0").close();
    List<FrameRange> where =
        look(used, ALL).report().findings().stream()
            .filter(f -> f.kind() == Kind.TIMECODE && f.what().contains("jumps"))
            .map(QualityFinding::where)
            .toList();
    assertEquals(
        List.of(new FrameRange(30, 1, Rate.FPS_24), new FrameRange(76, 1, Rate.FPS_24)), where);
  }

  @Test
  void aDamagedTimecodeTrackIsAFindingAndTheRestIsLookedAtAllTheSame() throws Exception {
    Path file = rendered("damaged.mov");
    JumpingTimecode.damage(file, 46, 10);
    QualityFinding inFile = onlyFinding(bench.workbench.check(file, ALL, FillWatcher.NONE));
    assertTrue(inFile.what().contains("damaged.mov is damaged"), inFile.what());
    assertEquals(46, inFile.where().length());
    Path used = folder.resolve("used.otio");
    bench.workbench.create(used, List.of(file, file), "0").close();
    QualityFinding inCut = onlyFinding(look(used, ALL));
    assertEquals(inFile.what(), inCut.what());
    assertEquals("V1-1", inCut.place().orElseThrow());
  }

  private static QualityFinding onlyFinding(QualityCheck check) {
    List<QualityFinding> found =
        check.report().findings().stream().filter(f -> f.kind() == Kind.TIMECODE).toList();
    assertEquals(1, found.size(), found.toString());
    return found.get(0);
  }

  /** A cut of 46 frames with a take in it, as a file with timecode from 01:00:00:00. */
  private Path rendered(String name) throws Exception {
    Path cut = bench.oneHole();
    filled(cut, Generators.ramp());
    Path out = folder.resolve(name);
    try (Edit edit = bench.look(cut)) {
      edit.render(
          new RenderOrder(out, Optional.empty(), 0, RenderOrder.BurnIn.NONE), FillWatcher.NONE);
    }
    return out;
  }

  @Test
  void whatWeRenderHasNothing() throws Exception {
    Path cut = bench.oneHole();
    filled(cut, Generators.ramp());
    for (String name : List.of("look.mov", "look.mkv")) {
      Path out = folder.resolve(name);
      try (Edit edit = bench.look(cut)) {
        edit.render(
            new RenderOrder(out, Optional.empty(), 0, RenderOrder.BurnIn.NONE), FillWatcher.NONE);
      }
      QualityCheck check = bench.workbench.check(out, ALL, FillWatcher.NONE);
      assertEquals(List.of(), check.report().findings(), name);
      assertEquals("01:00:00:00", check.label(0), name);
    }
  }

  @Test
  void aProgrammeThatPassesMidnight() throws Exception {
    bench.clip("a.mov", 20, 300);
    Path cut =
        bench.timeline("late.otio", Bench.clipJson("a.mov", 0, 20), Rate.FPS_24, 24 * 86_400 - 10);
    assertEquals(Kind.TIMECODE, only(cut).kind());
  }

  @Test
  void aTakeThatHoldsAFrameIsFoundWhereItIsAndDrawn() throws Exception {
    Path cut = bench.oneHole();
    Take take =
        filled(
            cut,
            (request, call) -> {
              try {
                int a = Generators.luma(call, Edge.BEFORE);
                for (long i = -request.headHandle();
                    i < request.length() + request.tailHandle();
                    i++) {
                  call.picture().push(Bench.grey(request.format(), a));
                }
              } catch (IOException e) {
                throw new GenerationException(
                    GenerationException.Kind.FAILED, String.valueOf(e.getMessage()), e);
              }
              return new Made.Pushed(request.headHandle(), Generators.account("hold"));
            });
    QualityFinding found = only(cut);
    assertEquals(Kind.FROZEN, found.kind());
    assertEquals(Severity.FAULT, found.severity());
    assertEquals(new FrameRange(20, 6, Rate.FPS_24), found.where());
    assertEquals(Optional.of("V1-2"), found.place());
    assertEquals(Optional.of(take.id()), found.take());
    Path pictures = folder.resolve("look");
    var before = bench.hashes();
    QualityCheck slot =
        look(cut, new QualityOrder(Optional.of("V1-2"), Optional.empty(), Optional.of(pictures)));
    assertEquals(List.of(found), slot.report().findings());
    assertEquals(
        List.of(pictures.resolve("programme.png"), pictures.resolve("01-frozen.png")),
        slot.pictures());
    assertTrue(Files.size(pictures.resolve("01-frozen.png")) > 2000);
    assertEquals(before, bench.hashes(), "looking changes nothing");
  }

  @Test
  void anEmptySlotAndMediaThatIsGone() throws Exception {
    Path cut = bench.oneHole();
    QualityFinding empty = only(cut);
    assertEquals(Kind.EMPTY, empty.kind());
    assertEquals(Severity.WARNING, empty.severity());
    assertEquals(new FrameRange(20, 6, Rate.FPS_24), empty.where());
    Files.delete(folder.resolve("b.mov"));
    List<QualityFinding> gone = look(cut, ALL).report().findings();
    assertEquals(Severity.FAULT, gone.get(0).severity(), gone.toString());
    assertEquals(Optional.of("V1-3"), gone.get(0).place());
    assertTrue(gone.get(0).remedy().contains("relink"), gone.get(0).remedy());
  }

  /** Puts another file in the place of a take's. */
  private void replace(Take take, PictureFormat format, Rate rate, Optional<StartTimecode> start)
      throws IOException {
    Path file = folder.resolve(take.picture().path());
    int frames =
        (int) (take.picture().headHandle() + take.picture().length() + take.picture().tailHandle());
    PictureWriterSpec spec = PictureWriterSpec.of(format, rate, Codec.PRORES_HQ);
    try (PictureWriter out = PictureWriter.create(file, start.map(spec::withStart).orElse(spec))) {
      for (int i = 0; i < frames; i++) {
        long inSlot = i - take.picture().headHandle();
        out.push(Bench.grey(format, (int) (300 + 4 * (20 + inSlot))));
      }
      out.finish();
    }
  }

  @Test
  void whatATakesFileSaysOfItselfIsComparedWithTheTimeline() throws Exception {
    Path cut = bench.oneHole();
    Take take = filled(cut, Generators.ramp());
    StartTimecode right =
        MediaProbe.probe(folder.resolve(take.picture().path())).start().orElseThrow();
    replace(take, Bench.FORMAT, Rate.FPS_24, Optional.of(right));
    assertEquals(List.of(), look(cut, ALL).report().findings());

    StartTimecode late = StartTimecode.whole(right.time().plusFrames(3));
    replace(take, Bench.FORMAT, Rate.FPS_24, Optional.of(late));
    QualityFinding off = only(cut);
    assertEquals(Kind.TIMECODE, off.kind());
    assertEquals(3, off.amount().orElseThrow().value());

    replace(take, Bench.FORMAT, Rate.FPS_24, Optional.empty());
    assertEquals(Kind.TIMECODE, only(cut).kind());

    replace(take, Bench.FORMAT.withSize(64, 64), Rate.FPS_24, Optional.of(right));
    assertTrue(kinds(cut).contains(Kind.RASTER), kinds(cut).toString());

    ColourTags wide = new ColourTags(9, 14, 9, ColourTags.Range.NARROW, 1);
    replace(take, Bench.FORMAT.withColour(wide), Rate.FPS_24, Optional.of(right));
    QualityFinding tags = only(cut);
    assertEquals(Kind.COLOUR, tags.kind());
    assertTrue(tags.what().contains("primaries 9 for 1"), tags.what());

    StartTimecode other = StartTimecode.whole(FrameTime.of(right.time().frame(), Rate.FPS_25));
    replace(take, Bench.FORMAT, Rate.FPS_25, Optional.of(other));
    assertTrue(kinds(cut).contains(Kind.RATE), kinds(cut).toString());
  }

  private List<Kind> kinds(Path cut) throws Exception {
    return look(cut, ALL).report().findings().stream().map(QualityFinding::kind).toList();
  }

  private static float[] noise(int length, long seed) {
    Random random = new Random(seed);
    float[] noise = new float[length];
    float low = 0;
    for (int i = 0; i < length; i++) {
      low += 0.2f * ((float) random.nextGaussian() * 0.05f - low);
      noise[i] = low;
    }
    return noise;
  }

  private void withSound(String name, int first, long seed) throws IOException {
    PictureWriterSpec spec =
        PictureWriterSpec.of(Bench.FORMAT, Rate.FPS_24, Codec.PRORES_HQ).withSound(MONO);
    try (PictureWriter out = PictureWriter.create(folder.resolve(name), spec)) {
      for (int i = 0; i < 48; i++) {
        out.push(Bench.grey(first + 4 * i));
      }
      out.pushSound(new SoundBlock(MONO, new float[][] {noise(48 * 2000, seed)}));
      out.finish();
    }
  }

  @Test
  void theSoundOfATakeIsHeardAndItsChannelsAreCounted() throws Exception {
    withSound("a.mov", 200, 1);
    withSound("b.mov", 200 + 4 * 60, 2);
    Cut text = new Cut(Rate.FPS_24);
    text.video(text.clip("a.mov", 0, 48, 48), text.gap(12), text.clip("b.mov", 0, 48, 48));
    text.audio("Sound", text.clip("a.mov", 0, 48, 48), text.gap(12), text.clip("b.mov", 0, 48, 48));
    Path cut = folder.resolve("cut.otio");
    Files.writeString(cut, text.text());
    bench.sounds.put(new RoomTone());
    Take take = filled(cut, Generators.ramp());
    assertFalse(take.sounds().isEmpty());
    assertTrue(look(cut, ALL).report().isClean(), look(cut, ALL).report().toString());

    Path file = folder.resolve(take.sounds().get(0).path());
    int samples =
        (int)
            (take.sounds().get(0).headHandle()
                + take.sounds().get(0).length()
                + take.sounds().get(0).tailHandle());
    SoundFormat stereo = new SoundFormat(48_000, 2);
    try (SoundWriter out = SoundWriter.create(file, stereo, 0, "silence")) {
      out.push(SoundBlock.silence(stereo, samples));
      out.finish();
    }
    List<QualityFinding> findings = look(cut, ALL).report().findings();
    QualityFinding silent = findings.get(0);
    assertEquals(Kind.SILENCE, silent.kind(), findings.toString());
    assertEquals(Severity.FAULT, silent.severity());
    assertEquals(Optional.of(take.id()), silent.take());
    assertEquals(Optional.of("A1-2"), silent.place());
    assertTrue(findings.stream().anyMatch(f -> f.kind() == Kind.CHANNELS), findings.toString());
  }
}
