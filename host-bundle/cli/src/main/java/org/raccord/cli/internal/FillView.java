package org.raccord.cli.internal;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.raccord.core.FillReport;
import org.raccord.core.FillReport.Outcome;
import org.raccord.core.FillReport.SlotResult;
import org.raccord.model.fill.Take;

/** What became of a fill, as an editor reads it. */
final class FillView {

  private FillView() {}

  static List<String> lines(FillReport report, int width) {
    List<String> lines = new ArrayList<>();
    if (report.slots().isEmpty()) {
      lines.add("No slot to fill.");
      return lines;
    }
    for (SlotResult slot : report.slots()) {
      String head = slot.address() + " (" + slot.id() + ")  ";
      if (slot.outcome() == Outcome.FAILED) {
        lines.add(head + "not filled: " + slot.failure().orElse("no reason was given."));
        continue;
      }
      if (slot.outcome() == Outcome.KEPT) {
        lines.add(head + "has a finished take and was left alone");
      }
      for (Take take : slot.takes()) {
        lines.add(
            head
                + take.id()
                + "  seams "
                + SeamsView.letter(take.seams())
                + "  "
                + match(take.estimate())
                + "  "
                + take.plan());
        take.seams()
            .ifPresent(
                seams ->
                    TextTable.wrap("seams: " + seams.words(), width - 4)
                        .forEach(l -> lines.add("    " + l)));
        for (String line : TextTable.wrap(take.description(), width - 4)) {
          lines.add("    " + line);
        }
        take.remarks()
            .forEach(r -> TextTable.wrap(r, width - 4).forEach(l -> lines.add("    " + l)));
      }
      if (slot.outcome() != Outcome.FAILED) {
        slot.failure().ifPresent(why -> lines.add("    " + why));
      }
    }
    lines.add(summary(report));
    report.exported().forEach(file -> lines.add("Exported " + file));
    return lines;
  }

  private static String summary(FillReport report) {
    long kept = report.slots().stream().filter(s -> s.outcome() == Outcome.KEPT).count();
    return SurveyView.count(report.filled() - kept, "slot")
        + " filled"
        + (kept == 0 ? "" : ", " + kept + " left alone")
        + (report.failed() == 0 ? "" : ", " + report.failed() + " not")
        + ".";
  }

  /** How well a generator thinks its take matches. */
  static String match(double estimate) {
    return String.format(Locale.ROOT, "match %.2f", estimate);
  }

  static Json json(Json document, FillReport report) {
    return document
        .list("slots", report.slots(), FillView::slotJson)
        .with("filled", report.filled())
        .with("failed", report.failed())
        .texts("exported", report.exported());
  }

  private static JsonObject slotJson(SlotResult slot) {
    return Json.object()
        .with("address", slot.address())
        .with("id", slot.id())
        .with("outcome", slot.outcome().name().toLowerCase(Locale.ROOT))
        .with("failure", slot.failure())
        .list("takes", slot.takes(), TakesView::takeJson)
        .end();
  }
}
