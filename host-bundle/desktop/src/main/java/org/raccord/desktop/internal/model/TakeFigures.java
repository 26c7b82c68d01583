package org.raccord.desktop.internal.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.core.SlotTakes.ListedTake;
import org.raccord.model.fill.SeamReport;
import org.raccord.model.fill.SeamReport.Figure;
import org.raccord.model.fill.SeamReport.Part;

/**
 * The figures behind the grades of a slot's takes, side by side.
 *
 * @param takes ids, a column each
 * @param rows a figure each
 */
public record TakeFigures(List<String> takes, List<Row> rows) {

  public TakeFigures {
    takes = List.copyOf(takes);
    rows = List.copyOf(rows);
  }

  /**
   * A figure of all takes.
   *
   * @param name what was measured and where, such as {@code tail: motion}
   * @param usual up to what the shots themselves do it
   * @param cells value and grade, a take each; a dash where it was not measured
   */
  public record Row(String name, String usual, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** The figures of a slot's takes. */
  public static TakeFigures of(List<ListedTake> takes) {
    Map<String, String[]> cells = new LinkedHashMap<>();
    Map<String, String> usual = new LinkedHashMap<>();
    for (SeamReport.Place place : SeamReport.Place.values()) {
      for (int i = 0; i < takes.size(); i++) {
        Optional<Part> part = takes.get(i).take().seams().flatMap(s -> s.part(place));
        for (Figure figure : part.map(Part::figures).orElse(List.of())) {
          String name = place.storedName() + ": " + figure.name();
          cells.computeIfAbsent(name, n -> dashes(takes.size()))[i] =
              figure.amount(figure.value()) + "  " + figure.grade();
          usual.putIfAbsent(name, figure.amount(figure.limit()));
        }
      }
    }
    List<Row> rows = new ArrayList<>();
    cells.forEach(
        (name, values) -> rows.add(new Row(name, usual.getOrDefault(name, ""), List.of(values))));
    return new TakeFigures(takes.stream().map(t -> t.take().id()).toList(), rows);
  }

  private static String[] dashes(int n) {
    String[] dashes = new String[n];
    java.util.Arrays.fill(dashes, "\u2013");
    return dashes;
  }
}
