package org.raccord.qc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.raccord.media.Codec;
import org.raccord.model.picture.Frame;
import org.raccord.model.quality.QualityFinding;
import org.raccord.model.quality.QualityFinding.Kind;
import org.raccord.model.quality.QualityFinding.Severity;
import org.raccord.model.quality.QualityReport;
import org.raccord.qc.Stretch.Nature;

/** Each fault is planted in a file, and is the one thing that is found. */
class PlantedFaultsTest {

  private static final int MIDDLE = 55;

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @EnumSource(
      value = Codec.class,
      names = {"PRORES_HQ", "H264"})
  void nothingIsFoundWhereNothingIsPlanted(Codec codec) throws Exception {
    QualityReport report = new Planted(codec).look(folder);
    assertEquals("", Planted.lines(report));
    assertEquals(-23, report.sound().orElseThrow().integrated(), 0.3);
  }

  /** The one finding there is. */
  private QualityFinding only(Planted planted, Kind kind, Severity severity) throws Exception {
    QualityReport report = planted.look(folder);
    // What is planted may make the whole quieter or louder as well.
    List<QualityFinding> found =
        report.findings().stream()
            .filter(f -> f.kind() == kind || f.kind() != Kind.LOUDNESS)
            .toList();
    assertEquals(1, found.size(), Planted.lines(report));
    QualityFinding finding = found.get(0);
    assertEquals(kind, finding.kind(), Planted.lines(report));
    assertEquals(severity, finding.severity(), Planted.lines(report));
    return finding;
  }

  private static void at(QualityFinding finding, int from, int to) {
    assertEquals(from, finding.where().start(), finding.toString());
    assertEquals(to, finding.where().end(), finding.toString());
  }

  private static boolean isInTake(QualityFinding finding) {
    return finding.take().equals(Optional.of("s.1"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Codec.class,
      names = {"PRORES_HQ", "H264"})
  void aBlackFrameInATake(Codec codec) throws Exception {
    Planted planted = new Planted(codec);
    planted.frames(i -> i == MIDDLE ? planted.flat(16, 128, 128) : planted.plain(i));
    QualityFinding found = only(planted, Kind.BLACK, Severity.FAULT);
    at(found, MIDDLE, MIDDLE + 1);
    assertTrue(isInTake(found));
  }

  @Test
  void aBlackFlashInAShotIsToBeLookedAt() throws Exception {
    Planted planted = new Planted(Codec.H264);
    planted.frames(i -> i == 20 || i == 21 ? planted.flat(16, 128, 128) : planted.plain(i));
    at(only(planted, Kind.BLACK, Severity.WARNING), 20, 22);
  }

  @ParameterizedTest
  @EnumSource(
      value = Codec.class,
      names = {"PRORES_HQ", "H264"})
  void aRepeatedFrameInATake(Codec codec) throws Exception {
    Planted planted = new Planted(codec);
    planted.frames(i -> planted.plain(i == MIDDLE ? MIDDLE - 1 : i));
    QualityFinding found = only(planted, Kind.DUPLICATE, Severity.FAULT);
    at(found, MIDDLE, MIDDLE + 1);
    assertTrue(isInTake(found));
  }

  @ParameterizedTest
  @EnumSource(
      value = Codec.class,
      names = {"PRORES_HQ", "H264"})
  void aTakeThatHoldsTheLastFrameOfTheShot(Codec codec) throws Exception {
    Planted planted = new Planted(codec);
    planted.frames(
        i -> planted.plain(i >= Planted.TAKE && i < Planted.TAKE_END ? Planted.TAKE - 1 : i));
    QualityFinding found = only(planted, Kind.FROZEN, Severity.FAULT);
    at(found, Planted.TAKE, Planted.TAKE_END);
  }

  @Test
  void aTakeBesideAShotThatStandsStillMayStandStill() throws Exception {
    Planted planted = new Planted(Codec.PRORES_HQ);
    planted.frames(i -> planted.plain(i < Planted.TAKE_END ? 0 : i));
    QualityReport report = planted.look(folder);
    assertTrue(report.isClean(), Planted.lines(report));
    assertEquals(2, report.findings().size(), Planted.lines(report));
  }

  @Test
  void aFreezeInAShotIsToBeLookedAt() throws Exception {
    Planted planted = new Planted(Codec.H264);
    planted.frames(i -> planted.plain(i > 20 && i < 40 ? 20 : i));
    at(only(planted, Kind.FROZEN, Severity.WARNING), 21, 40);
  }

  @Test
  void aShotOnTwosIsToldOnceAndATakeOnTwosBesideItIsNoFault() throws Exception {
    Planted planted = new Planted(Codec.H264);
    planted.frames(i -> planted.plain(i & ~1));
    QualityReport report = planted.look(folder);
    assertTrue(report.isClean(), Planted.lines(report));
    assertEquals(3, report.findings().size(), Planted.lines(report));
  }

  @Test
  void aShotIsNoMeasureForATakeThatFreezesLonger() throws Exception {
    Planted planted = new Planted(Codec.H264);
    planted.frames(
        i ->
            planted.plain(
                i >= Planted.TAKE && i < Planted.TAKE_END
                    ? Planted.TAKE - 1
                    : i % 12 == 0 && i > 0 ? i - 1 : i));
    QualityReport report = planted.look(folder);
    assertEquals(1, report.count(Severity.FAULT), Planted.lines(report));
  }

  @ParameterizedTest
  @EnumSource(
      value = Codec.class,
      names = {"PRORES_HQ", "H264"})
  void levelsOutsideInATake(Codec codec) throws Exception {
    Planted planted = new Planted(codec);
    planted.frames(i -> i == MIDDLE ? patched(planted, i, 252, 128, 128, 30) : planted.plain(i));
    QualityFinding found = only(planted, Kind.LEVELS, Severity.FAULT);
    at(found, MIDDLE, MIDDLE + 1);
    assertEquals(100.0 * 30 / 136, found.amount().orElseThrow().value(), 2);
  }

  /** A band of some lines in other codes. */
  private static Frame patched(Planted planted, int i, int luma, int cb, int cr, int lines) {
    Frame frame = planted.plain(i).copy();
    Frame patch = planted.flat(luma, cb, cr);
    for (int p = 0; p < 3; p++) {
      int rows = lines * frame.planeHeight(p) / planted.format().height();
      System.arraycopy(patch.plane(p), 0, frame.plane(p), 0, rows * frame.planeWidth(p));
    }
    return frame;
  }

  @Test
  void coloursOutsideThoughTheirLumaIsInside() throws Exception {
    Planted planted = new Planted(Codec.PRORES_HQ);
    planted.frames(i -> i == MIDDLE ? patched(planted, i, 200, 128, 220, 30) : planted.plain(i));
    only(planted, Kind.LEVELS, Severity.FAULT);
  }

  @Test
  void levelsThatTheShotHasTooAreItsOwn() throws Exception {
    Planted planted = new Planted(Codec.H264);
    planted.frames(i -> patched(planted, i, 252, 128, 128, 30));
    QualityReport report = planted.look(folder);
    assertEquals(0, report.count(Severity.FAULT), Planted.lines(report));
    assertEquals(2, report.count(Severity.WARNING), Planted.lines(report));
    assertEquals(1, report.count(Severity.NOTICE), Planted.lines(report));
  }

  @Test
  void aTakeWovenOfFieldsAndWhichIsFirst() throws Exception {
    Planted planted = new Planted(Codec.PRORES_HQ);
    planted.frames(
        i ->
            i >= Planted.TAKE && i < Planted.TAKE_END
                ? planted.woven(i, i + 0.5)
                : planted.plain(i));
    QualityFinding found = only(planted, Kind.FIELDS, Severity.FAULT);
    assertTrue(found.what().contains("upper field first"), found.what());
    planted.frames(
        i ->
            i >= Planted.TAKE && i < Planted.TAKE_END
                ? planted.woven(i + 0.5, i)
                : planted.plain(i));
    assertTrue(only(planted, Kind.FIELDS, Severity.FAULT).what().contains("lower field first"));
  }

  @Test
  void aProgrammeThatWasPulledDown() throws Exception {
    Planted planted = new Planted(Codec.H264);
    // Two fields of each film frame, then three: two in five frames are woven of two.
    planted.frames(
        i -> {
          int group = i / 5 * 4;
          return switch (i % 5) {
            case 0 -> planted.plain(group);
            case 1 -> planted.plain(group + 1);
            case 2 -> planted.woven(group + 1, group + 2);
            case 3 -> planted.woven(group + 2, group + 3);
            default -> planted.plain(group + 3);
          };
        });
    QualityReport report =
        planted.look(folder, List.of(Planted.stretch(Nature.SHOT, 0, Planted.LENGTH)));
    assertEquals(Kind.FIELDS, report.findings().get(0).kind(), Planted.lines(report));
    assertTrue(report.findings().get(0).what().contains("pulldown"), Planted.lines(report));
  }

  @Test
  void aProgrammeOfFieldsThatStandsStillInPlacesWasNotPulledDown() throws Exception {
    Planted planted = new Planted(Codec.H264);
    // What moves is woven throughout; of 16 frames 9 stand still, and show no fields.
    planted.frames(
        i -> {
          int at = i / 16 * 7 + Math.min(i % 16, 7);
          return i % 16 < 7 ? planted.woven(at, at + 0.5) : planted.still(at, i);
        });
    QualityReport report =
        planted.look(folder, List.of(Planted.stretch(Nature.SHOT, 0, Planted.LENGTH)));
    QualityFinding found =
        report.findings().stream()
            .filter(f -> f.kind() == Kind.FIELDS)
            .findFirst()
            .orElseThrow(() -> new AssertionError(Planted.lines(report)));
    assertFalse(found.what().contains("pulldown"), found.what());
    assertTrue(found.remedy().contains("bwdif"), found.remedy());
  }

  @Test
  void aSlotThatIsNotFilledIsToldOnceAndBlackThatIsMeantIsNot() throws Exception {
    Planted planted = new Planted(Codec.H264);
    planted.frames(
        i ->
            (i >= Planted.TAKE && i < Planted.TAKE_END) || i >= 104
                ? planted.flat(16, 128, 128)
                : planted.plain(i));
    QualityReport report =
        planted.look(
            folder,
            List.of(
                Planted.stretch(Nature.SHOT, 0, Planted.TAKE),
                Planted.stretch(Nature.EMPTY, Planted.TAKE, Planted.TAKE_END),
                Planted.stretch(Nature.SHOT, Planted.TAKE_END, 104),
                Planted.stretch(Nature.BLACK, 104, Planted.LENGTH)));
    assertEquals(1, report.findings().size(), Planted.lines(report));
    assertEquals(Kind.EMPTY, report.findings().get(0).kind());
  }

  @ParameterizedTest
  @EnumSource(
      value = Codec.class,
      names = {"PRORES_HQ", "H264"})
  void aTakeThatIsSilent(Codec codec) throws Exception {
    Planted planted = new Planted(codec).sound(Planted.TAKE, Planted.TAKE_END, (c, i, was) -> 0);
    QualityFinding found = only(planted, Kind.SILENCE, Severity.FAULT);
    assertTrue(isInTake(found));
    assertEquals(Planted.TAKE_END - Planted.TAKE, (double) found.where().length(), 2.0);
  }

  @Test
  void aHoleOfFiveMillisecondsOnOneSide() throws Exception {
    Planted planted =
        new Planted(Codec.PRORES_HQ)
            .sound(30, 31, (c, i, was) -> c == 1 && i >= 480 && i < 720 ? 0 : was);
    QualityFinding found = only(planted, Kind.DROPOUT, Severity.WARNING);
    at(found, 30, 31);
    assertTrue(found.what().contains("right"), found.what());
    assertEquals(5, found.amount().orElseThrow().value(), 1);
  }

  /** Quiet voices do so at each turn of the throat. */
  @Test
  void aSlowWaveThatLingersAtZeroIsNoHole() throws Exception {
    Planted planted =
        new Planted(Codec.PRORES_HQ)
            .sound(
                0,
                Planted.LENGTH,
                (c, i, was) ->
                    (float) (0.004 * Math.pow(Math.sin(2 * Math.PI * 20 * i / 48e3), 3)));
    QualityReport report = planted.look(folder);
    assertTrue(
        report.findings().stream().noneMatch(f -> f.kind() == Kind.DROPOUT), Planted.lines(report));
  }

  @Test
  void aPeakBetweenTheSamples() throws Exception {
    // A quarter of the sample rate at 45 degrees: samples at 0.64, the waveform at 0.95.
    Planted planted =
        new Planted(Codec.PRORES_HQ)
            .sound(54, 56, (c, i, was) -> (float) (0.95 * Math.sin(Math.PI / 2 * i + Math.PI / 4)));
    QualityReport report = planted.look(folder);
    QualityFinding found =
        report.findings().stream()
            .filter(f -> f.kind() == Kind.TRUE_PEAK)
            .findFirst()
            .orElseThrow();
    assertEquals(Severity.FAULT, found.severity());
    assertEquals(20 * Math.log10(0.95), found.amount().orElseThrow().value(), 0.3);
    assertTrue(
        report.findings().stream().noneMatch(f -> f.kind() == Kind.CLIPPING),
        Planted.lines(report));
  }

  @Test
  void samplesThatAreCutOff() throws Exception {
    Planted planted =
        new Planted(Codec.PRORES_HQ)
            .sound(
                54, 55, (c, i, was) -> (float) Math.max(-1, Math.min(1, 1.5 * Math.sin(i / 20.0))));
    QualityReport report = planted.look(folder);
    assertTrue(
        report.findings().stream()
            .anyMatch(f -> f.kind() == Kind.CLIPPING && f.severity() == Severity.FAULT),
        Planted.lines(report));
  }

  @Test
  void aTakeWhoseSidesCancelEachOther() throws Exception {
    Planted planted =
        new Planted(Codec.PRORES_HQ)
            .sound(Planted.TAKE, Planted.TAKE_END, (c, i, was) -> c == 1 ? -was : was);
    assertTrue(isInTake(only(planted, Kind.PHASE, Severity.FAULT)));
  }

  @Test
  void aChannelThatIsDead() throws Exception {
    Planted planted =
        new Planted(Codec.PRORES_HQ).sound(0, Planted.LENGTH, (c, i, was) -> c == 0 ? was : 0);
    QualityReport report = planted.look(folder);
    assertTrue(
        report.findings().stream().anyMatch(f -> f.kind() == Kind.CHANNELS), Planted.lines(report));
  }

  @Test
  void aProgrammeThatIsTooLoud() throws Exception {
    Planted planted =
        new Planted(Codec.PRORES_HQ).sound(0, Planted.LENGTH, (c, i, was) -> was * 1.5f);
    QualityFinding found = only(planted, Kind.LOUDNESS, Severity.NOTICE);
    assertEquals(-19.5, found.amount().orElseThrow().value(), 0.3);
  }
}
