package org.raccord.cli.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.raccord.core.QualityCheck;
import org.raccord.model.quality.QualityFinding;
import org.raccord.model.quality.QualityFinding.Amount;
import org.raccord.model.quality.QualityFinding.Severity;
import org.raccord.model.quality.QualityReport;
import org.raccord.model.quality.QualityReport.SoundFigures;

/** Quality control as an editor reads it. */
final class QcView {

  private QcView() {}

  static List<String> lines(QualityCheck check, int width) {
    QualityReport report = check.report();
    List<String> lines = new ArrayList<>();
    lines.add(check.subject().getFileName() + ": " + verdict(report));
    if (!report.findings().isEmpty()) {
      lines.add("");
      TextTable table = new TextTable(width, "", "WHAT", "IN", "OUT", "PLACE", "FIGURE");
      for (QualityFinding finding : report.findings()) {
        table.row(
            finding.severity().storedName(),
            finding.kind().storedName(),
            check.label(finding.where().start()),
            check.label(finding.where().end()),
            place(finding),
            finding.amount().map(Amount::words).orElse("-"));
        table.note((finding.what() + " " + finding.remedy()).strip());
      }
      lines.addAll(table.lines());
    }
    report.sound().ifPresent(sound -> lines.addAll(List.of("", figures(sound))));
    if (!report.remarks().isEmpty()) {
      lines.add("");
      report.remarks().forEach(r -> lines.addAll(TextTable.wrap(r, width)));
    }
    return lines;
  }

  private static String place(QualityFinding finding) {
    return finding
        .place()
        .map(place -> place + finding.take().map(take -> " " + take).orElse(""))
        .orElse("-");
  }

  private static String verdict(QualityReport report) {
    String frames = Times.frames(report.range().length()) + " looked at, ";
    if (report.findings().isEmpty()) {
      return frames + "nothing found.";
    }
    return frames
        + count(report.count(Severity.FAULT), "fault")
        + ", "
        + count(report.count(Severity.WARNING), "warning")
        + ", "
        + count(report.count(Severity.NOTICE), "notice")
        + ".";
  }

  private static String count(long number, String word) {
    return number + " " + word + (number == 1 ? "" : "s");
  }

  private static String figures(SoundFigures sound) {
    List<String> figures = new ArrayList<>();
    figures.add(figure("%.1f LUFS", sound.integrated()));
    figures.add(figure("range %.1f LU", sound.range()));
    // There is none in less than three seconds.
    if (Double.isFinite(sound.loudestShortTerm())) {
      figures.add(figure("loudest 3 s %.1f LUFS", sound.loudestShortTerm()));
    }
    figures.add(figure("true peak %.1f dBTP", sound.truePeak()));
    figures.add(figure("correlation %+.2f", sound.correlation()));
    return "Sound: " + String.join(", ", figures);
  }

  private static String figure(String form, double value) {
    return String.format(Locale.ROOT, form, value);
  }

  static JsonObject json(Json document, QualityCheck check) {
    QualityReport report = check.report();
    return document
        .with("subject", check.subject().toString())
        .with("frames", report.range().length())
        .with("faults", report.count(Severity.FAULT))
        .with("warnings", report.count(Severity.WARNING))
        .with("notices", report.count(Severity.NOTICE))
        .list("findings", report.findings(), finding -> json(finding, check))
        .with("sound", report.sound(), QcView::json)
        .texts("remarks", report.remarks())
        .texts("pictures", check.pictures().stream().map(Path::toString).toList())
        .end();
  }

  private static JsonObject json(QualityFinding finding, QualityCheck check) {
    return Json.object()
        .with("kind", finding.kind().storedName())
        .with("severity", finding.severity().storedName())
        .with("in", check.label(finding.where().start()))
        .with("out", check.label(finding.where().end()))
        .with("startFrame", finding.where().start())
        .with("frames", finding.where().length())
        .with("place", finding.place())
        .with("take", finding.take())
        .with("value", finding.amount(), amount -> number(amount.value()))
        .with("limit", finding.amount(), amount -> number(amount.limit()))
        .with("unit", finding.amount().map(Amount::unit))
        .with("what", finding.what())
        .with("remedy", finding.remedy())
        .end();
  }

  private static JsonObject json(SoundFigures sound) {
    return Json.object()
        .with("integrated", number(sound.integrated()))
        .with("range", number(sound.range()))
        .with("loudestMomentary", number(sound.loudestMomentary()))
        .with("loudestShortTerm", number(sound.loudestShortTerm()))
        .with("truePeak", number(sound.truePeak()))
        .with("correlation", number(sound.correlation()))
        .end();
  }

  /** JSON has no infinity. */
  private static JsonElement number(double value) {
    return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
  }
}
