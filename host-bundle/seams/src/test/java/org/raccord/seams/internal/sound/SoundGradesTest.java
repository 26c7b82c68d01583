package org.raccord.seams.internal.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.raccord.model.fill.SeamReport.Figure;
import org.raccord.model.fill.SeamReport.Grade;
import org.raccord.model.fill.SeamReport.Kind;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;

/** The sound of a room, computed: noise through a low pass, and what a bad join does to it. */
class SoundGradesTest {

  private static final int RATE = 48_000;
  private static final int HEAD = 4 * RATE;
  private static final int TAIL = HEAD + RATE;

  private static SoundBlock room() {
    SoundBlock room = SoundBlock.silence(new SoundFormat(RATE, 1), 9 * RATE);
    Random random = new Random(4);
    float low = 0;
    for (int i = 0; i < room.length(); i++) {
      low += 0.2f * ((float) random.nextGaussian() * 0.05f - low);
      room.channel(0)[i] = low;
    }
    return room;
  }

  private static Figure figure(SoundGrades grades, int at, String name) {
    return grades.join(at, Kind.CONTINUOUS).stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static SoundGrades grades(SoundBlock sound) {
    return new SoundGrades(new SoundStrip(sound, HEAD, TAIL));
  }

  private static SoundBlock gained(double db) {
    SoundBlock sound = room();
    for (int i = HEAD; i < TAIL; i++) {
      sound.channel(0)[i] *= (float) Math.pow(10, db / 20);
    }
    return sound;
  }

  @Test
  void soundThatGoesOnGradesA() {
    SoundGrades grades = grades(room());
    for (int at : new int[] {HEAD, TAIL}) {
      for (Figure figure : grades.join(at, Kind.CONTINUOUS)) {
        assertEquals(Grade.A, figure.grade(), figure.toString());
      }
    }
  }

  @Test
  void aStepOfOneDecibelIsHeardAndMoreIsWorse() {
    double last = 1;
    for (double db : new double[] {1, 2, 4}) {
      SoundGrades louder = grades(gained(db));
      double excess = figure(louder, HEAD, "level").excess();
      assertTrue(excess > last, db + " dB: " + excess);
      assertEquals(excess, figure(louder, TAIL, "level").excess(), 0.5);
      last = excess;
    }
  }

  @Test
  void aClickIsHeardAtItsOwnJoin() {
    SoundBlock sound = room();
    sound.channel(0)[HEAD] += 0.2f;
    SoundGrades grades = grades(sound);
    assertTrue(figure(grades, HEAD, "click").excess() > 1);
    assertEquals(Grade.A, figure(grades, TAIL, "click").grade());
  }

  @Test
  void whatACoderErrsByAtTheEndOfItsFileIsNoClickAndAClickIs() {
    SoundBlock sound = room();
    sound.channel(0)[HEAD] += 0.07f;
    SoundGrades grades = grades(sound);
    assertTrue(figure(grades, HEAD, "click").excess() > 1);
    assertTrue(coded(grades).excess() < 1, coded(grades)::toString);
    sound.channel(0)[HEAD] += 0.3f;
    assertTrue(coded(grades(sound)).excess() > 1, coded(grades(sound))::toString);
  }

  private static Figure coded(SoundGrades grades) {
    return grades.join(HEAD, Kind.CONTINUOUS, SoundGrades.Ends.CODED).stream()
        .filter(f -> f.name().equals("click"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aHoleInTheSoundIsWorst() {
    SoundBlock sound = room();
    java.util.Arrays.fill(sound.channel(0), HEAD, TAIL, 0);
    SoundGrades grades = grades(sound);
    assertEquals(Grade.F, figure(grades, HEAD, "level").grade());
    assertEquals(Grade.F, figure(grades, TAIL, "floor").grade());
  }

  @Test
  void anIntendedCutMayStepInLevelButNotClick() {
    assertTrue(
        grades(gained(3)).join(HEAD, Kind.CUT).stream()
            .filter(f -> f.name().equals("level"))
            .allMatch(f -> f.grade() == Grade.A));
  }
}
