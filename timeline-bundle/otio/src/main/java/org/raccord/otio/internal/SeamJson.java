package org.raccord.otio.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.model.fill.SeamReport;
import org.raccord.model.fill.SeamReport.Figure;
import org.raccord.model.fill.SeamReport.Grade;
import org.raccord.model.fill.SeamReport.Kind;
import org.raccord.model.fill.SeamReport.Part;
import org.raccord.model.fill.SeamReport.Place;

/** Seam reports as they are stored. */
final class SeamJson {

  private SeamJson() {}

  /** The report, if it is one of a version that is known; one of a later version is not. */
  static Optional<SeamReport> read(Optional<Json.Obj> stored) throws DataException {
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    Fields fields = new Fields(stored.get());
    long version = fields.whole("version");
    if (version < 1 || version > SeamReport.VERSION) {
      return Optional.empty();
    }
    List<Part> parts = new ArrayList<>();
    for (Json part : fields.node().array("parts")) {
      parts.add(part(new Fields(Fields.object(part, "part of a seam report"))));
    }
    return Optional.of(new SeamReport((int) version, parts, fields.texts("remarks")));
  }

  private static Part part(Fields fields) throws DataException {
    List<Figure> figures = new ArrayList<>();
    for (Json figure : fields.node().array("figures")) {
      Fields f = new Fields(Fields.object(figure, "figure of a seam report"));
      figures.add(
          new Figure(
              f.text("name"),
              f.text("unit"),
              f.number("value"),
              f.number("usual"),
              f.number("spread"),
              f.number("limit"),
              f.number("excess"),
              grade(f.text("grade"))));
    }
    return new Part(
        fields.choice("place", Place.values()), fields.choice("kind", Kind.values()), figures);
  }

  private static Grade grade(String letter) throws DataException {
    for (Grade grade : Grade.values()) {
      if (grade.name().equals(letter)) {
        return grade;
      }
    }
    throw new DataException("the grade \"" + letter + "\" is not known");
  }

  static Json.Obj write(SeamReport report) {
    Json.Obj node =
        Json.Obj.EMPTY
            .with("version", Json.of(report.version()))
            .with("parts", new Json.Arr(report.parts().stream().map(p -> (Json) part(p)).toList()))
            .with("remarks", Fields.texts(report.remarks()));
    return report.grade().isPresent()
        ? node.with("grade", Json.of(report.grade().get().name()))
        : node;
  }

  private static Json.Obj part(Part part) {
    return Json.Obj.EMPTY
        .with("place", Json.of(part.place().storedName()))
        .with("kind", Json.of(part.kind().storedName()))
        .with("grade", Json.of(part.grade().name()))
        .with("figures", new Json.Arr(part.figures().stream().map(f -> (Json) figure(f)).toList()));
  }

  private static Json.Obj figure(Figure figure) {
    return Json.Obj.EMPTY
        .with("name", Json.of(figure.name()))
        .with("unit", Json.of(figure.unit()))
        .with("value", Json.of(figure.value()))
        .with("usual", Json.of(figure.usual()))
        .with("spread", Json.of(figure.spread()))
        .with("limit", Json.of(figure.limit()))
        .with("excess", Json.of(figure.excess()))
        .with("grade", Json.of(figure.grade().name()));
  }
}
