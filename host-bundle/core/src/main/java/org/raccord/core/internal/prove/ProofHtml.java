package org.raccord.core.internal.prove;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.raccord.core.internal.prove.ProofTables.Group;

/** The report as one page that needs nothing from elsewhere, with its pictures and films. */
final class ProofHtml {

  private static final String STYLE =
      """
      body{font:15px/1.5 system-ui,sans-serif;margin:2em auto;max-width:1500px;padding:0 1em;\
      color:#ddd;background:#1b1b1d}
      table{border-collapse:collapse;margin:1em 0}
      td,th{padding:.2em .8em;border-bottom:1px solid #444;text-align:right;white-space:nowrap}
      td:first-child,th:first-child{text-align:left}
      .ours{color:#ffc66d} h3{margin-top:2.5em} img,video{max-width:100%;display:block}
      figure{margin:.8em 0} figcaption{color:#aaa}
      """;

  private final ProofTables tables;
  private final List<String> head;
  private final Path out;

  ProofHtml(ProofTables tables, List<String> head, Path out) {
    this.tables = tables;
    this.head = List.copyOf(head);
    this.out = out;
  }

  String print(List<String> remarks) {
    StringBuilder page =
        new StringBuilder("<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\">\n")
            .append("<title>Fills against the truth</title>\n<style>\n")
            .append(STYLE)
            .append("</style>\n<h1>Fills against the truth</h1>\n<ul>");
    head.forEach(line -> page.append("<li>").append(escaped(line)).append("</li>"));
    page.append("</ul>\n");
    for (Group group : tables.groups()) {
      page.append("<h2>").append(escaped(group.title())).append("</h2>\n");
      means(group, page);
    }
    if (!remarks.isEmpty()) {
      page.append("<h2>Left out</h2><ul>");
      remarks.forEach(r -> page.append("<li>").append(escaped(r)).append("</li>"));
      page.append("</ul>\n");
    }
    page.append(
        "<h2>Every hole</h2>\n<p>In each strip: the last frame before, frames of the hole,"
            + " the first frame after. In each film the truth is on the left.</p>\n");
    for (Group group : tables.groups()) {
      holes(group, page);
    }
    return page.append("</html>\n").toString();
  }

  private void means(Group group, StringBuilder page) {
    page.append("<table><tr><th></th><th>holes</th>");
    for (Figure figure : Figure.values()) {
      page.append("<th>").append(escaped(figure.heading())).append("</th>");
    }
    page.append("<th>sharpness</th><th>seams A or B</th><th>CPU s/frame</th></tr>\n");
    for (String contender : tables.contenders(group)) {
      List<ProofRow> rows = tables.rows(group, contender);
      page.append(tables.generators().contains(contender) ? "<tr class=\"ours\"><td>" : "<tr><td>")
          .append(escaped(contender))
          .append("</td><td>")
          .append(rows.size())
          .append("</td>");
      for (Figure figure : Figure.values()) {
        Sample sample = Sample.of(rows, figure::of);
        page.append("<td title=\"95%: ")
            .append(figure.print(sample.low()))
            .append(" to ")
            .append(figure.print(sample.high()))
            .append("\">")
            .append(figure.print(sample.mean()))
            .append("</td>");
      }
      page.append("<td>")
          .append(format("%.2f", Sample.of(rows, r -> r.scores().sharpness()).mean()))
          .append("</td><td>")
          .append(Math.round(100 * Sample.of(rows, ProofRow::isWellGraded).mean()))
          .append("%</td><td>")
          .append(format("%.3f", Sample.of(rows, r -> r.scores().cpu()).mean()))
          .append("</td></tr>\n");
    }
    page.append("</table>\n");
    ProofText.costs(tables, group)
        .forEach(
            (generator, costs) ->
                page.append("<p>CPU seconds a frame, ")
                    .append(escaped(generator))
                    .append(": ")
                    .append(escaped(costs))
                    .append(".</p>\n"));
  }

  private void holes(Group group, StringBuilder page) {
    Map<String, List<ProofRow>> byHole = new LinkedHashMap<>();
    for (String contender : tables.contenders(group)) {
      for (ProofRow row : tables.rows(group, contender)) {
        byHole.computeIfAbsent(row.hole(), h -> new ArrayList<>()).add(row);
      }
    }
    byHole.forEach(
        (hole, rows) -> {
          ProofRow first = rows.get(0);
          page.append("<h3>")
              .append(escaped(first.clip()))
              .append(": ")
              .append(escaped(group.title()))
              .append(" from frame ")
              .append(first.first())
              .append("</h3>\n");
          Path folder = out.resolve(first.take()).getParent();
          Path truth = folder == null ? out : folder.resolveSibling("truth.png");
          picture(truth, "the truth", page);
          rows.forEach(row -> row(row, page));
        });
  }

  private void row(ProofRow row, StringBuilder page) {
    Path take = out.resolve(row.take());
    picture(
        take.resolveSibling("strip.png"),
        String.format(
            Locale.ROOT,
            "%s (%s): seams %s, %s dB, SSIM %s, sharpness %.2f",
            row.contender(),
            row.how(),
            row.grade(),
            Figure.PSNR.print(row.scores().psnr()),
            Figure.SSIM.print(row.scores().ssim()),
            row.scores().sharpness()),
        page);
    Path film = take.resolveSibling("film.mp4");
    if (Files.exists(film)) {
      page.append("<video controls loop muted preload=\"none\" src=\"")
          .append(link(film))
          .append("\"></video>\n");
    }
  }

  private void picture(Path file, String caption, StringBuilder page) {
    if (Files.exists(file)) {
      page.append("<figure><img loading=\"lazy\" alt=\"\" src=\"")
          .append(link(file))
          .append("\"><figcaption>")
          .append(escaped(caption))
          .append("</figcaption></figure>\n");
    }
  }

  private String link(Path file) {
    StringBuilder link = new StringBuilder();
    for (Path part : out.relativize(file)) {
      link.append(link.isEmpty() ? "" : "/")
          .append(
              java.net.URLEncoder.encode(part.toString(), java.nio.charset.StandardCharsets.UTF_8)
                  .replace("+", "%20"));
    }
    return link.toString();
  }

  private static String format(String form, double value) {
    return String.format(Locale.ROOT, form, value);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
