package org.raccord.cli.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.raccord.cli.internal.ProvenanceView.Row;
import org.raccord.core.Edit;
import org.raccord.core.Provenance;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.Take;

/** Where takes come from, as one page that needs nothing else and prints well. */
final class ProvenancePage {

  private static final String STYLE =
      """
      body{font:16px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:62rem;padding:0 1rem;color:#1a1a1a;background:#fff}
      h1{font-size:1.5rem;margin:0}h2{font-size:1.15rem;margin:0}
      .sum{color:#444;margin:.4rem 0 2rem}
      article{border:1px solid #bbb;border-radius:8px;padding:1rem 1.2rem;margin:0 0 1.2rem;break-inside:avoid}
      .tc{font-variant-numeric:tabular-nums;color:#444;margin:.1rem 0 .7rem}
      .bar{display:flex;height:14px;border-radius:4px;overflow:hidden;background:#ddd}
      .bar i{display:block}.real{background:#2f6f4f}.made{background:#b4581a}
      .key{font-size:.85rem;color:#333;margin:.3rem 0 .9rem}.key b{display:inline-block;width:.8em;height:.8em;border-radius:2px;margin:0 .35em 0 0}
      dl{display:grid;grid-template-columns:12rem 1fr;gap:.25rem 1rem;margin:0}dt{color:#555}dd{margin:0;overflow-wrap:anywhere}
      .hash{font:12px/1.4 ui-monospace,monospace;color:#444}
      .bad{color:#a40000;font-weight:600}.good{color:#2f6f4f}
      @media (max-width:40rem){dl{grid-template-columns:1fr}dt{margin-top:.4rem}}
      @media (prefers-color-scheme:dark){body{background:#161616;color:#eee}.sum,.tc,.key,dt,.hash{color:#bbb}article{border-color:#555}.bar{background:#444}.bad{color:#ff8f8f}.good{color:#8fd0ae}}
      """;

  private final Edit edit;
  private final List<Row> rows;

  ProvenancePage(Edit edit, List<Row> rows) {
    this.edit = edit;
    this.rows = rows;
  }

  String text() {
    String title = "Provenance of " + escaped(String.valueOf(edit.file().getFileName()));
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width\">\n<title>"
        + title
        + "</title>\n<style>\n"
        + STYLE
        + "</style>\n</head>\n<body>\n<h1>"
        + title
        + "</h1>\n<p class=\"sum\">"
        + summary()
        + "</p>\n"
        + rows.stream().map(ProvenancePage::article).collect(Collectors.joining())
        + "</body>\n</html>\n";
  }

  private String summary() {
    if (rows.isEmpty()) {
      return "No take is in use: nothing in this timeline was made by Raccord.";
    }
    long generated = rows.stream().mapToLong(r -> r.take().counts().generated()).sum();
    long trained = rows.stream().filter(Row::isOfTrainedModel).count();
    long changed = rows.stream().filter(r -> !r.isWhole()).count();
    return SurveyView.count(rows.size(), "take")
        + ", "
        + Times.frames(generated)
        + " generated, at "
        + escaped(Times.fps(edit.rate()))
        + ". "
        + (trained == 0
            ? "No trained model had a part in any of them. "
            : "A trained model had a part in " + trained + " of them. ")
        + (changed == 0
            ? "<span class=\"good\">All files are as they were made.</span>"
            : "<span class=\"bad\">"
                + changed
                + " of them with files that are not as they were made.</span>");
  }

  private static String article(Row row) {
    Take take = row.take();
    StringBuilder text = new StringBuilder("<article>\n<h2>");
    text.append(escaped(take.id()))
        .append(row.from().isInUse() ? "" : " (not in use)")
        .append("</h2>\n<p class=\"tc\">")
        .append(
            row.from()
                .address()
                .map(
                    a ->
                        escaped(a)
                            + ", record "
                            + escaped(row.recordIn().orElse(""))
                            + " to "
                            + escaped(row.recordOut().orElse("")))
                .orElse("without a place in this cut"))
        .append(", ")
        .append(Times.frames(row.frames()))
        .append("</p>\n");
    bar(text, take);
    text.append("<dl>\n");
    facts(row).forEach((name, value) -> fact(text, name, escaped(value)));
    for (Provenance.FileState file : row.from().files()) {
      boolean whole = file.state() == Provenance.State.AS_MADE;
      fact(
          text,
          "file",
          escaped(file.file().path())
              + " <span class=\""
              + (whole ? "good" : "bad")
              + "\">"
              + file.state().words()
              + "</span><br><span class=\"hash\">sha256 "
              + escaped(file.file().sha256())
              + "</span>");
    }
    return text.append("</dl>\n</article>\n").toString();
  }

  private static void bar(StringBuilder text, Take take) {
    long real = take.counts().real();
    long made = take.counts().generated();
    text.append("<div class=\"bar\" role=\"img\" aria-label=\"")
        .append(real + " real, " + made + " generated frames")
        .append("\"><i class=\"real\" style=\"flex:")
        .append(real)
        .append("\"></i><i class=\"made\" style=\"flex:")
        .append(made)
        .append("\"></i></div>\n<p class=\"key\"><b class=\"real\"></b>")
        .append(real)
        .append(" real &nbsp; <b class=\"made\"></b>")
        .append(made)
        .append(" generated &nbsp; and ")
        .append(take.counts().handles())
        .append(" handle frames beyond the slot</p>\n");
  }

  private static Map<String, String> facts(Row row) {
    Take take = row.take();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("digital source type", take.sourceType().code());
    facts.put("generator", take.generator() + " " + take.generatorVersion());
    facts.put("how", take.plan() + ": " + take.description());
    row.model()
        .ifPresent(m -> facts.put("model", m + row.modelVersion().map(v -> " " + v).orElse("")));
    row.licence().ifPresent(l -> facts.put("licence", l));
    facts.put("consent", row.consent());
    row.conditioning().ifPresent(c -> facts.put("conditioned by", c));
    Brief brief = take.brief();
    brief.prompt().ifPresent(p -> facts.put("prompt", p));
    brief.negative().ifPresent(p -> facts.put("not wanted", p));
    brief.camera().ifPresent(p -> facts.put("camera", p));
    brief.lighting().ifPresent(p -> facts.put("lighting", p));
    brief.mood().ifPresent(p -> facts.put("mood", p));
    facts.put("seed", Long.toString(take.seed()));
    row.price().ifPresent(p -> facts.put("price", p));
    facts.put("made", take.made().toString());
    if (!take.remarks().isEmpty()) {
      facts.put("remarks", String.join(" ", take.remarks()));
    }
    return facts;
  }

  private static void fact(StringBuilder text, String name, String value) {
    text.append("<dt>").append(name).append("</dt><dd>").append(value).append("</dd>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
