package org.raccord.otio.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Timeline;
import org.raccord.otio.OtioException;

/** A document: a timeline, or a collection that holds one. */
public final class TimelineReader {

  private TimelineReader() {}

  /** The timeline in a document; of a collection the first. */
  public static Timeline read(Json json, String file) throws OtioException {
    if (!(json instanceof Json.Obj document)) {
      throw notATimeline(file, "is JSON, but no timeline");
    }
    List<Integer> way = new ArrayList<>();
    Json.Obj node = find(document, way).orElseThrow(() -> notATimeline(file, what(document)));
    TimeJson times = new TimeJson();
    Rate fallback = firstRate(node.get("tracks").orElse(Json.NULL)).orElse(Rate.FPS_24);
    ItemReader items = new ItemReader(times, file, fallback);
    Json.Obj stack = node.object("tracks").orElse(Json.Obj.EMPTY);
    SlotJson.own(node, file);
    OtioOrigin own = new OtioOrigin(node);
    Timeline read =
        new Timeline(
            node.text("name").orElse(""),
            times.time(node.get("global_start_time"), fallback),
            items.tracks(stack),
            times.range(stack.get("source_range"), fallback),
            items.markers(stack, FrameTime.zero(fallback)),
            FormatJson.read(node),
            UnplacedJson.read(node, items, file),
            PolicyJson.read(node),
            BudgetJson.read(node),
            ColourJson.read(node),
            ViewingJson.read(node),
            new DocumentOrigin(document, way, own, times.rateTexts()));
    return own.keep(read);
  }

  private static Optional<Json.Obj> find(Json.Obj node, List<Integer> way) {
    if (node.schema().equals("Timeline")) {
      return Optional.of(node);
    }
    if (!node.schema().equals("SerializableCollection")
        && !node.schema().equals("SerializeableCollection")) {
      return Optional.empty();
    }
    List<Json> children = node.array("children");
    for (int i = 0; i < children.size(); i++) {
      if (children.get(i) instanceof Json.Obj child) {
        way.add(i);
        Optional<Json.Obj> found = find(child, way);
        if (found.isPresent()) {
          return found;
        }
        way.remove(way.size() - 1);
      }
    }
    return Optional.empty();
  }

  private static String what(Json.Obj document) {
    String schema = document.text("OTIO_SCHEMA").orElse("");
    if (schema.isEmpty()) {
      return "is JSON, but no OpenTimelineIO file";
    }
    return schema.startsWith("Serializ")
        ? "is a collection without a timeline"
        : "holds a " + schema + ", not a timeline";
  }

  private static OtioException notATimeline(String file, String what) {
    return new OtioException(
        OtioException.Kind.NOT_A_TIMELINE,
        file + " " + what + ". Choose a file that was exported as an OpenTimelineIO timeline.");
  }

  /** The first rate that stands in a file, for times that have none. */
  private static Optional<Rate> firstRate(Json json) {
    if (json instanceof Json.Obj node) {
      if (node.schema().equals("RationalTime")) {
        return node.number("rate").flatMap(TimeJson::snap).filter(r -> r.toDouble() > 5);
      }
      for (Json.Member member : node.members()) {
        Optional<Rate> rate = firstRate(member.value());
        if (rate.isPresent()) {
          return rate;
        }
      }
    } else if (json instanceof Json.Arr array) {
      for (Json value : array.values()) {
        Optional<Rate> rate = firstRate(value);
        if (rate.isPresent()) {
          return rate;
        }
      }
    }
    return Optional.empty();
  }
}
