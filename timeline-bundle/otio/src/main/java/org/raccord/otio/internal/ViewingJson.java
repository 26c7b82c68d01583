package org.raccord.otio.internal;

import java.util.Optional;
import org.raccord.model.picture.ViewingLut;

/**
 * The table through which a timeline is looked at: {@code metadata["raccord"]["viewing_lut"]}, with
 * {@code name} and {@code url}.
 */
final class ViewingJson {

  private static final String KEY = "viewing_lut";

  private ViewingJson() {}

  /** What is stored, or empty where nothing is that can be read. */
  static Optional<ViewingLut> read(Json.Obj timeline) {
    Optional<Json.Obj> stored = own(timeline).object(KEY);
    Optional<String> name = stored.flatMap(o -> o.text("name")).filter(n -> !n.isBlank());
    Optional<String> url = stored.flatMap(o -> o.text("url")).filter(u -> !u.isBlank());
    return name.isPresent() && url.isPresent()
        ? Optional.of(new ViewingLut(name.get(), url.get()))
        : Optional.empty();
  }

  /** The timeline with a table, or without. */
  static Json.Obj write(Json.Obj timeline, Optional<ViewingLut> lut) {
    Json.Obj metadata = timeline.object("metadata").orElse(Json.Obj.EMPTY);
    Json.Obj own = own(timeline);
    return timeline.with(
        "metadata",
        metadata.with(
            SlotJson.KEY, lut.isEmpty() ? own.without(KEY) : own.with(KEY, node(lut.get()))));
  }

  private static Json.Obj node(ViewingLut lut) {
    return Json.Obj.EMPTY.with("name", Json.of(lut.name())).with("url", Json.of(lut.url()));
  }

  private static Json.Obj own(Json.Obj timeline) {
    return timeline.object("metadata").flatMap(m -> m.object(SlotJson.KEY)).orElse(Json.Obj.EMPTY);
  }
}
