package org.raccord.seams.internal.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.raccord.model.fill.SeamReport.Figure;
import org.raccord.model.fill.SeamReport.Grade;
import org.raccord.model.fill.SeamReport.Kind;
import org.raccord.model.fill.SeamReport.Place;
import org.raccord.model.picture.Frame;

/**
 * What was really there grades A; each planted fault is worse, in its own figure and in letters.
 */
class PlantedFaultsTest {

  private static final int FIRST = 20;
  private static final int LENGTH = 8;
  private static final List<Frame> SHOT = new Scene(3).frames(48);
  private static final List<Frame> TRUTH = SHOT.subList(FIRST, FIRST + LENGTH);
  private static final LookTable TABLE = new LookTable();
  private static final PictureParts TRULY = parts(TRUTH);

  private static PictureParts parts(List<Frame> take) {
    return parts(TABLE, SHOT, take);
  }

  private static PictureParts parts(LookTable table, List<Frame> shot, List<Frame> take) {
    return PictureParts.grade(
        table.strip(shot.subList(0, FIRST), take, shot.subList(FIRST + LENGTH, shot.size())),
        Optional.of(Kind.CONTINUOUS),
        Optional.of(Kind.CONTINUOUS));
  }

  private static Grade grade(PictureParts parts) {
    Grade worst = Grade.A;
    for (Place place : Place.values()) {
      for (Figure figure : parts.figures(place)) {
        worst = figure.grade().compareTo(worst) > 0 ? figure.grade() : worst;
      }
    }
    return worst;
  }

  private static double excess(PictureParts parts, Place place, String name) {
    return parts.figures(place).stream()
        .filter(f -> f.name().equals(name))
        .mapToDouble(Figure::excess)
        .findFirst()
        .orElseThrow();
  }

  /** The fault's own figure exceeds what is ordinary, and that of the truth; the letter falls. */
  private static void assertWorse(List<Frame> take, Place place, String name, Grade atBest) {
    PictureParts faulty = parts(take);
    double own = excess(faulty, place, name);
    assertTrue(own > 1, name + " is ordinary: " + own);
    assertTrue(own > excess(TRULY, place, name), name + " is no worse than the truth's");
    assertTrue(
        grade(faulty).compareTo(atBest) >= 0, name + " grades " + grade(faulty) + " " + place);
  }

  @Test
  void whatWasThereGradesA() {
    assertEquals(Grade.A, grade(TRULY), () -> TRULY.figures(Place.INSIDE).toString());
  }

  @Test
  void halfAStopIsSeenAndMoreIsWorse() {
    double last = 0;
    for (double stops : new double[] {0.25, 0.5, 1}) {
      List<Frame> take = Faults.exposed(TRUTH, stops, 0, LENGTH);
      assertWorse(take, Place.HEAD, "exposure", Grade.B);
      double excess = excess(parts(take), Place.TAIL, "exposure");
      assertTrue(excess > last);
      last = excess;
    }
  }

  /** Only the left third of the picture is lit: the rest is black, and stays so in any light. */
  @Test
  void halfAStopIsSeenInAShotThatIsMostlyBlack() {
    List<Frame> shot = SHOT.stream().map(PlantedFaultsTest::mostlyBlack).toList();
    List<Frame> truth = shot.subList(FIRST, FIRST + LENGTH);
    LookTable table = new LookTable();
    List<Double> stops = new ArrayList<>();
    for (List<Frame> take : List.of(truth, Faults.exposed(truth, 0.5, 0, LENGTH))) {
      Strip strip =
          table.strip(shot.subList(0, FIRST), take, shot.subList(FIRST + LENGTH, shot.size()));
      stops.add(Math.abs(strip.steps().get(strip.head()).light().stops()));
    }
    assertEquals(0, stops.get(0), 0.05, "the truth");
    assertEquals(0.5, stops.get(1), 0.1, "half a stop");
  }

  /** No step of it is as large as what may happen from frame to frame. */
  @Test
  void lightThatSwellsAndFadesIsSeen() {
    assertWorse(Faults.pulsing(TRUTH, 0.3), Place.INSIDE, "light", Grade.B);
  }

  /** At night most of a picture lies little above black, and light on it is light. */
  @Test
  void halfAStopIsHalfAStopAtNight() {
    List<Frame> shot = SHOT.stream().map(PlantedFaultsTest::atNight).toList();
    List<Frame> truth = shot.subList(FIRST, FIRST + LENGTH);
    Strip strip =
        new LookTable()
            .strip(
                shot.subList(0, FIRST),
                Faults.exposed(truth, 0.5, 0, LENGTH),
                shot.subList(FIRST + LENGTH, shot.size()));
    assertEquals(0.5, strip.steps().get(strip.head()).light().stops(), 0.15);
  }

  /** A fifth of the light codes: some 4 % of white at most. */
  private static Frame atNight(Frame frame) {
    Frame dark = frame.copy();
    short[] light = dark.plane(0);
    for (int i = 0; i < light.length; i++) {
      light[i] = (short) (16 + ((light[i] & 0xffff) - 16) / 5);
    }
    return dark;
  }

  /** The ends of a crossfade in a shot that hardly moves are alike but for a code or two. */
  @Test
  void aCrossfadeIsToldFromAShotThatHardlyMoves() {
    List<Frame> shot = new ArrayList<>();
    for (int k = 0; k < SHOT.size(); k++) {
      // What moves is a veil over a still picture.
      shot.add(Faults.mixed(SHOT.get(0), SHOT.get(k), 0.06));
    }
    shot = Faults.grainy(shot, 1, 7);
    List<Frame> fade = Faults.crossfade(shot.get(FIRST - 1), shot.get(FIRST + LENGTH), LENGTH);
    LookTable table = new LookTable();
    List<Double> values = new ArrayList<>();
    for (List<Frame> take : List.of(shot.subList(FIRST, FIRST + LENGTH), fade)) {
      values.add(excess(parts(table, shot, take), Place.INSIDE, "crossfade"));
    }
    assertTrue(values.get(0) < 1, "the truth: " + values);
    assertTrue(values.get(1) > 1, "the crossfade: " + values);
  }

  private static Frame mostlyBlack(Frame frame) {
    Frame dark = frame.copy();
    for (int p = 0; p < 3; p++) {
      int width = dark.planeWidth(p);
      for (int i = 0; i < dark.plane(p).length; i++) {
        dark.plane(p)[i] = i % width < width / 3 ? dark.plane(p)[i] : (short) (p == 0 ? 16 : 128);
      }
    }
    return dark;
  }

  @Test
  void aColourCastIsSeen() {
    assertWorse(Faults.tinted(TRUTH, 3), Place.TAIL, "colour", Grade.B);
  }

  @Test
  void blurIsSeenAtTheJoinsAndInTheMiddle() {
    assertWorse(Faults.blurred(TRUTH, 1, 0, LENGTH), Place.HEAD, "sharpness", Grade.B);
    assertWorse(Faults.blurred(TRUTH, 1, 3, 5), Place.INSIDE, "sharpness", Grade.B);
  }

  @Test
  void missingGrainIsSeen() {
    assertWorse(Faults.cleaned(TRUTH, 2), Place.INSIDE, "grain", Grade.B);
  }

  @Test
  void aSlipOfOneFrameIsSeenAtBothEnds() {
    List<Frame> early = SHOT.subList(FIRST + 1, FIRST + 1 + LENGTH);
    assertWorse(early, Place.HEAD, "motion", Grade.B);
    assertWorse(early, Place.TAIL, "duplicate", Grade.B);
  }

  /** A shot in which twice a quarter of the usual motion passes, as where a camera is carried. */
  @Test
  void aNearCopyAtTheJoinIsSeenAlsoWhereTheShotGoesUnevenly() {
    List<Frame> shot = new ArrayList<>(SHOT);
    for (int k : new int[] {6, 12}) {
      shot.set(k, Faults.mixed(SHOT.get(k - 1), SHOT.get(k), 0.25));
    }
    List<Frame> near = new ArrayList<>(TRUTH);
    near.set(0, Faults.mixed(SHOT.get(FIRST - 1), TRUTH.get(0), 0.11));
    LookTable table = new LookTable();
    List<Double> excesses = new ArrayList<>();
    for (List<Frame> take : List.of(TRUTH, near)) {
      excesses.add(excess(parts(table, shot, take), Place.HEAD, "duplicate"));
    }
    assertTrue(excesses.get(0) < 1, "the truth: " + excesses);
    assertTrue(excesses.get(1) > 1, "the near copy: " + excesses);
  }

  @Test
  void cheapFillsNeverPass() {
    Frame a = SHOT.get(FIRST - 1);
    List<Frame> hold = new ArrayList<>();
    List<Frame> back = new ArrayList<>();
    for (int k = 0; k < LENGTH; k++) {
      hold.add(a);
      back.add(SHOT.get(FIRST - 2 - k));
    }
    assertWorse(hold, Place.INSIDE, "stillness", Grade.C);
    assertWorse(back, Place.INSIDE, "repeat", Grade.C);
    assertWorse(
        Faults.crossfade(a, SHOT.get(FIRST + LENGTH), LENGTH), Place.INSIDE, "crossfade", Grade.C);
  }

  @Test
  void goodEdgesDoNotSaveAWrongMiddle() {
    List<Frame> elsewhere = new ArrayList<>(TRUTH);
    List<Frame> ghost = new ArrayList<>(TRUTH);
    for (int k = 3; k < 5; k++) {
      elsewhere.set(k, SHOT.get(k));
      ghost.set(k, Faults.mixed(SHOT.get(FIRST + k - 2), SHOT.get(FIRST + k + 2), 0.5));
    }
    assertWorse(elsewhere, Place.INSIDE, "repeat", Grade.D);
    assertWorse(ghost, Place.INSIDE, "double exposure", Grade.B);
    assertEquals(0, excess(TRULY, Place.HEAD, "duplicate"), 1, "the truth's head is no duplicate");
  }

  @Test
  void aCutBetweenTwoShotsIsGradedAsOneAndAJumpCutIsAFault() {
    List<Frame> other = new Scene(8).frames(30);
    List<Frame> take = new ArrayList<>(TRUTH.subList(0, 4));
    take.addAll(other.subList(0, 4));
    PictureParts cut =
        PictureParts.grade(
            TABLE.strip(SHOT.subList(0, FIRST), take, other.subList(4, 24)),
            Optional.empty(),
            Optional.empty());
    assertEquals(Kind.CUT, cut.kind(Place.INSIDE));
    assertTrue(grade(cut).compareTo(Grade.B) <= 0, () -> cut.figures(Place.INSIDE).toString());
    PictureParts jump =
        PictureParts.grade(
            TABLE.strip(SHOT.subList(0, FIRST), TRUTH, SHOT.subList(FIRST + LENGTH + 2, 48)),
            Optional.of(Kind.CONTINUOUS),
            Optional.of(Kind.CUT));
    assertTrue(excess(jump, Place.TAIL, "likeness") > 1);
  }
}
