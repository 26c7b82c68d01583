package org.raccord.cli.internal;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.raccord.core.FillPreview;
import org.raccord.generator.Offer;
import org.raccord.model.fill.Brief;

/** Shows what a fill would do. */
final class PreviewView {

  private PreviewView() {}

  static Answer answer(Json document, FillPreview preview, Times times, int width) {
    List<String> lines = new ArrayList<>();
    if (!preview.markers().isEmpty()) {
      lines.add("Markers (what they ask for is made first; times below are those after it):");
      lines.addAll(MarkersView.lines(preview.markers(), times, width));
    }
    for (FillPreview.SlotPreview slot : preview.slots()) {
      lines.add(
          slot.slot().address()
              + "  "
              + times.recordIn(slot.slot().record())
              + "  "
              + Times.frames(slot.slot().record().duration()));
      slot.obstacle().ifPresent(why -> lines.add("  would not be filled: " + why));
      slot.transform()
          .ifPresent(
              way ->
                  lines.add(
                      "  generators that take ordinary pictures get it as "
                          + way
                          + ", and what they make is brought back"));
      for (FillPreview.Asked asked : slot.generators()) {
        lines.addAll(lines(asked, given(slot.brief())));
      }
      if (slot.generators().isEmpty() && slot.obstacle().isEmpty()) {
        lines.add("  would not be filled: no generator is there");
      }
    }
    if (preview.slots().isEmpty()) {
      lines.add("There is no slot to fill.");
    }
    lines.add("Nothing was sent and nothing was changed.");
    return Answer.done(
        lines,
        document
            .list("slots", preview.slots(), PreviewView::json)
            .list("markers", preview.markers(), m -> MarkersView.json(m, times))
            .end());
  }

  private static List<String> lines(FillPreview.Asked asked, Set<Brief.Field> given) {
    List<String> lines = new ArrayList<>();
    if (asked.offer() instanceof Offer.Declines declines) {
      lines.add("  " + asked.generator() + " cannot: " + declines.reason());
      lines.add("    " + declines.remedy());
      return lines;
    }
    Offer.Serves serves = (Offer.Serves) asked.offer();
    lines.add(
        "  "
            + asked.generator()
            + ": "
            + serves.summary()
            + time(asked, serves)
            + ", "
            + serves.cost());
    lines.add("    conditioned by " + serves.rung().words());
    serves
        .destination()
        .ifPresentOrElse(
            to -> {
              lines.add("    sends to " + to + ":");
              serves.sends().forEach(sent -> lines.add("      " + sent));
            },
            () -> lines.add("    sends nothing"));
    for (Brief.Field field : given) {
      lines.add("    " + name(field) + ": " + use(serves, field));
    }
    Map<String, List<String>> others = new TreeMap<>();
    for (Brief.Field field : Brief.Field.values()) {
      if (!given.contains(field)) {
        others.computeIfAbsent(use(serves, field), u -> new ArrayList<>()).add(name(field));
      }
    }
    others.forEach(
        (use, fields) -> lines.add("    not in the brief: " + join(fields) + " (" + use + ")"));
    asked.forbidden().ifPresent(why -> lines.add("    would not be asked: " + why));
    return lines;
  }

  private static String join(List<String> fields) {
    return String.join(", ", fields);
  }

  private static String use(Offer.Serves serves, Brief.Field field) {
    return switch (serves.uses().getOrDefault(field, Offer.FieldUse.IGNORED)) {
      case NATIVE -> "a parameter of its own";
      case IN_PROMPT -> "written into the prompt";
      case IGNORED ->
          field == Brief.Field.LINES || field == Brief.Field.EFFECTS
              ? "ignored; Raccord itself puts it into the sound"
              : "ignored";
    };
  }

  /** What this machine measured goes before what a generator says of itself. */
  private static String time(FillPreview.Asked asked, Offer.Serves serves) {
    if (asked.measured().isPresent()) {
      FillPreview.Expected measured = asked.measured().get();
      return ", about "
          + shown(measured.seconds())
          + " a take"
          + (measured.fills() == 1
              ? " (by 1 fill on this machine)"
              : " ("
                  + shown(measured.least())
                  + " to "
                  + shown(measured.most())
                  + ", by the last "
                  + measured.fills()
                  + " fills on this machine)");
    }
    return serves
            .expected()
            .map(own -> ", about " + shown(own.toMillis() / 1000.0) + " as it says itself")
            .orElse("")
        + ", not yet measured on this machine";
  }

  private static String shown(double time) {
    long seconds = Math.max(1, Math.round(time));
    return seconds < 120 ? seconds + " s" : (seconds + 30) / 60 + " min";
  }

  /** The fields that the brief says something in. */
  private static Set<Brief.Field> given(Brief brief) {
    Set<Brief.Field> given = EnumSet.noneOf(Brief.Field.class);
    add(given, Brief.Field.PROMPT, brief.prompt().isPresent());
    add(given, Brief.Field.NEGATIVE, brief.negative().isPresent());
    add(given, Brief.Field.CAMERA, brief.camera().isPresent());
    add(given, Brief.Field.LIGHTING, brief.lighting().isPresent());
    add(given, Brief.Field.MOOD, brief.mood().isPresent());
    add(given, Brief.Field.LINES, !brief.lines().isEmpty());
    add(given, Brief.Field.EFFECTS, !brief.effects().isEmpty());
    add(given, Brief.Field.REFERENCES, !brief.references().isEmpty());
    add(given, Brief.Field.HEAD_STRENGTH, brief.headStrength() != 100);
    add(given, Brief.Field.TAIL_STRENGTH, brief.tailStrength() != 100);
    return given;
  }

  private static void add(Set<Brief.Field> fields, Brief.Field field, boolean says) {
    if (says) {
      fields.add(field);
    }
  }

  private static String name(Brief.Field field) {
    return field.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static JsonObject json(FillPreview.SlotPreview slot) {
    return Json.object()
        .with("address", slot.slot().address())
        .with("frames", slot.slot().record().length())
        .with("obstacle", slot.obstacle())
        .with("transform", slot.transform())
        .texts("brief", given(slot.brief()).stream().map(PreviewView::name).toList())
        .list("generators", slot.generators(), PreviewView::json)
        .end();
  }

  private static JsonObject json(FillPreview.Asked asked) {
    return OfferView.json(asked.generator(), asked.offer())
        .texts("uses", asked.offer() instanceof Offer.Serves serves ? uses(serves) : List.of())
        .with("measured", asked.measured(), PreviewView::json)
        .with("forbidden", asked.forbidden())
        .end();
  }

  private static JsonObject json(FillPreview.Expected measured) {
    JsonObject json = new JsonObject();
    json.addProperty("seconds", tenths(measured.seconds()));
    json.addProperty("least", tenths(measured.least()));
    json.addProperty("most", tenths(measured.most()));
    json.addProperty("fills", measured.fills());
    return json;
  }

  private static double tenths(double seconds) {
    return Math.round(10 * seconds) / 10.0;
  }

  /** Every field of a brief, whether this one says something in it or not. */
  private static List<String> uses(Offer.Serves serves) {
    return Arrays.stream(Brief.Field.values())
        .map(
            field ->
                name(field)
                    + ": "
                    + name(serves.uses().getOrDefault(field, Offer.FieldUse.IGNORED)))
        .toList();
  }

  private static String name(Offer.FieldUse use) {
    return use.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
