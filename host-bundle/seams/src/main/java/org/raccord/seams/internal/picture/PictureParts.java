package org.raccord.seams.internal.picture;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.model.fill.SeamReport.Figure;
import org.raccord.model.fill.SeamReport.Kind;
import org.raccord.model.fill.SeamReport.Place;
import org.raccord.seams.internal.grade.Ordinary;

/** A strip taken apart at its cuts, each piece graded with the clip that it belongs to. */
public final class PictureParts {

  /** What two pictures of one shot have in common at least. */
  private static final double ONE_SHOT = 0.45;

  /** A cut leaves this many codes unexplained, and this many times as much as other steps do. */
  private static final double CUT_CODES = 10;

  private static final double CUT_TIMES = 3;
  private static final int FEW = 6;

  private final Strip strip;
  private final Map<Place, List<Figure>> figures = new EnumMap<>(Place.class);
  private final Map<Place, Kind> kinds = new EnumMap<>(Place.class);
  private final List<String> remarks = new ArrayList<>();
  private final List<Strip> pieces = new ArrayList<>();

  private PictureParts(Strip strip) {
    this.strip = strip;
  }

  /**
   * Grades a strip.
   *
   * @param head what its head is meant to be, if that is known
   * @param tail what its tail is meant to be, if that is known
   */
  public static PictureParts grade(Strip whole, Optional<Kind> head, Optional<Kind> tail) {
    Strip strip = whole.within(firstOfShot(whole), endOfShot(whole));
    PictureParts parts = new PictureParts(strip);
    int headCut = head.filter(k -> k == Kind.CUT).isPresent() ? strip.head() : -1;
    int tailCut = tail.filter(k -> k == Kind.CUT).isPresent() ? strip.tail() : -1;
    boolean open = headCut < 0 && tailCut < 0;
    Optional<Integer> cut = open ? theCut(strip) : Optional.empty();
    if (cut.isPresent() && cut.get() == strip.head() && head.isEmpty()) {
      headCut = strip.head();
    } else if (cut.isPresent() && cut.get() == strip.tail() && tail.isEmpty()) {
      tailCut = strip.tail();
    } else if (cut.isPresent() && strip.isInside(cut.get())) {
      parts.inTwo(cut.get());
      return parts;
    }
    parts.whole(headCut >= 0 && strip.hasHead(), tailCut >= 0 && strip.hasTail());
    return parts;
  }

  private void whole(boolean headIsCut, boolean tailIsCut) {
    Strip piece = strip;
    if (headIsCut) {
      cut(Place.HEAD, strip.head());
    }
    if (tailIsCut) {
      cut(Place.TAIL, strip.tail());
    }
    if (headIsCut != tailIsCut) {
      // What stands beyond the cut is another shot: it does not show what this one does.
      piece =
          headIsCut
              ? strip.within(strip.before(), strip.looks().size())
              : strip.within(0, strip.before() + strip.length());
    }
    PictureGrades grades = new PictureGrades(piece);
    pieces.add(piece);
    if (strip.hasHead() && !headIsCut) {
      at(Place.HEAD).addAll(grades.join(piece.head()));
    }
    if (strip.hasTail() && !tailIsCut) {
      at(Place.TAIL).addAll(grades.join(piece.tail()));
    }
    at(Place.INSIDE).addAll(grades.inside());
    int known = piece.before() + piece.after();
    if (known < FEW) {
      remarks.add(
          "Only "
              + known
              + " frames stand beside the take: what the shot does of its own accord is not known,"
              + " and the limits are those of any shot.");
    }
  }

  private void inTwo(int cut) {
    Strip first = strip.within(0, cut + 1);
    Strip second = strip.within(cut + 1, strip.looks().size());
    PictureGrades one = new PictureGrades(first);
    PictureGrades two = new PictureGrades(second);
    pieces.add(first);
    pieces.add(second);
    at(Place.HEAD).addAll(one.join(first.head()));
    at(Place.TAIL).addAll(two.join(second.tail()));
    kinds.put(Place.INSIDE, Kind.CUT);
    at(Place.INSIDE).addAll(worse(one.inside(), two.inside()));
    for (Figure figure : CutGrades.of(strip, cut)) {
      at(Place.INSIDE).add(named("cut " + figure.name(), figure));
    }
  }

  private static Figure named(String name, Figure f) {
    return new Figure(
        name, f.unit(), f.value(), f.usual(), f.spread(), f.limit(), f.excess(), f.grade());
  }

  private static List<Figure> worse(List<Figure> one, List<Figure> two) {
    List<Figure> worse = new ArrayList<>(one);
    for (Figure figure : two) {
      Optional<Figure> same = one.stream().filter(f -> f.name().equals(figure.name())).findFirst();
      if (same.isEmpty()) {
        worse.add(figure);
      } else if (figure.excess() > same.get().excess()) {
        worse.set(worse.indexOf(same.get()), figure);
      }
    }
    return worse;
  }

  private void cut(Place place, int step) {
    kinds.put(place, Kind.CUT);
    at(place).addAll(CutGrades.of(strip, step));
  }

  /** The one place at which a take between two different shots goes from one to the other. */
  private static Optional<Integer> theCut(Strip strip) {
    if (!strip.hasHead() || !strip.hasTail()) {
      return Optional.empty();
    }
    Look a = strip.looks().get(strip.head());
    Look b = strip.looks().get(strip.tail() + 1);
    if (Framing.likeness(a, b) > ONE_SHOT) {
      return Optional.empty();
    }
    int most = strip.head();
    for (int i = strip.head(); i <= strip.tail(); i++) {
      if (rest(strip, i) > rest(strip, most)) {
        most = i;
      }
    }
    double next = 0;
    for (int i = strip.head(); i <= strip.tail(); i++) {
      next = i == most ? next : Math.max(next, rest(strip, i));
    }
    boolean one = rest(strip, most) > CUT_CODES && rest(strip, most) > 2 * next;
    return one ? Optional.of(most) : Optional.empty();
  }

  private static double rest(Strip strip, int step) {
    return strip.steps().get(step).unexplained();
  }

  /** A clip beside the take may itself be cut: only the shot next to the take is its shot. */
  private static int firstOfShot(Strip strip) {
    double limit = cutLimit(strip);
    for (int i = strip.head() - 1; i >= 0; i--) {
      if (rest(strip, i) > limit) {
        return i + 1;
      }
    }
    return 0;
  }

  private static int endOfShot(Strip strip) {
    double limit = cutLimit(strip);
    for (int i = strip.tail() + 1; i < strip.steps().size(); i++) {
      if (rest(strip, i) > limit) {
        return i + 1;
      }
    }
    return strip.looks().size();
  }

  private static double cutLimit(Strip strip) {
    double usual =
        Ordinary.of(strip.ordinarySteps().stream().mapToDouble(i -> rest(strip, i)).toArray())
            .median();
    return Math.max(CUT_CODES, CUT_TIMES * usual);
  }

  private List<Figure> at(Place place) {
    return figures.computeIfAbsent(place, p -> new ArrayList<>());
  }

  /** The figures of a place; none where there is no such place. */
  public List<Figure> figures(Place place) {
    return List.copyOf(at(place));
  }

  /** What a place was graded as. */
  public Kind kind(Place place) {
    return kinds.getOrDefault(place, Kind.CONTINUOUS);
  }

  /** What the reader of the report should know. */
  public List<String> remarks() {
    return List.copyOf(remarks);
  }

  /** The frames that were measured. */
  public Strip strip() {
    return strip;
  }

  /** The strip in pieces, one shot each. */
  public List<Strip> pieces() {
    return List.copyOf(pieces);
  }
}
