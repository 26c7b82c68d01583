package org.raccord.cli.internal;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import org.raccord.model.timeline.End;
import org.raccord.model.timeline.MarkerNote;
import org.raccord.model.timeline.Placement;

/** Markers that ask for an extend, or that nothing comes of. */
final class MarkersView {

  private MarkersView() {}

  /** A table; nothing where there is no marker to speak of. */
  static List<String> lines(List<MarkerNote> markers, Times times, int width) {
    if (markers.isEmpty()) {
      return List.of();
    }
    TextTable table = new TextTable(width, "MARKER", "AT");
    for (MarkerNote marker : markers) {
      table.row(marker.name(), times.record(marker.at()));
      marker
          .obstacle()
          .ifPresentOrElse(
              why ->
                  table.note(
                      (marker.extend().isPresent() ? "cannot be made: " : "comes to nothing: ")
                          + why),
              () -> marker.extend().ifPresent(extend -> table.note(words(extend))));
      marker.remark().ifPresent(remark -> table.note("it " + remark));
    }
    return table.lines();
  }

  private static String words(MarkerNote.Extend extend) {
    return "a fill with --all or --marked makes "
        + extend.clip()
        + " "
        + Times.frames(extend.frames())
        + " longer at its "
        + (extend.end() == End.TAIL ? "tail" : "head")
        + (extend.placement() == Placement.RIPPLE
            ? "; what follows moves later"
            : "; its neighbour becomes shorter");
  }

  static JsonObject json(MarkerNote marker, Times times) {
    return Json.object()
        .with("name", marker.name())
        .with("at", times.record(marker.at()))
        .with(
            "extend",
            marker.extend(),
            extend ->
                Json.object()
                    .with("clip", extend.clip())
                    .with("end", extend.end().name().toLowerCase(Locale.ROOT))
                    .with("frames", extend.frames())
                    .with("placement", extend.placement().name().toLowerCase(Locale.ROOT))
                    .end())
        .with("obstacle", marker.obstacle())
        .with("remark", marker.remark())
        .end();
  }
}
