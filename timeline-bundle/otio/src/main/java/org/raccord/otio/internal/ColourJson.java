package org.raccord.otio.internal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.raccord.model.picture.ShotColour;

/**
 * What the values of a timeline's shots stand for: {@code metadata["raccord"]["colour"]}, with
 * {@code curve}, with {@code sources} (curves by the names of clips or files), or with {@code
 * to_display} and perhaps {@code from_display}.
 */
final class ColourJson {

  private static final String KEY = "colour";

  private ColourJson() {}

  /** What is said, or empty where nothing is that can be read: then it is asked again. */
  static Optional<ShotColour> read(Json.Obj timeline) {
    Optional<Json.Obj> stored = own(timeline).object(KEY);
    Optional<ShotColour> curve =
        stored
            .flatMap(o -> o.text("curve"))
            .filter(name -> !name.isBlank())
            .map(name -> new ShotColour.Named(name.toLowerCase(Locale.ROOT)));
    Map<String, ShotColour.Named> sources = new LinkedHashMap<>();
    for (Json.Member member :
        stored.flatMap(o -> o.object("sources")).orElse(Json.Obj.EMPTY).members()) {
      if (member.value() instanceof Json.Text text && !text.value().isBlank()) {
        sources.put(member.key(), new ShotColour.Named(text.value().toLowerCase(Locale.ROOT)));
      }
    }
    if (!sources.isEmpty()) {
      return Optional.of(new ShotColour.Sources(sources, curve.map(ShotColour.Named.class::cast)));
    }
    return curve.or(
        () ->
            stored
                .flatMap(o -> o.text("to_display"))
                .map(to -> new ShotColour.Cubes(to, stored.get().text("from_display"))));
  }

  /** The timeline with what is said, or without. */
  static Json.Obj write(Json.Obj timeline, Optional<ShotColour> colour) {
    Json.Obj metadata = timeline.object("metadata").orElse(Json.Obj.EMPTY);
    Json.Obj own = own(timeline);
    return timeline.with(
        "metadata",
        metadata.with(
            SlotJson.KEY, colour.isEmpty() ? own.without(KEY) : own.with(KEY, node(colour.get()))));
  }

  private static Json.Obj node(ShotColour colour) {
    if (colour instanceof ShotColour.Named named) {
      return Json.Obj.EMPTY.with("curve", Json.of(named.name()));
    }
    if (colour instanceof ShotColour.Sources sources) {
      Json.Obj each = Json.Obj.EMPTY;
      for (Map.Entry<String, ShotColour.Named> source : sources.curves().entrySet()) {
        each = each.with(source.getKey(), Json.of(source.getValue().name()));
      }
      Json.Obj own = Json.Obj.EMPTY.with("sources", each);
      return sources.others().isPresent()
          ? own.with("curve", Json.of(sources.others().get().name()))
          : own;
    }
    ShotColour.Cubes cubes = (ShotColour.Cubes) colour;
    Json.Obj node = Json.Obj.EMPTY.with("to_display", Json.of(cubes.toDisplay()));
    return cubes.fromDisplay().isPresent()
        ? node.with("from_display", Json.of(cubes.fromDisplay().get()))
        : node;
  }

  private static Json.Obj own(Json.Obj timeline) {
    return timeline.object("metadata").flatMap(m -> m.object(SlotJson.KEY)).orElse(Json.Obj.EMPTY);
  }
}
