package org.raccord.core.internal.provesound;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.raccord.core.SoundProof;
import org.raccord.core.SoundProofOrder;
import org.raccord.core.internal.prove.Effort;
import org.raccord.core.internal.prove.Machine;
import org.raccord.core.internal.store.AtomicFile;
import org.raccord.seams.SoundTruth.Figure;
import org.raccord.seams.SoundTruth.Reach;

/** What a proof of sound found, as Markdown and a page, with its {@link SoundDocument}. */
final class SoundReport {

  private static final Map<String, String> TITLES =
      Map.of(
          SoundRow.AMBIENCE, "Ambience in a hole of up to four seconds",
          SoundRow.PAUSE, "Room tone of two seconds between a speaker's words",
          SoundRow.VOICE, "A line in the voice of who speaks beside it");

  private static final String REAL = "real pieces";

  private static final List<String> KINDS =
      List.of(SoundRow.AMBIENCE, SoundRow.PAUSE, SoundRow.VOICE);

  private final SoundProofOrder order;
  private final List<SoundRow> rows;
  private final List<String> remarks;

  SoundReport(SoundProofOrder order, List<SoundRow> rows, List<String> remarks) {
    this.order = order;
    this.rows = List.copyOf(rows);
    this.remarks = List.copyOf(remarks);
  }

  SoundProof write() throws IOException {
    Path text = order.out().resolve("report.md");
    Path json = order.out().resolve("report.json");
    Path html = order.out().resolve("index.html");
    put(text, markdown());
    put(html, page());
    put(json, SoundDocument.of(head(), rows, remarks));
    return new SoundProof(text, json, html, counts(), remarks);
  }

  private List<SoundRow> of(String kind) {
    return rows.stream().filter(row -> row.kind().equals(kind)).toList();
  }

  private static List<String> measures(List<SoundRow> rows) {
    return rows.stream()
        .flatMap(r -> r.figures().stream())
        .map(Figure::measure)
        .distinct()
        .toList();
  }

  private static Optional<Figure> figure(SoundRow row, String measure) {
    return row.figures().stream().filter(f -> f.measure().equals(measure)).findFirst();
  }

  private List<SoundProof.Count> counts() {
    List<SoundProof.Count> counts = new ArrayList<>();
    for (String kind : KINDS) {
      for (String measure : measures(of(kind))) {
        List<Figure> figures =
            of(kind).stream().map(row -> figure(row, measure)).flatMap(Optional::stream).toList();
        List<Double> natural =
            figures.stream().map(Figure::natural).flatMap(Optional::stream).toList();
        counts.add(
            new SoundProof.Count(
                kind,
                measure,
                figures.size(),
                (int) figures.stream().filter(Figure::isMet).count(),
                median(figures.stream().map(Figure::value).toList()),
                natural.isEmpty() ? Optional.empty() : Optional.of(median(natural))));
      }
    }
    return counts;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private List<String> head() {
    return List.of(
        "Fill (what the recording itself varies by; the bar), ! where the bar is missed",
        "Real pieces: how many pieces of the recording itself, as long as the fill and taken for it,"
            + " reach the bar (their median): truth against truth",
        order.lines().isEmpty()
            ? "No line was spoken"
            : "Lines: " + String.join(" / ", order.lines()),
        "Seed " + order.seed(),
        "Time: " + times(),
        "Machine: " + Machine.describe());
  }

  /** Seconds of fills: the first line starts the voice, so it stands apart. */
  private String times() {
    List<String> said = new ArrayList<>();
    List<Effort.Cost> tones =
        rows.stream().filter(r -> !r.kind().equals(SoundRow.VOICE)).map(SoundRow::cost).toList();
    if (!tones.isEmpty()) {
      said.add("room tone " + seconds(tones, 0.5));
    }
    List<Effort.Cost> lines = of(SoundRow.VOICE).stream().map(SoundRow::cost).toList();
    if (!lines.isEmpty()) {
      said.add("the first line " + seconds(lines.subList(0, 1), 6));
    }
    if (lines.size() > 1) {
      said.add("each further line " + seconds(lines.subList(1, lines.size()), 2));
    }
    long most = rows.stream().mapToLong(row -> row.cost().peak()).max().orElse(0);
    if (most > 0) {
      said.add("memory at most " + most / 1_000_000 + " MB (bar 600)");
    }
    return String.join("; ", said);
  }

  private static String seconds(List<Effort.Cost> costs, double bar) {
    return String.format(
        Locale.ROOT,
        "%.2f s%s (bar %.1f; %.2f s of the processors)",
        median(costs.stream().map(Effort.Cost::wall).toList()),
        costs.size() > 1 ? " in the median" : "",
        bar,
        median(costs.stream().map(Effort.Cost::cpu).toList()));
  }

  private String markdown() {
    StringBuilder text = new StringBuilder("# Sound against the truth\n\n");
    head().forEach(line -> text.append("- ").append(line).append('\n'));
    for (String kind : KINDS) {
      List<SoundRow> found = of(kind);
      if (found.isEmpty()) {
        continue;
      }
      text.append("\n## ").append(TITLES.get(kind)).append("\n\n");
      List<List<String>> table = table(found);
      row(text, table.get(0));
      row(text, table.get(0).stream().map(cell -> "---").toList());
      table.subList(1, table.size()).forEach(cells -> row(text, cells));
    }
    if (!remarks.isEmpty()) {
      text.append("\n## Remarks\n\n");
      remarks.forEach(remark -> text.append("- ").append(remark).append('\n'));
    }
    return text.toString();
  }

  private List<List<String>> table(List<SoundRow> found) {
    List<String> measures = measures(found);
    List<List<String>> table = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("recording"));
    head.addAll(measures);
    boolean real = found.stream().anyMatch(row -> !row.reals().isEmpty());
    if (real) {
      head.add(REAL);
    }
    head.addAll(List.of("seconds", "of processors", "method"));
    table.add(head);
    for (SoundRow row : found) {
      List<String> cells = new ArrayList<>(List.of(row.name()));
      for (String measure : measures) {
        cells.add(figure(row, measure).map(SoundReport::cell).orElse(""));
      }
      if (real) {
        cells.add(String.join("; ", row.reals().stream().map(SoundReport::cell).toList()));
      }
      cells.add(number(row.cost().wall()));
      cells.add(number(row.cost().cpu()));
      cells.add(row.method());
      table.add(cells);
    }
    List<String> met = new ArrayList<>(List.of("**bar reached**"));
    for (String measure : measures) {
      List<Figure> figures =
          found.stream().map(row -> figure(row, measure)).flatMap(Optional::stream).toList();
      boolean barred = figures.stream().anyMatch(f -> f.bar().isPresent());
      long reached = figures.stream().filter(Figure::isMet).count();
      met.add(barred ? reached + " of " + figures.size() : "");
    }
    met.addAll(Collections.nCopies(table.get(0).size() - met.size(), ""));
    table.add(met);
    return table;
  }

  private static String cell(Figure figure) {
    List<String> beside = new ArrayList<>();
    figure.natural().ifPresent(value -> beside.add(number(value)));
    figure.bar().ifPresent(value -> beside.add("bar " + number(value)));
    return number(figure.value())
        + (figure.isMet() ? "" : "!")
        + (beside.isEmpty() ? "" : " (" + String.join("; ", beside) + ")");
  }

  private static String cell(Reach reach) {
    return reach.measure()
        + " "
        + reach.met()
        + " of "
        + reach.pieces()
        + " ("
        + number(reach.median())
        + ")";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static void row(StringBuilder text, List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private String page() {
    StringBuilder page =
        new StringBuilder("<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\">\n")
            .append("<title>Sound against the truth</title>\n<style>body{font:15px/1.5 system-ui,")
            .append("sans-serif;margin:2em;color:#ddd;background:#1b1b1d}table{border-collapse:")
            .append(
                "collapse}td,th{padding:.2em .8em;border-bottom:1px solid #444;text-align:left}")
            .append("</style>\n<h1>Sound against the truth</h1>\n<ul>");
    head().forEach(line -> page.append("<li>").append(escaped(line)).append("</li>"));
    page.append("</ul>\n");
    for (String kind : KINDS) {
      List<SoundRow> found = of(kind);
      if (found.isEmpty()) {
        continue;
      }
      page.append("<h2>")
          .append(escaped(Objects.requireNonNull(TITLES.get(kind))))
          .append("</h2>\n<table>\n");
      List<List<String>> table = table(found);
      for (int i = 0; i < table.size(); i++) {
        page.append("<tr>");
        for (String cell : table.get(i)) {
          page.append(i == 0 ? "<th>" : "<td>").append(escaped(cell.replace("**", "")));
        }
        if (i > 0 && i <= found.size()) {
          page.append("<td><audio controls preload=\"none\" src=\"")
              .append(escaped(found.get(i - 1).file()))
              .append("\"></audio>");
        }
        page.append("</tr>\n");
      }
      page.append("</table>\n");
    }
    page.append("<h2>Remarks</h2>\n<ul>");
    remarks.forEach(remark -> page.append("<li>").append(escaped(remark)).append("</li>"));
    return page.append("</ul>\n</html>\n").toString();
  }

  private static void put(Path file, String text) throws IOException {
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
