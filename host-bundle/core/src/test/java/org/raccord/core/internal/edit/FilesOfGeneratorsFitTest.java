package org.raccord.core.internal.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.core.Edit;
import org.raccord.core.FillOrder;
import org.raccord.core.FillOrder.Matching;
import org.raccord.core.FillReport;
import org.raccord.core.FillWatcher;
import org.raccord.core.internal.queue.Shelved;
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
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.Framing;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/**
 * Files of generators that are wrong on purpose: what is missing is known, so that each correction
 * is measured against the truth.
 */
class FilesOfGeneratorsFitTest {

  private static final PictureFormat FORMAT =
      PictureFormat.square(192, 108, PixelLayout.YUV422_10, ColourTags.BT709);

  /** Clips of 20 frames about a hole of 14. */
  private static final int CLIP = 20;

  private static final int HOLE = 14;

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() throws IOException {
    bench = new Bench(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  /** A camera pans two pixels a frame over a soft pattern; frame 0 is the hole's first. */
  private static Frame shot(double time, double grain) {
    return shot(FORMAT, 2 * time, grain, Math.round(time));
  }

  private static Frame shot(PictureFormat format, double pan, double grain, long number) {
    Frame frame = Frame.allocate(format);
    Random random = new Random(number);
    for (int p = 0; p < 3; p++) {
      int w = frame.planeWidth(p);
      double across = (double) format.width() / w;
      for (int i = 0; i < frame.plane(p).length; i++) {
        double x = (i % w) * across + pan;
        int line = i / w;
        double wave = Math.sin(x / 7) * Math.cos(line / 9.0) + 0.5 * Math.sin(x / 3.7 + line / 5.0);
        double value = p == 0 ? 420 + 110 * wave : 512 + (p == 1 ? 30 : -25) * Math.sin(x / 19);
        frame.plane(p)[i] =
            (short) Math.round(value + (p == 0 ? grain : 0) * random.nextGaussian());
      }
    }
    return frame;
  }

  private void clips(double grain) throws IOException {
    write(
        folder.resolve("a.mov"), Rate.FPS_24, Codec.PRORES_HQ, -CLIP, CLIP, 1, t -> shot(t, grain));
    write(
        folder.resolve("b.mov"), Rate.FPS_24, Codec.PRORES_HQ, HOLE, CLIP, 1, t -> shot(t, grain));
  }

  private static void write(
      Path file,
      Rate rate,
      Codec codec,
      double from,
      int count,
      double step,
      DoubleFunction<Frame> at)
      throws IOException {
    PictureFormat format = at.apply(0).format();
    try (PictureWriter out =
        PictureWriter.create(file, PictureWriterSpec.of(format, rate, codec))) {
      for (int k = 0; k < count; k++) {
        out.push(at.apply(from + k * step));
      }
      out.finish();
    }
  }

  /** A file whose frame k shows the time {@code from + k x step}. */
  private static Generators.Serving file(
      Rate rate,
      double from,
      int count,
      double step,
      Made.Alignment alignment,
      Offer.Rung rung,
      DoubleFunction<Frame> at) {
    return (request, call) -> {
      try {
        Path file = call.workspace().resolve("made.mkv");
        write(file, rate, Codec.FFV1, from, count, step, at);
        return new Made.InFile(
            file, alignment, Optional.empty(), Generators.account("wrong").on(rung));
      } catch (IOException e) {
        throw new GenerationException(
            GenerationException.Kind.FAILED, String.valueOf(e.getMessage()), e);
      }
    };
  }

  private Take fill(Generators.Serving generator, Matching matching) throws Exception {
    bench.put("gen" + matching, generator);
    Path cut =
        bench.timeline(
            matching + ".otio",
            Bench.clipJson("a.mov", 0, CLIP)
                + ","
                + Bench.gap(HOLE)
                + ","
                + Bench.clipJson("b.mov", 0, CLIP));
    try (Edit edit = bench.change(cut)) {
      return edit.fill(
              new FillOrder(
                      new FillOrder.Selection.Named(List.of("V1-2")),
                      1,
                      OptionalLong.of(7),
                      List.of("gen" + matching + ":default"),
                      Optional.empty(),
                      OptionalLong.empty(),
                      Optional.empty(),
                      FillOrder.HandleUse.AUTO,
                      FillOrder.Refill.ONLY_EMPTY,
                      Optional.empty())
                  .fitted(new FillOrder.Fitting(matching, Framing.CROP)),
              FillWatcher.NONE)
          .slots()
          .get(0)
          .takes()
          .get(0);
    }
  }

  private List<Frame> frames(Take take) throws IOException {
    List<Frame> frames = new ArrayList<>();
    try (PictureSource source = PictureSource.open(folder.resolve(take.picture().path()));
        FrameReader in =
            source.read(new FrameRange(take.picture().headHandle(), HOLE, Rate.FPS_24), FORMAT)) {
      for (Optional<Frame> f = in.next(); f.isPresent(); f = in.next()) {
        frames.add(f.get());
      }
    }
    assertEquals(HOLE, frames.size());
    return frames;
  }

  /** The largest mean difference from the truth in a plane, in 10-bit codes. */
  private static double off(List<Frame> frames, int plane) {
    double worst = 0;
    for (int k = 0; k < frames.size(); k++) {
      worst = Math.max(worst, apart(shot(k, 0), frames.get(k), plane));
    }
    return worst;
  }

  private static double apart(Frame truth, Frame frame, int p) {
    int w = truth.planeWidth(p);
    int h = truth.planeHeight(p);
    double sum = 0;
    int n = 0;
    for (int y = 8; y < h - 8; y++) {
      for (int x = w / 8; x < w - w / 8; x++, n++) {
        sum += Math.abs(truth.sample(p, x, y) - frame.sample(p, x, y));
      }
    }
    return sum / n;
  }

  private static double excess(Take take) {
    SeamReport report = take.seams().orElseThrow();
    return report.worst().orElseThrow().figure().excess();
  }

  /** Half a stop brighter (a gain of code values under a power of 2.4) and warmer. */
  private static Frame brighter(Frame frame) {
    double gain = Math.pow(2, 0.5 / 2.4);
    for (int p = 0; p < 3; p++) {
      short[] plane = frame.plane(p);
      for (int i = 0; i < plane.length; i++) {
        double v = p == 0 ? 64 + (plane[i] - 64) * gain : 512 + (plane[i] - 512) * gain;
        plane[i] = (short) Math.round(v + (p == 0 ? 0 : p == 1 ? -9 : 8));
      }
    }
    return frame;
  }

  @Test
  void exposureAndColourComeBackToTheNeighbours() throws Exception {
    clips(0);
    Generators.Serving bright =
        file(
            Rate.FPS_24,
            0,
            HOLE,
            1,
            new Made.Alignment.MeetsBoth(),
            Offer.Rung.FIRST_AND_LAST_FRAME,
            t -> brighter(shot(t, 0)));
    Take left = fill(bright, Matching.OFF);
    Take matched = fill(bright, Matching.ON);
    assertTrue(off(frames(matched), 0) < 0.2 * off(frames(left), 0), "luma against the truth");
    assertTrue(off(frames(matched), 1) < 0.5 * off(frames(left), 1), "chroma against the truth");
    assertTrue(excess(matched) < 0.5 * excess(left), matched.seams().get().words());
    assertTrue(String.join(" ", matched.remarks()).contains("-0.5"), matched.remarks().toString());
  }

  @Test
  void aCleanResultBetweenGrainyClipsGetsTheirGrain() throws Exception {
    clips(10);
    Generators.Serving clean =
        file(
            Rate.FPS_24,
            0,
            HOLE,
            1,
            new Made.Alignment.MeetsBoth(),
            Offer.Rung.FIRST_AND_LAST_FRAME,
            t -> shot(t, 0));
    Take left = fill(clean, Matching.OFF);
    Take matched = fill(clean, Matching.ON);
    double grain = apart(shot(5, 0), frames(matched).get(5), 0);
    // The mean of a normal distribution's size is 0.8 of its spread.
    assertEquals(8, grain, 2.5, "mean size of the grain that was added");
    assertTrue(excess(matched) < excess(left), matched.seams().get().words());
  }

  @Test
  void anotherRateIsMadeAlongTheMotion() throws Exception {
    clips(0);
    Take take =
        fill(
            file(
                Rate.of(16),
                0,
                17,
                1.5,
                new Made.Alignment.MeetsBefore(),
                Offer.Rung.FRAMES_BOTH_SIDES,
                t -> shot(t, 0)),
            Matching.OFF);
    // The nearest frame would be off by up to a pixel: 8 codes and more.
    assertTrue(off(frames(take), 0) < 4, "luma against the truth: " + off(frames(take), 0));
  }

  @Test
  void aGridOf4nPlus1BetweenItsGivenFramesIsFittedWithoutLosingItsEnd() throws Exception {
    clips(0);
    // 17 frames from A's last to B's first: of a hole of 14 these lie 15/16 apart.
    Take take =
        fill(
            file(
                Rate.FPS_24,
                -1,
                17,
                (HOLE + 1) / 16.0,
                new Made.Alignment.MeetsBoth(),
                Offer.Rung.FIRST_AND_LAST_FRAME,
                t -> shot(t, 0)),
            Matching.OFF);
    assertTrue(off(frames(take), 0) < 4, "luma against the truth: " + off(frames(take), 0));
    assertTrue(String.join(" ", take.remarks()).contains("7% faster"), take.remarks().toString());
  }

  @Test
  void aSeamThatNothingConditionedIsClosedByAMorph() throws Exception {
    clips(0);
    // Begins right and stands still more and more: its end is eight pixels short of B.
    DoubleFunction<Frame> slowing = t -> shot(t - 4 * (t / HOLE) * (t / HOLE), 0);
    Take open =
        fill(
            file(
                Rate.FPS_24,
                0,
                HOLE,
                1,
                new Made.Alignment.MeetsBefore(),
                Offer.Rung.FRAMES_BOTH_SIDES,
                slowing),
            Matching.OFF);
    Take closed =
        fill(
            file(
                Rate.FPS_24,
                0,
                HOLE,
                1,
                new Made.Alignment.MeetsBefore(),
                Offer.Rung.FIRST_FRAME,
                slowing),
            Matching.ON);
    double last = apart(shot(HOLE - 1, 0), frames(open).get(HOLE - 1), 0);
    double turned = apart(shot(HOLE - 1, 0), frames(closed).get(HOLE - 1), 0);
    assertTrue(turned < 0.5 * last, last + " became " + turned);
    assertTrue(excess(closed) < excess(open), closed.seams().get().words());
    assertTrue(
        String.join(" ", closed.remarks()).contains("turn into that clip's"),
        closed.remarks().toString());
  }

  @Test
  void aFileOfThreeHoursIsRefusedWhereNobodySaysWhatOfItIsMeant() throws Exception {
    clips(0);
    Path cut =
        bench.timeline(
            "cut.otio",
            Bench.clipJson("a.mov", 0, 20)
                + ","
                + Bench.gap(HOLE)
                + ","
                + Bench.clipJson("b.mov", 0, 20));
    for (Made.Alignment alignment :
        List.of(
            new Made.Alignment.MeetsBoth(),
            new Made.Alignment.MeetsBefore(),
            new Made.Alignment.Unknown())) {
      Shelved hours = bench.put("hours", Generators.inFile(96, new Rate(1, 3600), 3, alignment));
      try (Edit edit = bench.change(cut)) {
        FillReport report =
            edit.fill(
                Bench.order(
                    new FillOrder.Selection.Named(List.of("V1-2")), FillOrder.Refill.ADD_TAKES),
                FillWatcher.NONE);
        String why = report.slots().get(0).failure().orElse("filled");
        assertTrue(why.contains("is 3:00:00 long, and the slot 0.6 seconds"), why);
      }
      bench.shelf.remove(hours);
    }
  }
}
