package org.raccord.otio.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.TimelinePolicy;

/** Writes a timeline into the document that it was read from, or into a new one. */
public final class TimelineWriter {

  private TimelineWriter() {}

  /** The whole document. */
  public static Json write(Timeline timeline) {
    if (timeline.origin() instanceof DocumentOrigin origin) {
      Optional<Timeline> was = origin.timeline().asRead(Timeline.class);
      return origin.with(
          timeline(origin.timeline().node(), was, timeline, new TimeWriter(origin.rateTexts())));
    }
    return timeline(Json.Obj.EMPTY, Optional.empty(), timeline, new TimeWriter(Map.of()));
  }

  private static Json.Obj timeline(
      Json.Obj old, Optional<Timeline> was, Timeline now, TimeWriter times) {
    if (was.filter(now::equals).isPresent()) {
      return old;
    }
    ItemWriter items = new ItemWriter(times);
    Json.Obj node = old;
    Json.Obj stack = node.object("tracks").orElse(Json.Obj.EMPTY);
    if (was.isEmpty()) {
      node =
          node.with("OTIO_SCHEMA", Json.of("Timeline.1"))
              .with("metadata", Json.Obj.EMPTY)
              .with("name", Json.of(now.name()));
      stack =
          stack
              .with("OTIO_SCHEMA", Json.of("Stack.1"))
              .with("metadata", Json.Obj.EMPTY)
              .with("name", Json.of("tracks"))
              .with("source_range", Json.NULL)
              .with("effects", Json.Arr.EMPTY)
              .with("markers", Json.Arr.EMPTY)
              .with("enabled", Json.TRUE);
    }
    if (!was.map(Timeline::name).equals(Optional.of(now.name()))) {
      node = node.with("name", Json.of(now.name()));
    }
    if (!was.map(Timeline::globalStart).equals(Optional.of(now.globalStart()))) {
      node = node.with("global_start_time", now.globalStart().map(times::time).orElse(Json.NULL));
    }
    if (!was.map(Timeline::trim).equals(Optional.of(now.trim()))) {
      Optional<FrameRange> trim = now.trim();
      stack =
          stack.with(
              "source_range",
              trim.isPresent()
                  ? times.range(stack.get("source_range"), was.flatMap(Timeline::trim), trim.get())
                  : Json.NULL);
    }
    if (!was.map(Timeline::markers).equals(Optional.of(now.markers()))) {
      stack = stack.with("markers", items.markers(now.markers(), FrameTime.zero(times.anyRate())));
    }
    if (!was.map(Timeline::tracks).equals(Optional.of(now.tracks()))) {
      stack = stack.with("children", items.tracks(now.tracks()));
    }
    node = node.with("tracks", stack);
    if (!was.map(Timeline::unplaced).orElse(List.of()).equals(now.unplaced())) {
      node = UnplacedJson.write(node, now.unplaced(), items);
    }
    if (!was.map(Timeline::policy).orElse(TimelinePolicy.NONE).equals(now.policy())) {
      node = PolicyJson.write(node, now.policy());
    }
    if (!was.flatMap(Timeline::budget).equals(now.budget())) {
      node = BudgetJson.write(node, now.budget());
    }
    if (!was.flatMap(Timeline::colour).equals(now.colour())) {
      node = ColourJson.write(node, now.colour());
    }
    if (!was.flatMap(Timeline::viewing).equals(now.viewing())) {
      node = ViewingJson.write(node, now.viewing());
    }
    return was.map(Timeline::declaredFormat).equals(Optional.of(now.declaredFormat()))
        ? node
        : FormatJson.write(node, now.declaredFormat());
  }
}
