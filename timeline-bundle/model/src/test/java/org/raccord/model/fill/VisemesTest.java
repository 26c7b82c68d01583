package org.raccord.model.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Mouth shapes of known sounds. */
class VisemesTest {

  private static final long MS = SpokenLine.RATE / 1000;

  private static SpokenLine line(long each, String... phones) {
    List<SpokenLine.Sound> sounds = new ArrayList<>();
    for (int k = 0; k < phones.length; k++) {
      sounds.add(new SpokenLine.Sound(phones[k], k * each, (k + 1) * each));
    }
    long end = phones.length * each;
    return new SpokenLine(
        "x",
        "hum",
        0,
        end,
        List.of(new SpokenLine.Word("x", 0, end, sounds)),
        SpokenLine.Manner.OWN);
  }

  private static List<String> names(SpokenLine line) {
    return Visemes.of(line).stream().map(Visemes.Shape::viseme).toList();
  }

  @Test
  void aLineIsCoveredWithoutAGap() {
    List<Visemes.Shape> shapes = Visemes.of(line(30 * MS, "HH", "EH", "L", "OW", "M"));
    assertEquals(0, shapes.get(0).start());
    for (int k = 1; k < shapes.size(); k++) {
      assertEquals(shapes.get(k - 1).end(), shapes.get(k).start());
      assertTrue(shapes.get(k).end() > shapes.get(k).start());
    }
    assertEquals(150 * MS, shapes.get(shapes.size() - 1).end());
  }

  @Test
  void lipsCloseLongEnoughToBeSeen() {
    List<Visemes.Shape> shapes = Visemes.of(line(30 * MS, "AA", "P", "AA", "AA"));
    Visemes.Shape closed =
        shapes.stream().filter(s -> s.viseme().equals("PP")).findFirst().orElseThrow();
    assertTrue(closed.end() - closed.start() >= 45 * MS);
    Visemes.Shape roomy =
        Visemes.of(line(90 * MS, "AA", "B", "AA")).stream()
            .filter(s -> s.viseme().equals("PP"))
            .findFirst()
            .orElseThrow();
    assertEquals(90 * MS, roomy.end() - roomy.start());
  }

  @Test
  void aDiphthongMoves() {
    assertEquals(List.of("aa", "ih"), names(line(100 * MS, "AY")));
    assertEquals(List.of("oh", "ou"), names(line(100 * MS, "OW")));
  }

  @Test
  void everySoundOfEnglishHasAShapeAndThereAreFifteen() {
    Set<String> shapes = new TreeSet<>(Set.of(Visemes.REST));
    for (String phone :
        ("AA AE AH AO AW AX AY EH ER EY IH IY OW OY UH UW B CH D DH F G HH JH K L M N NG P R S SH T"
                + " TH V W Y Z ZH")
            .split(" ", -1)) {
      List<String> names = names(line(100 * MS, phone));
      assertTrue(!names.contains(Visemes.REST), phone + " is at rest");
      shapes.addAll(names);
    }
    assertEquals(15, shapes.size(), shapes.toString());
  }

  @Test
  void aPauseIsARest() {
    SpokenLine line =
        new SpokenLine(
            "a b",
            "hum",
            0,
            500 * MS,
            List.of(
                new SpokenLine.Word(
                    "a", 0, 100 * MS, List.of(new SpokenLine.Sound("AA", 0, 100 * MS))),
                new SpokenLine.Word(
                    "b",
                    300 * MS,
                    400 * MS,
                    List.of(new SpokenLine.Sound("AA", 300 * MS, 400 * MS)))),
            SpokenLine.Manner.OWN);
    assertEquals(List.of("aa", "sil", "aa", "sil"), names(line));
  }
}
