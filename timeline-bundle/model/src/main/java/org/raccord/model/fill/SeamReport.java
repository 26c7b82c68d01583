package org.raccord.model.fill;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How well a take matches what stands beside it, measured on its frames and samples.
 *
 * @param version of the measuring: figures of different versions mean different things, and only
 *     the letters can be compared
 * @param parts head, inside and tail, as far as they could be measured
 * @param remarks what could not be measured and why, in sentences
 */
public record SeamReport(int version, List<Part> parts, List<String> remarks) {

  /**
   * The version that is measured now. The first one looked for repeated frames, light, grain and
   * the inside of the sound in other ways.
   */
  public static final int VERSION = 2;

  public SeamReport {
    parts = List.copyOf(parts);
    remarks = List.copyOf(remarks);
  }

  /** Nothing could be measured. */
  public static SeamReport unmeasured(String why) {
    return new SeamReport(VERSION, List.of(), List.of(why));
  }

  /** Whether its figures mean what is measured now. */
  public boolean isOfToday() {
    return version == VERSION;
  }

  /** The worst grade of the parts, never an average; empty where nothing was measured. */
  public Optional<Grade> grade() {
    return parts.stream().map(Part::grade).max(Comparator.naturalOrder());
  }

  /** The figure that decides the grade. */
  public Optional<Worst> worst() {
    return parts.stream()
        .flatMap(p -> p.figures().stream().map(f -> new Worst(p.place(), f)))
        .max(Comparator.comparingDouble(w -> w.figure().excess()));
  }

  /** The part at a place. */
  public Optional<Part> part(Place place) {
    return parts.stream().filter(p -> p.place() == place).findFirst();
  }

  /**
   * In words: the grade and the figure that decides it, such as {@code C, motion at the tail 2.4 px
   * (up to 1.1 px is usual)}; that this is by older rules where it is; or why there is none.
   */
  public String words() {
    Optional<Worst> worst = worst();
    if (worst.isEmpty()) {
      return "not measured: " + String.join(" ", remarks);
    }
    return grade().orElseThrow()
        + ", "
        + worst.get().words()
        + (isOfToday() ? "" : ", measured by older rules");
  }

  /** The one figure that decides, and where it was measured. */
  public record Worst(Place place, Figure figure) {
    /** Such as {@code motion at the tail 2.4 px (up to 1.1 px is usual)}. */
    public String words() {
      return figure.name()
          + (place == Place.INSIDE ? " inside " : " at the " + place.storedName() + " ")
          + figure.amount(figure.value())
          + " (up to "
          + figure.amount(figure.limit())
          + " is usual)";
    }
  }

  /** Where in a take. */
  public enum Place {
    /** The join with the clip before. */
    HEAD,
    /** Between the joins. */
    INSIDE,
    /** The join with the clip after. */
    TAIL;

    /** The stored name. */
    public String storedName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What a join is meant to be. */
  public enum Kind {
    /** One shot goes on. */
    CONTINUOUS,
    /** One shot ends and another begins. */
    CUT;

    /** The stored name. */
    public String storedName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How far beyond what the shot itself does, from not at all (A) to unusable (F). */
  public enum Grade {
    A(1),
    B(1.5),
    C(2.25),
    D(3.5),
    E(5),
    F(Double.POSITIVE_INFINITY);

    private final double end;

    Grade(double end) {
      this.end = end;
    }

    /** The grade of an {@link Figure#excess}. */
    public static Grade of(double excess) {
      for (Grade grade : values()) {
        if (excess <= grade.end) {
          return grade;
        }
      }
      return F;
    }
  }

  /**
   * Head, inside or tail.
   *
   * @param place which
   * @param kind what was measured as: a part that holds an intended cut is a cut
   * @param figures at least one
   */
  public record Part(Place place, Kind kind, List<Figure> figures) {

    public Part {
      figures = List.copyOf(figures);
      if (figures.isEmpty()) {
        throw new IllegalArgumentException("A part that was not measured is left out");
      }
    }

    /** The worst grade of the figures. */
    public Grade grade() {
      return worst().grade();
    }

    /** The figure that decides. */
    public Figure worst() {
      return figures.stream().max(Comparator.comparingDouble(Figure::excess)).orElseThrow();
    }
  }

  /**
   * Something measured.
   *
   * @param name such as {@code exposure}; stable
   * @param unit such as {@code stops}
   * @param value what was measured
   * @param usual median of the same measure at ordinary frame boundaries of the shots beside it
   * @param spread its spread there, as a standard deviation (from the median deviation)
   * @param limit the value up to which it passes for the shot's own variation
   * @param excess 0 at {@code usual}, 1 at {@code limit}, linear beyond
   * @param grade what the excess amounts to
   */
  public record Figure(
      String name,
      String unit,
      double value,
      double usual,
      double spread,
      double limit,
      double excess,
      Grade grade) {

    public Figure {
      if (!Double.isFinite(value + usual + spread + limit + excess)) {
        throw new IllegalArgumentException("The figure " + name + " is no number");
      }
    }

    /** An amount in this figure's unit, as short as it can be told apart. */
    public String amount(double amount) {
      String form = Math.abs(amount) < 10 ? Math.abs(amount) < 1 ? "%.2f" : "%.1f" : "%.0f";
      return (String.format(Locale.ROOT, form, amount) + " " + unit).strip();
    }
  }
}
