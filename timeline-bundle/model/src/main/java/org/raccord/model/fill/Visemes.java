package org.raccord.model.fill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The shapes of a speaking mouth, fifteen of them, as most tools that move mouths know them: {@code
 * sil} (at rest), {@code PP} (lips closed), {@code FF} (lip at the teeth), {@code TH}, {@code DD},
 * {@code kk}, {@code CH}, {@code SS}, {@code nn}, {@code RR}, {@code aa}, {@code E}, {@code ih},
 * {@code oh}, {@code ou}.
 *
 * <p>Of the sounds of English: P B M are PP; F V are FF; TH DH are TH; T D are DD; K G NG HH are
 * kk; CH JH SH ZH are CH; S Z are SS; N L are nn; R ER are RR; AA AE AH AX are aa; EH is E; IH IY Y
 * are ih; AO is oh; UH UW W are ou. A diphthong moves after three fifths: AY from aa to ih, AW from
 * aa to ou, EY from E to ih, OY from oh to ih, OW from oh to ou. Other symbols are sil.
 *
 * <p>Lips that close are closed for 60 ms at least, taken from the sounds beside them: a mouth that
 * does not close on a P is what viewers notice first. A pause of more than 60 ms is sil; in a
 * shorter one the mouth goes on to what follows.
 */
public final class Visemes {

  /** The mouth at rest. */
  public static final String REST = "sil";

  private static final String CLOSED = "PP";
  private static final long LEAST_CLOSED = SpokenLine.RATE * 60L / 1000;
  private static final long LEAST_REST = SpokenLine.RATE * 60L / 1000;
  private static final double TURN = 0.6;

  private static final Map<String, List<String>> SHAPES =
      Map.ofEntries(
          one("PP", "P", "B", "M"),
          one("FF", "F", "V"),
          one("TH", "TH", "DH"),
          one("DD", "T", "D"),
          one("kk", "K", "G", "NG", "HH"),
          one("CH", "CH", "JH", "SH", "ZH"),
          one("SS", "S", "Z"),
          one("nn", "N", "L"),
          one("RR", "R", "ER"),
          one("aa", "AA", "AE", "AH", "AX"),
          one("E", "EH"),
          one("ih", "IH", "IY", "Y"),
          one("oh", "AO"),
          one("ou", "UH", "UW", "W"));

  private static final Map<String, List<String>> GLIDES =
      Map.of(
          "AY", List.of("aa", "ih"),
          "AW", List.of("aa", "ou"),
          "EY", List.of("E", "ih"),
          "OY", List.of("oh", "ih"),
          "OW", List.of("oh", "ou"));

  private Visemes() {}

  /**
   * A shape and how long it is held.
   *
   * @param viseme its name
   * @param start its first sample, counted as in {@link SpokenLine}
   * @param end the sample after its last one
   */
  public record Shape(String viseme, long start, long end) {}

  private static Map.Entry<String, List<String>> one(String viseme, String... phones) {
    return Map.entry(viseme, List.of(phones));
  }

  /**
   * The shapes of a line, one after another without a gap, from its first sample to its last; empty
   * where its sounds are not known.
   */
  public static List<Shape> of(SpokenLine line) {
    List<Shape> raw = new ArrayList<>();
    for (SpokenLine.Word word : line.words()) {
      for (SpokenLine.Sound phone : word.phones()) {
        add(raw, phone);
      }
    }
    if (raw.isEmpty()) {
      return List.of();
    }
    return merged(closed(filled(raw, line.start(), line.end())));
  }

  private static void add(List<Shape> shapes, SpokenLine.Sound phone) {
    List<String> glide = GLIDES.get(phone.symbol());
    if (glide == null) {
      shapes.add(new Shape(shape(phone.symbol()), phone.start(), phone.end()));
      return;
    }
    long turn = phone.start() + Math.round(TURN * (phone.end() - phone.start()));
    if (turn > phone.start()) {
      shapes.add(new Shape(glide.get(0), phone.start(), turn));
    }
    if (turn < phone.end()) {
      shapes.add(new Shape(glide.get(1), turn, phone.end()));
    }
  }

  private static String shape(String phone) {
    return SHAPES.entrySet().stream()
        .filter(entry -> entry.getValue().contains(phone))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(REST);
  }

  /** Without gaps: rest in the long ones, what follows in the short ones. */
  private static List<Shape> filled(List<Shape> raw, long from, long to) {
    List<Shape> filled = new ArrayList<>();
    long at = from;
    for (Shape shape : raw) {
      long begin = Math.max(at, shape.start());
      if (begin - at > LEAST_REST) {
        filled.add(new Shape(REST, at, begin));
        at = begin;
      }
      if (shape.end() > at) {
        filled.add(new Shape(shape.viseme(), at, shape.end()));
        at = shape.end();
      }
    }
    if (to > at) {
      filled.add(new Shape(REST, at, to));
    }
    return filled;
  }

  private static List<Shape> closed(List<Shape> shapes) {
    List<Shape> all = new ArrayList<>(shapes);
    for (int k = 0; k < all.size(); k++) {
      Shape shape = all.get(k);
      long missing = LEAST_CLOSED - (shape.end() - shape.start());
      if (!shape.viseme().equals(CLOSED) || missing <= 0) {
        continue;
      }
      long before = k == 0 ? 0 : spare(all.get(k - 1), missing / 2);
      long after = k + 1 == all.size() ? 0 : spare(all.get(k + 1), missing - before);
      all.set(k, new Shape(CLOSED, shape.start() - before, shape.end() + after));
      if (before > 0) {
        Shape former = all.get(k - 1);
        all.set(k - 1, new Shape(former.viseme(), former.start(), former.end() - before));
      }
      if (after > 0) {
        Shape next = all.get(k + 1);
        all.set(k + 1, new Shape(next.viseme(), next.start() + after, next.end()));
      }
    }
    return all;
  }

  /** A sound gives up to two thirds of itself; lips that are closed give nothing. */
  private static long spare(Shape shape, long wanted) {
    return shape.viseme().equals(CLOSED)
        ? 0
        : Math.max(0, Math.min(wanted, (shape.end() - shape.start()) * 2 / 3));
  }

  private static List<Shape> merged(List<Shape> shapes) {
    List<Shape> merged = new ArrayList<>();
    for (Shape shape : shapes) {
      int last = merged.size() - 1;
      if (last >= 0 && merged.get(last).viseme().equals(shape.viseme())) {
        merged.set(last, new Shape(shape.viseme(), merged.get(last).start(), shape.end()));
      } else {
        merged.add(shape);
      }
    }
    return merged;
  }
}
