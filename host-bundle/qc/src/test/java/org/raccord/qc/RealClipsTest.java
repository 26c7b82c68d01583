package org.raccord.qc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.raccord.media.MediaProbe;
import org.raccord.media.PictureFacts;
import org.raccord.media.PictureSource;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.quality.QualityFinding.Kind;
import org.raccord.model.quality.QualityFinding.Severity;
import org.raccord.model.quality.QualityReport;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;
import org.raccord.qc.Stretch.Nature;

/** Real clips, where this machine has them: what is natural in them is not taken for faults. */
class RealClipsTest {

  /** {@code -Draccord.qc=all} looks at every frame. */
  private static final int MOST = "all".equals(System.getProperty("raccord.qc")) ? 10_000 : 40;

  private static List<Path> clips() throws Exception {
    Path folder = Path.of(System.getProperty("raccord.cases", "cases"), "clips");
    if (!Files.isDirectory(folder)) {
      System.out.println("Skipped: no real material at " + folder + " (-Draccord.cases=FOLDER)");
      Assumptions.abort("no real material");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> !f.toString().endsWith(".tsv")).sorted().toList();
    }
  }

  private static QualityReport look(Path clip, FrameRange range, List<Stretch> stretches)
      throws Exception {
    try (PictureSource source = PictureSource.open(clip);
        FrameReader frames = source.read(range)) {
      return look(frames, range, stretches);
    }
  }

  private static QualityReport look(FrameReader frames, FrameRange range, List<Stretch> stretches)
      throws Exception {
    return QualityControl.measure(
            new QualityMaterial(
                range,
                Optional.of(frames),
                Optional.empty(),
                stretches,
                List.of(),
                Optional.empty(),
                done -> {}))
        .report();
  }

  /** Every two frames made one: the even lines of the first, the odd lines of the second. */
  private record Woven(FrameReader frames) implements FrameReader {
    @Override
    public PictureFormat format() {
      return frames.format();
    }

    @Override
    public Optional<Frame> next() throws IOException {
      Optional<Frame> first = frames.next();
      Optional<Frame> second = frames.next();
      if (first.isEmpty() || second.isEmpty()) {
        return Optional.empty();
      }
      Frame woven = first.get().copy();
      for (int p = 0; p < format().layout().planes(); p++) {
        int width = woven.planeWidth(p);
        for (int y = 1; y < woven.planeHeight(p); y += 2) {
          System.arraycopy(second.get().plane(p), y * width, woven.plane(p), y * width, width);
        }
      }
      return Optional.of(woven);
    }

    @Override
    public void close() throws IOException {
      frames.close();
    }
  }

  /** Where nothing moves between two frames there are no fields to find: not every clip is told. */
  @Test
  void aClipWovenOfItsOwnFramesIsToldWithItsFieldOrder() throws Exception {
    int moving = 0;
    int told = 0;
    for (Path clip : clips()) {
      Optional<PictureFacts> facts =
          MediaProbe.probe(clip)
              .picture()
              .filter(p -> p.refusal().isEmpty() && p.frames() >= 40)
              .filter(p -> p.format().width() * p.format().height() < 1_000_000);
      if (facts.isEmpty()) {
        continue;
      }
      Rate rate = facts.get().rate();
      FrameRange range = new FrameRange(0, 20, rate);
      try (PictureSource source = PictureSource.open(clip);
          FrameReader frames = new Woven(source.read(new FrameRange(0, 40, rate)))) {
        QualityReport report = look(frames, range, List.of(Stretch.of(Nature.SHOT, "", range)));
        boolean upper =
            report.findings().stream()
                .anyMatch(f -> f.kind() == Kind.FIELDS && f.what().contains("upper field first"));
        moving++;
        told += upper ? 1 : 0;
        System.out.println(
            clip.getFileName() + " woven: " + (upper ? "told" : Planted.lines(report)));
      }
    }
    assertTrue(told >= 0.8 * moving, told + " of " + moving);
  }

  @Test
  void aPlainClipHasNoFaultsAndFewWords() throws Exception {
    for (Path clip : clips()) {
      Optional<PictureFacts> facts =
          MediaProbe.probe(clip).picture().filter(p -> p.refusal().isEmpty());
      if (facts.isEmpty()) {
        continue;
      }
      FrameRange all = facts.get().range();
      FrameRange range = new FrameRange(0, Math.min(MOST, all.length()), all.rate());
      QualityReport report = look(clip, range, List.of(Stretch.of(Nature.SHOT, "", range)));
      assertEquals(0, report.count(Severity.FAULT), clip + " " + Planted.lines(report));
      assertTrue(
          report.findings().stream().noneMatch(f -> f.kind() == Kind.FIELDS),
          clip + " " + Planted.lines(report));
      assertTrue(report.findings().size() <= 3, clip + " " + Planted.lines(report));
    }
  }

  /** The clip's own frames in the place of a take are the best take there is. */
  @Test
  void theTruthInThePlaceOfATakeHasNoFaults() throws Exception {
    for (Path clip : clips()) {
      Optional<PictureFacts> facts =
          MediaProbe.probe(clip)
              .picture()
              .filter(p -> p.refusal().isEmpty() && p.frames() >= 28)
              .filter(p -> p.format().width() * p.format().height() < 700_000);
      if (facts.isEmpty()) {
        continue;
      }
      FrameRange all = facts.get().range();
      FrameRange range = new FrameRange(0, Math.min(MOST, all.length()), all.rate());
      long from = range.length() / 2 - 4;
      QualityReport report =
          look(
              clip,
              range,
              List.of(
                  Stretch.of(Nature.SHOT, "A", new FrameRange(0, from, range.rate())),
                  Stretch.of(Nature.TAKE, "B", new FrameRange(from, 8, range.rate())),
                  Stretch.of(
                      Nature.SHOT,
                      "C",
                      new FrameRange(from + 8, range.length() - from - 8, range.rate()))));
      assertEquals(0, report.count(Severity.FAULT), clip + " " + Planted.lines(report));
    }
  }
}
