package org.raccord.core.internal.prove;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.raccord.core.internal.prove.ProofTables.Group;

/** The report for a reader, in Markdown: every figure of it was measured. */
final class ProofText {

  private static final double MEGABYTE = 1 << 20;

  /** What eyes go by: a fill must be the better by both to count. */
  private static final List<Figure> PERCEPTUAL = List.of(Figure.GMSD, Figure.MSSSIM);

  private final ProofTables tables;
  private final List<String> head;

  /**
   * @param head what was asked and where it ran, a line each
   */
  ProofText(ProofTables tables, List<String> head) {
    this.tables = tables;
    this.head = List.copyOf(head);
  }

  /**
   * The report.
   *
   * @param remarks clips left out, fills that failed
   */
  String print(List<String> remarks) {
    StringBuilder text = new StringBuilder("# Fills against the truth\n\n");
    head.forEach(line -> text.append("- ").append(line).append('\n'));
    text.append(
        """

        Means over holes; in brackets the 95% interval, clips drawn again. CPU and wall are seconds \
        per new frame; memory is the peak of the whole process.
        """);
    for (Group group : tables.groups()) {
      text.append("\n## ").append(group.title()).append("\n\n");
      means(group, text);
      wins(group, text);
      costs(group, text);
    }
    if (!remarks.isEmpty()) {
      text.append("\n## Left out\n\n");
      remarks.forEach(remark -> text.append("- ").append(remark).append('\n'));
    }
    text.append("\n## Every hole\n\n");
    every(text);
    return text.toString();
  }

  private void means(Group group, StringBuilder text) {
    List<String> headings = new ArrayList<>(List.of("", "holes"));
    for (Figure figure : Figure.values()) {
      headings.add(figure.heading());
    }
    headings.addAll(List.of("sharpness", "seams A or B", "CPU", "wall", "MB"));
    row(text, headings);
    row(text, headings.stream().map(h -> "---").toList());
    for (String contender : tables.contenders(group)) {
      List<ProofRow> rows = tables.rows(group, contender);
      List<String> cells = new ArrayList<>(List.of(contender, String.valueOf(rows.size())));
      for (Figure figure : Figure.values()) {
        Sample sample = Sample.of(rows, figure::of);
        cells.add(
            figure.print(sample.mean())
                + (figure == Figure.PSNR
                    ? " [" + figure.print(sample.low()) + ", " + figure.print(sample.high()) + "]"
                    : ""));
      }
      cells.add(two(Sample.of(rows, r -> r.scores().sharpness()).mean()));
      cells.add(percent(Sample.of(rows, ProofRow::isWellGraded).mean()));
      cells.add(three(Sample.of(rows, r -> r.scores().cpu()).mean()));
      cells.add(three(Sample.of(rows, r -> r.scores().wall()).mean()));
      double peak = rows.stream().mapToLong(r -> r.scores().peak()).max().orElse(0);
      cells.add(peak == 0 ? "" : String.valueOf(Math.round(peak / MEGABYTE)));
      row(text, cells);
    }
  }

  private void wins(Group group, StringBuilder text) {
    for (String generator : tables.generators()) {
      for (String rival : tables.rivals(group)) {
        tables
            .gain(group, generator, rival)
            .ifPresent(
                gain -> {
                  String wins =
                      List.of(Figure.values()).stream()
                          .map(
                              figure ->
                                  figure.label()
                                      + " "
                                      + percent(
                                          tables.wins(group, generator, rival, figure).orElse(0.0)))
                          .collect(Collectors.joining(", "));
                  text.append("\n**")
                      .append(generator)
                      .append(" against ")
                      .append(rival)
                      .append("**: ")
                      .append(String.format(Locale.ROOT, "%+.2f dB", gain));
                  tables
                      .worstClip(group, generator, rival)
                      .ifPresent(
                          worst ->
                              text.append(
                                  String.format(
                                      Locale.ROOT,
                                      ", worst clip %+.2f dB (%s)",
                                      worst.getValue(),
                                      worst.getKey())));
                  tables
                      .worstHole(group, generator, rival)
                      .ifPresent(
                          worst ->
                              text.append(
                                  String.format(
                                      Locale.ROOT,
                                      ", worst hole %+.2f dB (%s at %d)",
                                      worst.getValue(),
                                      worst.getKey().clip(),
                                      worst.getKey().first())));
                  text.append("; better in: ")
                      .append(wins)
                      .append(", GMSD and MS-SSIM both ")
                      .append(
                          percent(tables.winsAll(group, generator, rival, PERCEPTUAL).orElse(0.0)))
                      .append(".\n");
                });
      }
    }
  }

  private void costs(Group group, StringBuilder text) {
    costs(tables, group)
        .forEach(
            (generator, costs) ->
                text.append("\n**CPU seconds a frame, ")
                    .append(generator)
                    .append("**: ")
                    .append(costs)
                    .append(".\n"));
  }

  /**
   * What a frame costs beside FFmpeg's two modes, each by itself: a line for each generator, where
   * one of them filled holes.
   */
  static Map<String, String> costs(ProofTables tables, Group group) {
    Map<String, Double> costs = tables.costs(group);
    Map<String, String> lines = new LinkedHashMap<>();
    for (String generator : tables.generators()) {
      double own = costs.getOrDefault(generator, 0.0);
      String ratios =
          costs.entrySet().stream()
              .filter(cost -> own > 0 && cost.getKey().startsWith(Rival.MINTERPOLATE))
              .map(
                  cost ->
                      String.format(
                          Locale.ROOT,
                          "%s %.3f (%.2f times)",
                          cost.getKey(),
                          cost.getValue(),
                          cost.getValue() / own))
              .collect(Collectors.joining(", "));
      if (!ratios.isEmpty()) {
        lines.put(generator, three(own) + "; " + ratios);
      }
    }
    return lines;
  }

  private void every(StringBuilder text) {
    row(
        text,
        List.of("clip", "hole", "", "how", "PSNR-Y", "SSIM", "GMSD", "sharpness", "seams", "CPU"));
    row(text, List.of("---", "---", "---", "---", "---", "---", "---", "---", "---", "---"));
    for (Group group : tables.groups()) {
      for (String contender : tables.contenders(group)) {
        for (ProofRow r : tables.rows(group, contender)) {
          row(
              text,
              List.of(
                  r.clip(),
                  r.kind() + " " + r.length() + " at " + r.first(),
                  r.contender(),
                  r.how(),
                  Figure.PSNR.print(r.scores().psnr()),
                  Figure.SSIM.print(r.scores().ssim()),
                  Figure.GMSD.print(r.scores().gmsd()),
                  two(r.scores().sharpness()),
                  r.grade(),
                  three(r.scores().cpu())));
        }
      }
    }
  }

  private static void row(StringBuilder text, List<String> cells) {
    text.append("| ")
        .append(cells.stream().map(c -> c.replace("|", "\\|")).collect(Collectors.joining(" | ")))
        .append(" |\n");
  }

  private static String percent(double share) {
    return Math.round(100 * share) + "%";
  }

  private static String two(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String three(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
