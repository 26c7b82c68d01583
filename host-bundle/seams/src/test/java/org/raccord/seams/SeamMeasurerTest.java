package org.raccord.seams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.raccord.model.fill.SeamReport;
import org.raccord.model.fill.SeamReport.Place;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

class SeamMeasurerTest {

  private static final PictureFormat FORMAT =
      PictureFormat.square(96, 64, PixelLayout.YUV422_10, ColourTags.BT709);

  private record Frames(PictureFormat format, Iterator<Frame> frames) implements FrameReader {
    @Override
    public Optional<Frame> next() {
      return frames.hasNext() ? Optional.of(frames.next()) : Optional.empty();
    }

    @Override
    public void close() {}
  }

  /** A stripe that wanders one pixel a frame. */
  private static FrameReader frames(PictureFormat format, int from, int to) {
    List<Frame> frames = new ArrayList<>();
    for (int k = from; k < to; k++) {
      Frame frame = Frame.allocate(format);
      Random grain = new Random(k);
      for (int i = 0; i < frame.plane(0).length; i++) {
        double wave = Math.sin((i % format.width() + k) / 5.0) * Math.cos(i / 700.0);
        frame.plane(0)[i] = (short) (500 + 200 * wave + grain.nextInt(9));
      }
      for (int p = 1; p < 3; p++) {
        java.util.Arrays.fill(frame.plane(p), (short) 512);
      }
      frames.add(frame);
    }
    return new Frames(format, frames.iterator());
  }

  private static SeamMaterial material(int before, int length, int after) {
    return new SeamMaterial(
        before == 0 ? Optional.empty() : Optional.of(frames(FORMAT, 0, before)),
        frames(FORMAT, before, before + length),
        after == 0
            ? Optional.empty()
            : Optional.of(frames(FORMAT, before + length, before + length + after)),
        SeamMaterial.Joins.OPEN,
        Optional.empty());
  }

  @Test
  void theSameFramesGiveTheSameReportHoweverMuchStandsBeforeThem() throws IOException {
    SeamReport report = SeamMeasurer.measure(material(30, 5, 24)).report();
    assertEquals(report, SeamMeasurer.measure(material(30, 5, 24)).report());
    assertEquals(3, report.parts().size());
    assertEquals(List.of(), report.remarks());
    assertEquals(SeamReport.Grade.A, report.grade().orElseThrow(), report.words());
  }

  @Test
  void whatIsNotThereIsNotMeasuredAndWhatIsNotKnownIsSaid() throws IOException {
    SeamReport tailOnly = SeamMeasurer.measure(material(0, 4, 20)).report();
    assertTrue(tailOnly.part(Place.HEAD).isEmpty());
    assertTrue(tailOnly.part(Place.TAIL).isPresent());
    SeamReport alone = SeamMeasurer.measure(material(1, 1, 1)).report();
    assertTrue(alone.remarks().get(0).startsWith("Only 2 frames"), alone.remarks().toString());
  }

  private static SoundBlock noise() {
    SoundBlock noise = SoundBlock.silence(new SoundFormat(48_000, 1), 3 * 48_000);
    Random random = new Random(2);
    for (int i = 0; i < noise.length(); i++) {
      noise.channel(0)[i] = (float) random.nextGaussian() * 0.02f;
    }
    return noise;
  }

  /** A take with sound before it but no picture, as between two rooms of a track. */
  private static SeamMaterial heardBefore(SeamMaterial.Joins joins) {
    SeamMaterial silent = material(0, 5, 10);
    SeamMaterial.Soundtrack sound = new SeamMaterial.Soundtrack(noise(), 2 * 48_000, 3 * 48_000);
    return new SeamMaterial(
        silent.before(), silent.take(), silent.after(), joins, Optional.of(sound));
  }

  @Test
  void whereOnlySoundIsBesideATakeItIsJudgedAsWhatIsMeant() throws IOException {
    SeamMaterial cut = heardBefore(SeamMaterial.Joins.CUTS);
    SeamReport report = SeamMeasurer.measure(cut).report();
    assertEquals(SeamReport.Kind.CUT, report.part(Place.HEAD).orElseThrow().kind());
    assertEquals(
        SeamReport.Kind.CONTINUOUS,
        SeamMeasurer.measure(heardBefore(SeamMaterial.Joins.OPEN))
            .report()
            .part(Place.HEAD)
            .orElseThrow()
            .kind());
    SeamReport silent = SeamMeasurer.measure(material(0, 5, 10)).report();
    SeamReport again = SeamMeasurer.measureSound(silent, SeamMaterial.Joins.CUTS, cut.sound());
    assertEquals(report.part(Place.HEAD), again.part(Place.HEAD));
  }

  @Test
  void soundIsNotAddedToAReportOfOlderRules() throws IOException {
    SeamReport known = SeamMeasurer.measure(material(0, 5, 10)).report();
    SeamReport older = new SeamReport(1, known.parts(), known.remarks());
    assertThrows(
        IllegalArgumentException.class,
        () -> SeamMeasurer.measureSound(older, SeamMaterial.Joins.CUTS, Optional.empty()));
  }

  @Test
  void soundIsMeasuredWhereverThereIsAJoin() throws IOException {
    SeamMaterial silent = material(10, 5, 0);
    SeamReport report =
        SeamMeasurer.measure(
                new SeamMaterial(
                    silent.before(),
                    silent.take(),
                    silent.after(),
                    SeamMaterial.Joins.CONTINUOUS,
                    Optional.of(new SeamMaterial.Soundtrack(noise(), 2 * 48_000, 3 * 48_000))))
            .report();
    assertTrue(
        report.part(Place.HEAD).orElseThrow().figures().stream()
            .anyMatch(f -> f.name().equals("loudness")));
    assertTrue(report.part(Place.TAIL).isEmpty());
  }

  @Test
  void framesOfTwoFormatsAreNoStrip() {
    SeamMaterial mixed =
        new SeamMaterial(
            Optional.of(frames(FORMAT, 0, 3)),
            frames(FORMAT.withSize(48, 32), 0, 3),
            Optional.empty(),
            SeamMaterial.Joins.OPEN,
            Optional.empty());
    assertThrows(IllegalArgumentException.class, () -> SeamMeasurer.measure(mixed));
  }
}
