package org.raccord.core.internal.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.raccord.model.fill.SeamReport;
import org.raccord.model.fill.SeamReport.Figure;
import org.raccord.model.fill.SeamReport.Grade;
import org.raccord.model.fill.SeamReport.Part;
import org.raccord.model.fill.SeamReport.Place;
import org.raccord.model.fill.Take;

/**
 * What a take lost against the shots beside it because its generator worked with fewer bits, or
 * with values that do not hold all of theirs. It is noted with the take and stands in each report
 * of it, so that it caps the grade.
 *
 * @param step codes of ten bits that one step of the generator's picture stands for
 * @param ownStep the same of the shots themselves: 1 for ten bits, 4 for eight
 * @param clipped share of samples that the generator could not be shown, 0 to 1
 */
public record Losses(double step, double ownStep, double clipped) {

  private static final String STEP = "loss-step";
  private static final String OWN_STEP = "loss-own-step";
  private static final String CLIPPED = "loss-clipped";

  /** Steps that are coarser by so many codes are no fault; eight bits of ten make a B. */
  private static final double FLOOR = 2;

  /** A part of the samples that nobody misses, in per cent. */
  private static final double UNSEEN = 0.5;

  /** As it is noted among a take's settings. */
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(STEP, text(step));
    settings.put(OWN_STEP, text(ownStep));
    settings.put(CLIPPED, String.format(Locale.ROOT, "%.5f", clipped));
    return settings;
  }

  private static String text(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }

  /** What is noted with a take. */
  static Optional<Losses> of(Take take) {
    try {
      Map<String, String> noted = take.settings();
      return noted.containsKey(STEP)
          ? Optional.of(
              new Losses(number(noted, STEP), number(noted, OWN_STEP), number(noted, CLIPPED)))
          : Optional.empty();
    } catch (NumberFormatException e) {
      // Somebody has edited it; what cannot be read says nothing.
      return Optional.empty();
    }
  }

  private static double number(Map<String, String> noted, String key) {
    double number = Double.parseDouble(noted.getOrDefault(key, ""));
    if (!(number >= 0 && number < 1e6)) {
      throw new NumberFormatException(key);
    }
    return number;
  }

  /** A report of a take with what the take lost in it. */
  public static SeamReport in(SeamReport report, Take take) {
    Optional<Losses> losses = of(take);
    if (losses.isEmpty() || report.parts().isEmpty()) {
      return report;
    }
    List<Part> parts = new ArrayList<>();
    List<Figure> inside = new ArrayList<>();
    SeamReport.Kind kind = SeamReport.Kind.CONTINUOUS;
    for (Part part : report.parts()) {
      if (part.place() == Place.INSIDE) {
        inside.addAll(part.figures());
        kind = part.kind();
      } else {
        parts.add(part);
      }
    }
    inside.addAll(losses.get().figures());
    parts.add(
        Math.min(parts.size(), report.part(Place.HEAD).isPresent() ? 1 : 0),
        new Part(Place.INSIDE, kind, inside));
    return new SeamReport(report.version(), parts, report.remarks());
  }

  private List<Figure> figures() {
    return List.of(
        figure("depth", "codes", step, ownStep, ownStep + FLOOR),
        figure("clipping", "%", 100 * clipped, 0, UNSEEN));
  }

  private static Figure figure(String name, String unit, double value, double usual, double limit) {
    double excess = Math.max(0, (value - usual) / (limit - usual));
    return new Figure(name, unit, value, usual, 0, limit, excess, Grade.of(excess));
  }
}
