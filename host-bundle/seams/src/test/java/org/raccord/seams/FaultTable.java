package org.raccord.seams;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.raccord.model.fill.SeamReport.Figure;
import org.raccord.model.fill.SeamReport.Grade;
import org.raccord.model.fill.SeamReport.Place;

/** Collects what became of the truth and of each planted fault in the same holes. */
public final class FaultTable {

  /**
   * A take that was graded.
   *
   * @param fault such as {@code exposure}
   * @param size of the fault, as it is printed; larger faults of one name come later
   * @param own the figures that should show it, as {@code place:name}; joins are {@code join}
   * @param figures what was found at each place
   */
  public record Trial(
      String fault, String size, List<String> own, Map<Place, List<Figure>> figures) {

    Grade grade() {
      return Grade.of(
          figures.values().stream()
              .flatMap(List::stream)
              .mapToDouble(Figure::excess)
              .max()
              .orElse(0));
    }

    private double value(String name) {
      double most = Double.NEGATIVE_INFINITY;
      for (Map.Entry<Place, List<Figure>> place : figures.entrySet()) {
        String where = place.getKey() == Place.INSIDE ? "inside" : "join";
        for (Figure figure : place.getValue()) {
          if (name.equals(where + ":" + figure.name())) {
            most = Math.max(most, figure.value());
          }
        }
      }
      return most;
    }
  }

  private static final class Row {
    private int count;
    private int ownWorse;
    private int letterWorse;
    private int monotone;
    private final StringBuilder grades = new StringBuilder();
  }

  private final String title;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final List<String> truths = new ArrayList<>();
  private final List<String> unseen = new ArrayList<>();
  private int holes;
  private int truthsA;

  public FaultTable(String title) {
    this.title = title;
  }

  /** Adds a hole: the truth, then its faults, the sizes of one fault after each other. */
  public void add(String hole, Trial truth, List<Trial> faults) {
    holes++;
    if (truth.grade() == Grade.A) {
      truthsA++;
    } else {
      truths.add(hole + " grades " + truth.grade() + ": " + worst(truth));
    }
    Trial last = truth;
    for (Trial fault : faults) {
      Row row = rows.computeIfAbsent(fault.fault() + " " + fault.size(), k -> new Row());
      Trial smaller = last.fault().equals(fault.fault()) ? last : truth;
      row.count++;
      if (worse(fault, truth)) {
        row.ownWorse++;
      } else {
        unseen.add(hole + " " + fault.fault() + " " + fault.size() + ": " + values(fault, truth));
      }
      row.monotone += worse(fault, smaller) ? 1 : 0;
      row.letterWorse += fault.grade().compareTo(truth.grade()) > 0 ? 1 : 0;
      row.grades.append(fault.grade());
      last = fault;
    }
  }

  private static boolean worse(Trial fault, Trial other) {
    return fault.own().stream().anyMatch(name -> fault.value(name) > other.value(name));
  }

  private static String values(Trial fault, Trial truth) {
    return fault.own().stream()
        .map(
            name ->
                String.format(
                    Locale.ROOT,
                    "%s is %.3f, the truth's %.3f",
                    name,
                    fault.value(name),
                    truth.value(name)))
        .collect(Collectors.joining(", "));
  }

  private static String worst(Trial trial) {
    Figure worst = null;
    Place where = Place.HEAD;
    for (Map.Entry<Place, List<Figure>> place : trial.figures().entrySet()) {
      for (Figure figure : place.getValue()) {
        if (worst == null || figure.excess() > worst.excess()) {
          worst = figure;
          where = place.getKey();
        }
      }
    }
    return where + " " + worst;
  }

  /** Prints the table. */
  public void print(PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%n%s: %d holes, the truth grades A in %d (%.1f %%)%n",
        title,
        holes,
        truthsA,
        100.0 * truthsA / Math.max(1, holes));
    truths.forEach(t -> out.println("  " + t));
    out.printf(
        "  %-22s %5s %6s %8s %6s  %s%n", "fault", "holes", "own %", "letter %", "rise %", "grades");
    for (Map.Entry<String, Row> each : rows.entrySet()) {
      Row row = each.getValue();
      out.printf(
          Locale.ROOT,
          "  %-22s %5d %6.0f %8.0f %6.0f  %s%n",
          each.getKey(),
          row.count,
          100.0 * row.ownWorse / row.count,
          100.0 * row.letterWorse / row.count,
          100.0 * row.monotone / row.count,
          row.grades);
    }
    unseen.forEach(u -> out.println("  not worse: " + u));
    out.flush();
  }
}
