package org.raccord.core.internal.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.Edit;
import org.raccord.core.FillOrder;
import org.raccord.core.FillPreview;
import org.raccord.core.FillReport;
import org.raccord.core.FillWatcher;
import org.raccord.core.WorkException;
import org.raccord.core.internal.fill.SaidOfShots;
import org.raccord.core.internal.settings.UserSettings;
import org.raccord.generator.ClipGenerator;
import org.raccord.generator.Edge;
import org.raccord.generator.FillCall;
import org.raccord.generator.FillRequest;
import org.raccord.generator.GenerationException;
import org.raccord.generator.Made;
import org.raccord.generator.Offer;
import org.raccord.media.Codec;
import org.raccord.media.PictureSource;
import org.raccord.media.PictureWriter;
import org.raccord.media.PictureWriterSpec;
import org.raccord.model.fill.SeamReport;
import org.raccord.model.fill.Take;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.ColourTags.Range;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.Framing;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.picture.ShotColour;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/** Logarithmic and HDR shots, and generators that work with ordinary pictures. */
class ShotsOfOtherLightTest {

  private static final int HOLE = 6;
  private static final String SERVER = "http://render.test:30000";
  private static final ColourTags UNTAGGED =
      new ColourTags(ColourTags.UNKNOWN, ColourTags.UNKNOWN, 1, Range.NARROW, 1);
  private static final ColourTags PQ = new ColourTags(9, 16, 9, Range.NARROW, 1);

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench(folder);
    new UserSettings(Optional.of(folder.resolve("settings")))
        .store(new UserSettings.Leaving(false, List.of(SERVER)));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  /** A ramp of code values across, the same in every frame: from deep shadow to bright sun. */
  private static Frame ramp(ColourTags colour, int first, int last) {
    PictureFormat format = PictureFormat.square(256, 64, PixelLayout.YUV422_10, colour);
    Frame frame = Frame.allocate(format);
    for (int i = 0; i < frame.plane(0).length; i++) {
      frame.plane(0)[i] = (short) (first + (last - first) * (i % 256) / 255);
    }
    java.util.Arrays.fill(frame.plane(1), (short) 512);
    java.util.Arrays.fill(frame.plane(2), (short) 512);
    return frame;
  }

  private Path cut(Frame shot) throws IOException {
    for (String name : List.of("a.mkv", "b.mkv")) {
      try (PictureWriter out =
          PictureWriter.create(
              folder.resolve(name), PictureWriterSpec.of(shot.format(), Rate.FPS_24, Codec.FFV1))) {
        for (int k = 0; k < 20; k++) {
          out.push(shot);
        }
        out.finish();
      }
    }
    return bench.timeline(
        "cut.otio",
        Bench.clipJson("a.mkv", 0, 20)
            + ","
            + Bench.gap(HOLE)
            + ","
            + Bench.clipJson("b.mkv", 0, 20));
  }

  /** Returns what it was sent. */
  private static final class Echo implements ClipGenerator {
    private final FillCall.ExcerptFormat form;
    private final Optional<String> server;
    private final List<Frame> seen = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();

    Echo(FillCall.ExcerptFormat form, Optional<String> server) {
      this.form = form;
      this.server = server;
    }

    @Override
    public Offer offer(FillRequest request) {
      return new Offer.Serves(
          "echoes",
          Offer.Rung.FRAMES_BOTH_SIDES,
          Map.of(),
          server,
          List.of(),
          Optional.empty(),
          Optional.empty(),
          true);
    }

    @Override
    public Made fill(FillRequest request, FillCall call) throws GenerationException {
      asked.incrementAndGet();
      try {
        Path file = call.excerpt(Edge.BEFORE, form, (int) request.length());
        try (PictureSource source = PictureSource.open(file);
            FrameReader in = source.read(new FrameRange(0, 1, request.rate()))) {
          seen.add(in.next().orElseThrow());
        }
        return new Made.InFile(
            file,
            new Made.Alignment.StartsAt(0),
            Optional.empty(),
            Generators.account("echo").on(Offer.Rung.FRAMES_BOTH_SIDES));
      } catch (IOException e) {
        throw new GenerationException(
            GenerationException.Kind.FAILED, String.valueOf(e.getMessage()), e);
      }
    }
  }

  private Echo server() {
    Echo echo = new Echo(FillCall.ExcerptFormat.MP4, Optional.of(SERVER));
    bench.put("studio", echo);
    return echo;
  }

  private static FillOrder order(Optional<ShotColour> said) {
    return new FillOrder(
            new FillOrder.Selection.Named(List.of("V1-2")),
            1,
            OptionalLong.of(7),
            List.of("studio:default"),
            Optional.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            FillOrder.HandleUse.AUTO,
            FillOrder.Refill.ADD_TAKES,
            Optional.empty())
        .fitted(new FillOrder.Fitting(FillOrder.Matching.OFF, Framing.CROP, said));
  }

  private FillReport.SlotResult fill(Path cut, Optional<ShotColour> said) throws Exception {
    try (Edit edit = bench.change(cut)) {
      return edit.fill(order(said), FillWatcher.NONE).slots().get(0);
    }
  }

  private static Optional<ShotColour> said(String curve) {
    return Optional.of(new ShotColour.Named(curve));
  }

  private Frame middle(Take take) throws IOException {
    try (PictureSource source = PictureSource.open(folder.resolve(take.picture().path()));
        FrameReader in =
            source.read(new FrameRange(take.picture().headHandle() + 2, 1, Rate.FPS_24))) {
      return in.next().orElseThrow();
    }
  }

  /** The mean distance of luma between two columns of a ramp, in ten-bit codes. */
  private static double apart(Frame truth, Frame frame, int from, int to) {
    double sum = 0;
    for (int x = from; x < to; x++) {
      sum += Math.abs(truth.sample(0, x, 32) - frame.sample(0, x, 32));
    }
    return sum / (to - from);
  }

  @Test
  void aServerSeesALogarithmAsADisplayShowsItAndItsAnswerComesBack() throws Exception {
    Echo studio = server();
    Frame shot = ramp(UNTAGGED, 95, 800);
    FillReport.SlotResult result = fill(cut(shot), said("slog3"));
    assertEquals(FillReport.Outcome.FILLED, result.outcome(), result.failure().orElse(""));
    Frame sent = studio.seen.get(0);
    assertEquals(1, sent.format().colour().transfer(), "an ordinary picture");
    int grey = 255 * (420 - 95) / 705;
    assertEquals(16 + 0.41 * 219, sent.sample(0, grey, 32), 3, "a grey card lies at 41 %");
    assertTrue(sent.sample(0, 255, 32) > 210, "four stops over it are nearly white");
    Take take = result.takes().get(0);
    Frame back = middle(take);
    assertEquals(ColourTags.UNKNOWN, back.format().colour().transfer(), "tagged as the shots are");
    assertEquals(10, back.format().layout().bitDepth());
    // Eight bits of a display and H.264 in between: a step of them is three to six codes here.
    assertTrue(apart(shot, back, 20, 250) < 3, () -> "off by " + apart(shot, back, 20, 250));
    assertEquals("slog3", take.settings().get("colour"));
    String remarks = String.join(" ", take.remarks());
    assertTrue(remarks.contains("S-Log3 in S-Gamut3.Cine"), remarks);
    assertTrue(remarks.contains("8 bits of a 10-bit shot"), remarks);
    assertCapped(take.seams().orElseThrow());
    try (Edit edit = bench.look(folder.resolve("cut.raccord.otio"))) {
      assertCapped(edit.seams("V1-2", Optional.empty(), Optional.empty()).report());
    }
  }

  /** A step of the display stands for four codes and more: that is no A, measured when ever. */
  private static void assertCapped(SeamReport report) {
    SeamReport.Part inside = report.part(SeamReport.Place.INSIDE).orElseThrow();
    SeamReport.Figure depth =
        inside.figures().stream().filter(f -> f.name().equals("depth")).findFirst().orElseThrow();
    assertTrue(depth.value() > 3.5 && depth.value() < 12, () -> "a step of " + depth.value());
    assertTrue(report.grade().orElseThrow().compareTo(SeamReport.Grade.B) >= 0);
  }

  /** A table that goes straight to white at three quarters, and its way back. */
  private Optional<ShotColour> tables() throws IOException {
    Path there = folder.resolve("look.cube");
    Path back = folder.resolve("back.cube");
    StringBuilder up = new StringBuilder("LUT_1D_SIZE 5\n");
    StringBuilder down = new StringBuilder("LUT_1D_SIZE 5\n");
    for (int k = 0; k < 5; k++) {
      String high = Math.min(1, k / 3.0) + " ";
      String low = k * 0.75 / 4 + " ";
      up.append(high.repeat(3)).append('\n');
      down.append(low.repeat(3)).append('\n');
    }
    Files.writeString(there, up);
    Files.writeString(back, down);
    return Optional.of(new ShotColour.Cubes(there.toString(), Optional.of(back.toString())));
  }

  @Test
  void tablesOfTheEditorsServeAndWhatTheyClipIsToldAndCapsTheGrade() throws Exception {
    Echo studio = server();
    Frame shot = ramp(UNTAGGED, 64, 940);
    Path cut = cut(shot);
    WorkException refused =
        assertThrows(
            WorkException.class,
            () ->
                fill(
                    cut,
                    tables()
                        .map(
                            t ->
                                new ShotColour.Cubes(
                                    ((ShotColour.Cubes) t).toDisplay(), Optional.empty()))));
    assertTrue(refused.getMessage().contains("cannot be undone"), refused.getMessage());
    FillReport.SlotResult result = fill(cut, tables());
    assertEquals(FillReport.Outcome.FILLED, result.outcome(), result.failure().orElse(""));
    assertEquals(16 + 219 * 0.667, studio.seen.get(0).sample(0, 128, 32), 3);
    Take take = result.takes().get(0);
    String remarks = String.join(" ", take.remarks());
    assertTrue(remarks.contains("Highlights above display white were clipped: 25."), remarks);
    assertEquals(SeamReport.Grade.F, take.seams().orElseThrow().grade().orElseThrow());
    Frame back = middle(take);
    assertTrue(apart(shot, back, 5, 180) < 3, () -> "off by " + apart(shot, back, 5, 180));
    String kept = Files.readString(folder.resolve("cut.raccord.otio"));
    assertTrue(kept.contains("\"to_display\": \"look.cube\""), "relative to the timeline");
  }

  @Test
  void hdrIsConvertedByItsTagsAlone() throws Exception {
    Echo studio = server();
    Frame shot = ramp(PQ, 200, 750);
    FillReport.SlotResult result = fill(cut(shot), Optional.empty());
    assertEquals(FillReport.Outcome.FILLED, result.outcome(), result.failure().orElse(""));
    assertEquals(1, studio.seen.get(0).format().colour().transfer());
    Frame back = middle(result.takes().get(0));
    assertEquals(16, back.format().colour().transfer(), "tagged PQ again");
    assertTrue(apart(shot, back, 20, 250) < 4, () -> "off by " + apart(shot, back, 20, 250));
  }

  @Test
  void whatNothingTellsIsAskedForBeforeAnythingIsSentAndNeverGuessed() throws Exception {
    Echo studio = server();
    Path cut = cut(ramp(UNTAGGED, 95, 800));
    FillReport.SlotResult result = fill(cut, Optional.empty());
    assertEquals(FillReport.Outcome.FAILED, result.outcome());
    assertTrue(result.failure().orElseThrow().contains("--log"), result.failure()::toString);
    assertEquals(0, studio.asked.get());
    try (Edit edit = bench.look(cut)) {
      FillPreview.SlotPreview asked = edit.preview(order(Optional.empty())).slots().get(0);
      assertTrue(asked.generators().get(0).forbidden().orElseThrow().contains("--log"));
      FillPreview.SlotPreview told = edit.preview(order(said("slog3"))).slots().get(0);
      assertEquals(Optional.of("S-Log3 in S-Gamut3.Cine to BT.709"), told.transform());
      assertEquals(Optional.empty(), told.generators().get(0).forbidden());
    }
  }

  @Test
  void whatWasSaidOnceIsKeptWithTheTimeline() throws Exception {
    server();
    Path cut = cut(ramp(UNTAGGED, 95, 800));
    fill(cut, said("slog3"));
    Path own = folder.resolve("cut.raccord.otio");
    assertTrue(Files.readString(own).contains("\"curve\": \"slog3\""));
    FillReport.SlotResult again = fill(own, Optional.empty());
    assertEquals(FillReport.Outcome.FILLED, again.outcome(), again.failure().orElse(""));
    WorkException unknown = assertThrows(WorkException.class, () -> fill(own, said("slog9")));
    assertTrue(unknown.getMessage().contains("logc4"), unknown.getMessage());
  }

  @Test
  void ordinaryPicturesStayWhatTheyAre() throws Exception {
    server();
    Frame shot = ramp(UNTAGGED, 95, 800);
    FillReport.SlotResult result = fill(cut(shot), said("bt709"));
    assertEquals(FillReport.Outcome.FILLED, result.outcome(), result.failure().orElse(""));
    assertTrue(apart(shot, middle(result.takes().get(0)), 20, 250) < 2.5);
  }

  @Test
  void whoWorksInTheShotsOwnValuesIsNotConverted() throws Exception {
    Echo own = new Echo(FillCall.ExcerptFormat.FFV1, Optional.empty());
    bench.put("studio", own);
    Frame shot = ramp(UNTAGGED, 95, 800);
    for (Optional<ShotColour> said : List.of(Optional.<ShotColour>empty(), said("slog3"))) {
      FillReport.SlotResult result = fill(cut(shot), said);
      assertEquals(FillReport.Outcome.FILLED, result.outcome(), result.failure().orElse(""));
      assertEquals(0, apart(shot, own.seen.get(0), 0, 256), "sent as it is");
      assertTrue(apart(shot, middle(result.takes().get(0)), 0, 256) < 1, "kept as it was made");
      Files.deleteIfExists(folder.resolve("cut.raccord.otio"));
    }
  }

  @Test
  void whatIsSaidBySourceHoldsForThatSourceAndIsKept() throws Exception {
    Echo studio = server();
    Frame shot = ramp(UNTAGGED, 95, 800);
    Path cut = cut(shot);
    ShotColour.Named slog3 = new ShotColour.Named("slog3");
    Optional<ShotColour> otherCamera =
        Optional.of(new ShotColour.Sources(Map.of("z*", slog3), Optional.empty()));
    String asked = failure(cut, otherCamera);
    assertTrue(asked.contains("--log CLIP=NAME"), asked);
    Optional<ShotColour> one =
        Optional.of(new ShotColour.Sources(Map.of("A.mkv", slog3), Optional.empty()));
    String mixed = failure(cut, one);
    assertTrue(mixed.contains("different cameras"), mixed);
    assertEquals(0, studio.asked.get(), "nothing was sent");
    Optional<ShotColour> both =
        Optional.of(new ShotColour.Sources(Map.of("b", slog3), Optional.empty()));
    Path ours = folder.resolve("cut.raccord.otio");
    FillReport.SlotResult filled = fill(Files.exists(ours) ? ours : cut, both);
    assertEquals(FillReport.Outcome.FILLED, filled.outcome(), filled.failure().orElse(""));
    assertEquals("slog3", filled.takes().get(0).settings().get("colour"));
    try (Edit edit = bench.look(ours)) {
      ShotColour.Sources kept = (ShotColour.Sources) edit.timeline().colour().orElseThrow();
      assertEquals(Set.of("z*", "A.mkv", "b"), kept.curves().keySet());
    }
  }

  @Test
  void aTableForAllShotsIsNotForgottenUnawares() throws Exception {
    ShotColour.Named slog3 = new ShotColour.Named("slog3");
    Optional<ShotColour> table = Optional.of(new ShotColour.Cubes("t.cube", Optional.empty()));
    String why =
        assertThrows(
                WorkException.class,
                () ->
                    SaidOfShots.with(
                        Optional.of(new ShotColour.Sources(Map.of("b", slog3), Optional.empty())),
                        table))
            .getMessage();
    assertTrue(why.contains("t.cube") && why.contains("--to-display"), why);
    Optional<ShotColour> all =
        Optional.of(new ShotColour.Sources(Map.of("b", slog3), Optional.of(slog3)));
    assertEquals(all, SaidOfShots.with(all, table), "of the others something is said anew");
    assertEquals(table, SaidOfShots.with(Optional.empty(), table));
  }

  private String failure(Path cut, Optional<ShotColour> said) throws Exception {
    Path ours = folder.resolve("cut.raccord.otio");
    try {
      return fill(Files.exists(ours) ? ours : cut, said).failure().orElse("filled");
    } catch (WorkException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
