package org.raccord.seams.internal.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.raccord.model.fill.SeamReport.Figure;
import org.raccord.model.fill.SeamReport.Grade;
import org.raccord.model.fill.SeamReport.Kind;
import org.raccord.model.fill.SeamReport.Place;
import org.raccord.model.sound.SoundBlock;
import org.raccord.model.sound.SoundFormat;
import org.raccord.seams.SeamMaterial;
import org.raccord.seams.SoundTruth;

class SoundPartsTest {

  private static final int RATE = 48_000;

  private static SoundBlock noise(double seconds, double level, double colour, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] samples = new float[(int) (seconds * RATE)];
    double state = 0;
    for (int i = 0; i < samples.length; i++) {
      double white = 2 * random.nextDouble() - 1;
      state = colour * state + white;
      samples[i] = (float) (level * state * Math.sqrt(1 - colour * colour));
    }
    return new SoundBlock(new SoundFormat(RATE, 1), new float[][] {samples});
  }

  private static List<Figure> inside(SoundBlock take, Kind kind) {
    SoundBlock before = noise(6, 0.05, 0.5, 1);
    SoundBlock after = noise(6, 0.05, 0.5, 2);
    SoundBlock all = SoundTruth.joined(List.of(before, take, after));
    int head = before.length();
    return SoundParts.of(new SeamMaterial.Soundtrack(all, head, head + take.length()))
        .figures(Place.INSIDE, kind);
  }

  private static Grade grade(List<Figure> figures, String name) {
    return figures.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow().grade();
  }

  @Test
  void moreOfThePlaceIsAnA() {
    List<Figure> figures = inside(noise(3, 0.05, 0.5, 3), Kind.CONTINUOUS);
    assertEquals(List.of("loudness", "spectrum"), figures.stream().map(Figure::name).toList());
    assertTrue(figures.stream().allMatch(f -> f.grade() == Grade.A), figures.toString());
  }

  @Test
  void loudnessAndSpectrumEachHaveTheirFault() {
    List<Figure> loud = inside(noise(3, 0.2, 0.5, 3), Kind.CONTINUOUS);
    assertTrue(grade(loud, "loudness").compareTo(Grade.D) >= 0, loud.toString());
    List<Figure> dull = inside(noise(3, 0.05, 0.98, 3), Kind.CONTINUOUS);
    assertTrue(grade(dull, "spectrum").compareTo(Grade.C) >= 0, dull.toString());
  }

  @Test
  void aShotOfItsOwnIsNotHeldAgainstTheOthers() {
    assertEquals(List.of(), inside(noise(3, 0.2, 0.5, 3), Kind.CUT));
  }

  @Test
  void allFiguresOfSoundAreKnownByName() {
    List<Figure> joins =
        SoundParts.of(new SeamMaterial.Soundtrack(noise(9, 0.05, 0.5, 4), 3 * RATE, 6 * RATE))
            .figures(Place.HEAD, Kind.CONTINUOUS);
    assertFalse(joins.isEmpty(), "the join has figures");
    assertTrue(joins.stream().allMatch(f -> SoundParts.NAMES.contains(f.name())));
  }
}
