package org.raccord.cli.internal;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.raccord.core.Measured;
import org.raccord.model.fill.SeamReport;
import org.raccord.model.fill.SeamReport.Figure;
import org.raccord.model.fill.SeamReport.Grade;
import org.raccord.model.fill.SeamReport.Kind;
import org.raccord.model.fill.SeamReport.Part;

/** Seam reports as an editor reads them. */
final class SeamsView {

  private SeamsView() {}

  static List<String> lines(Measured measured, int width) {
    SeamReport report = measured.report();
    List<String> lines = new ArrayList<>();
    lines.add(
        measured.take() + measured.slot().map(s -> " in " + s).orElse("") + ": " + report.words());
    for (Part part : report.parts()) {
      lines.add("");
      lines.add(
          part.place().storedName().toUpperCase(Locale.ROOT)
              + "  "
              + part.grade()
              + (part.kind() == Kind.CUT ? "  (an intended cut)" : ""));
      TextTable table =
          new TextTable(width, "FIGURE", "VALUE", "USUAL", "SPREAD", "UP TO", "GRADE");
      for (Figure figure : part.figures()) {
        table.row(
            figure.name(),
            figure.amount(figure.value()),
            figure.amount(figure.usual()),
            figure.amount(figure.spread()),
            figure.amount(figure.limit()),
            figure.grade().name());
      }
      lines.addAll(table.lines());
    }
    if (!report.remarks().isEmpty() && !report.parts().isEmpty()) {
      lines.add("");
      report.remarks().forEach(r -> lines.addAll(TextTable.wrap(r, width)));
    }
    return lines;
  }

  /** The letter of a report, or a dash where there is none. */
  static String letter(Optional<SeamReport> report) {
    return report.flatMap(SeamReport::grade).map(Grade::name).orElse("-");
  }

  static JsonObject json(SeamReport report) {
    return Json.object()
        .with("grade", report.grade().map(Grade::name))
        .with("words", report.words())
        .list("parts", report.parts(), SeamsView::partJson)
        .texts("remarks", report.remarks())
        .end();
  }

  private static JsonObject partJson(Part part) {
    return Json.object()
        .with("place", part.place().storedName())
        .with("kind", part.kind().storedName())
        .with("grade", part.grade().name())
        .list("figures", part.figures(), SeamsView::figureJson)
        .end();
  }

  private static JsonObject figureJson(Figure figure) {
    return Json.object()
        .with("name", figure.name())
        .with("unit", figure.unit())
        .with("value", figure.value())
        .with("usual", figure.usual())
        .with("spread", figure.spread())
        .with("limit", figure.limit())
        .with("excess", figure.excess())
        .with("grade", figure.grade().name())
        .end();
  }
}
