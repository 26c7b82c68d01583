package org.raccord.otio.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.Element;
import org.raccord.model.timeline.Gap;
import org.raccord.model.timeline.Item;
import org.raccord.model.timeline.Marker;
import org.raccord.model.timeline.MediaReference;
import org.raccord.model.timeline.Nest;
import org.raccord.model.timeline.Track;
import org.raccord.model.timeline.Transition;

/** Writes tracks and what stands on them: each as it was read, but for what changed. */
final class ItemWriter {

  private final TimeWriter times;

  ItemWriter(TimeWriter times) {
    this.times = times;
  }

  /** The children of a stack. */
  Json tracks(List<Track> tracks) {
    List<Json> children = new ArrayList<>();
    for (Track track : tracks) {
      boolean bare =
          OtioOrigin.of(track.origin())
              .filter(o -> o.form() == OtioOrigin.Form.BARE && track.elements().size() == 1)
              .isPresent();
      children.add(bare ? element(track.elements().get(0)) : track(track));
    }
    return new Json.Arr(children);
  }

  private Json track(Track track) {
    Optional<OtioOrigin> origin =
        OtioOrigin.of(track.origin()).filter(o -> o.form() == OtioOrigin.Form.PLAIN);
    Optional<Track> was = origin.flatMap(o -> o.asRead(Track.class));
    if (was.filter(track::equals).isPresent()) {
      return origin.get().node();
    }
    Json.Obj node = origin.map(OtioOrigin::node).orElse(Json.Obj.EMPTY);
    if (was.isEmpty()) {
      node =
          fresh(node, "Track.1", track.name(), track.enabled())
              .with("source_range", times.range(track.trim()))
              .with("kind", Json.of(kind(track.kind())));
    }
    if (differ(was, track, Track::markers)) {
      node = node.with("markers", markers(track.markers(), FrameTime.zero(times.anyRate())));
    }
    return differ(was, track, Track::elements)
        ? node.with("children", elements(track.elements()))
        : node;
  }

  private static String kind(Track.Kind kind) {
    return switch (kind) {
      case VIDEO -> "Video";
      case AUDIO -> "Audio";
      case OTHER -> "Other";
    };
  }

  private Json elements(List<Element> elements) {
    return new Json.Arr(elements.stream().map(this::element).toList());
  }

  Json element(Element element) {
    Optional<OtioOrigin> origin = OtioOrigin.of(element.origin());
    if (origin.flatMap(o -> o.asRead(Element.class)).filter(element::equals).isPresent()) {
      return origin.get().node();
    }
    Json.Obj node = origin.map(OtioOrigin::node).orElse(Json.Obj.EMPTY);
    if (element instanceof Clip clip) {
      return clip(node, origin.flatMap(o -> o.asRead(Clip.class)), clip);
    }
    if (element instanceof Gap gap) {
      return gap(node, origin.flatMap(o -> o.asRead(Gap.class)), gap);
    }
    if (element instanceof Nest nest) {
      return nest(node, origin.flatMap(o -> o.asRead(Nest.class)), nest);
    }
    return transition(node, (Transition) element);
  }

  private Json clip(Json.Obj old, Optional<Clip> was, Clip clip) {
    Json.Obj node = old;
    if (was.isEmpty()) {
      node = fresh(node, "Clip.2", clip.name(), clip.enabled());
      if (clip.speed() != 1 && node.array("effects").isEmpty()) {
        node = node.with("effects", new Json.Arr(List.of(warp(clip.speed()))));
      }
      node = link(node, clip.linkGroup());
    }
    node = named(node, was, clip);
    if (differ(was, clip, Clip::source)) {
      node = node.with("source_range", source(node, was.map(Clip::source), clip.source()));
    }
    node = markers(node, was, clip, FrameTime.zero(clip.source().rate()));
    if (differ(was, clip, c -> Map.entry(c.references(), c.activeKey()))) {
      node = references(node, clip);
    }
    return SlotJson.write(node, slot(old, was), clip.slot());
  }

  /** The slot record that stands in the JSON: that of the record that was read, if one was. */
  private static Optional<SlotRecord> slot(Json.Obj old, Optional<? extends Item> was) {
    return old.members().isEmpty()
        ? Optional.empty()
        : SlotJson.readable(old).or(() -> was.flatMap(Item::slot));
  }

  private static Json warp(double speed) {
    return Json.Obj.EMPTY
        .with("OTIO_SCHEMA", Json.of(speed == 0 ? "FreezeFrame.1" : "LinearTimeWarp.1"))
        .with("metadata", Json.Obj.EMPTY)
        .with("name", Json.of(""))
        .with("effect_name", Json.of(speed == 0 ? "FreezeFrame" : "LinearTimeWarp"))
        .with("time_scalar", Json.of(speed));
  }

  private static Json.Obj link(Json.Obj node, Optional<String> group) {
    if (group.isEmpty()) {
      return node;
    }
    Json.Obj metadata = node.object("metadata").orElse(Json.Obj.EMPTY);
    Json.Obj own = metadata.object(SlotJson.KEY).orElse(Json.Obj.EMPTY);
    return node.with(
        "metadata",
        metadata.with(
            SlotJson.KEY,
            own.with("version", Json.of((long) SlotJson.VERSION))
                .with("link", Json.of(group.get()))));
  }

  /** More than one reference, or another one in use, needs {@code Clip.2}. */
  private Json.Obj references(Json.Obj clip, Clip now) {
    boolean stays =
        clip.get("media_reference").isPresent()
            && clip.get("media_references").isEmpty()
            && now.references().size() == 1
            && now.activeKey().equals(Clip.DEFAULT_MEDIA);
    if (stays) {
      return clip.with("media_reference", ReferenceJson.write(now.media(), times));
    }
    Json.Obj old = clip.object("media_references").orElse(Json.Obj.EMPTY);
    Json.Obj media = Json.Obj.EMPTY;
    for (Map.Entry<String, MediaReference> each : now.references().entrySet()) {
      boolean keepsNull =
          old.get(each.getKey()).filter(Json.NULL::equals).isPresent()
              && each.getValue() instanceof MediaReference.Missing;
      media =
          media.with(
              each.getKey(), keepsNull ? Json.NULL : ReferenceJson.write(each.getValue(), times));
    }
    Json.Obj node = clip;
    if (node.get("media_reference").isPresent() && node.get("media_references").isEmpty()) {
      node = node.renamed("media_reference", "media_references");
    }
    node = node.without("media_reference");
    if (node.text("OTIO_SCHEMA").orElse("").equals("Clip.1")) {
      node = node.with("OTIO_SCHEMA", Json.of("Clip.2"));
    }
    return node.with("media_references", media)
        .with("active_media_reference_key", Json.of(now.activeKey()));
  }

  private Json gap(Json.Obj old, Optional<Gap> was, Gap gap) {
    Json.Obj node = old;
    if (was.isEmpty()) {
      node =
          fresh(node, "Gap.1", gap.name(), gap.enabled())
              .without("media_reference")
              .without("media_references")
              .without("active_media_reference_key");
    }
    node = named(node, was, gap);
    if (differ(was, gap, Gap::duration)) {
      Optional<FrameRange> range = was.map(g -> whole(g.duration()));
      node = node.with("source_range", source(node, range, whole(gap.duration())));
    }
    node = markers(node, was, gap, FrameTime.zero(gap.duration().rate()));
    return SlotJson.write(node, slot(old, was), gap.slot());
  }

  private static FrameRange whole(FrameTime duration) {
    return new FrameRange(0, duration.frame(), duration.rate());
  }

  private Json nest(Json.Obj old, Optional<Nest> was, Nest nest) {
    Json.Obj node = old;
    if (was.isEmpty()) {
      node = fresh(node, "Stack.1", nest.name(), nest.enabled());
    }
    node = named(node, was, nest);
    if (differ(was, nest, Nest::source)) {
      node = node.with("source_range", source(node, was.map(Nest::source), nest.source()));
    }
    node = markers(node, was, nest, FrameTime.zero(nest.source().rate()));
    if (!differ(was, nest, Nest::tracks)) {
      return node;
    }
    boolean isTrack = node.schema().equals("Track") || node.schema().equals("Sequence");
    return node.with(
        "children",
        isTrack && nest.tracks().size() == 1
            ? elements(nest.tracks().get(0).elements())
            : tracks(nest.tracks()));
  }

  private Json transition(Json.Obj old, Transition transition) {
    Json.Obj node = old;
    if (old.members().isEmpty()) {
      node =
          node.with("OTIO_SCHEMA", Json.of("Transition.1"))
              .with("metadata", Json.Obj.EMPTY)
              .with("name", Json.of(transition.name()))
              .with("transition_type", Json.of(transition.type()));
    }
    return node.with("in_offset", times.time(transition.inOffset()))
        .with("out_offset", times.time(transition.outOffset()));
  }

  /** What each item has, for one that was made here or changed its kind. */
  private static Json.Obj fresh(Json.Obj old, String schema, String name, boolean enabled) {
    Json.Obj node = old.with("OTIO_SCHEMA", Json.of(schema));
    node = node.get("metadata").isPresent() ? node : node.with("metadata", Json.Obj.EMPTY);
    node = node.with("name", Json.of(name));
    node = node.get("source_range").isPresent() ? node : node.with("source_range", Json.NULL);
    node = node.get("effects").isPresent() ? node : node.with("effects", Json.Arr.EMPTY);
    node = node.get("markers").isPresent() ? node : node.with("markers", Json.Arr.EMPTY);
    boolean same =
        node.get("enabled").isPresent()
            && node.word("enabled").equals(Optional.of(Boolean.toString(enabled)));
    return same ? node : node.with("enabled", Json.of(enabled));
  }

  private static <T extends Item> Json.Obj named(Json.Obj node, Optional<T> was, T now) {
    Json.Obj named = differ(was, now, Item::name) ? node.with("name", Json.of(now.name())) : node;
    return differ(was, now, Item::enabled) ? named.with("enabled", Json.of(now.enabled())) : named;
  }

  private Json source(Json.Obj node, Optional<FrameRange> was, FrameRange now) {
    return times.range(node.get("source_range"), was, now);
  }

  private <T extends Item> Json.Obj markers(Json.Obj node, Optional<T> was, T now, FrameTime zero) {
    boolean same =
        was.isPresent()
            ? !differ(was, now, Item::markers)
            : now.markers().isEmpty() && node.array("markers").isEmpty();
    return same ? node : node.with("markers", markers(now.markers(), zero));
  }

  Json markers(List<Marker> markers, FrameTime zero) {
    return new Json.Arr(markers.stream().map(m -> marker(m, zero)).toList());
  }

  private Json marker(Marker marker, FrameTime zero) {
    Optional<OtioOrigin> origin = OtioOrigin.of(marker.origin());
    Optional<Marker> was = origin.flatMap(o -> o.asRead(Marker.class));
    if (was.filter(marker::equals).isPresent()) {
      return origin.get().node();
    }
    FrameRange range = marker.range().shifted(zero.at(marker.range().rate()).frame());
    if (was.isPresent()) {
      Json.Obj node = origin.get().node();
      String key = node.get("marked_range").isPresent() ? "marked_range" : "range";
      return node.with(key, times.range(range));
    }
    return Json.Obj.EMPTY
        .with("OTIO_SCHEMA", Json.of("Marker.2"))
        .with("metadata", Json.Obj.EMPTY)
        .with("name", Json.of(marker.name()))
        .with("color", Json.of(marker.colour().isEmpty() ? "GREEN" : marker.colour()))
        .with("marked_range", times.range(range))
        .with("comment", Json.of(marker.comment()));
  }

  private static <T, V> boolean differ(Optional<T> was, T now, Function<? super T, V> part) {
    return was.isEmpty() || !part.apply(was.get()).equals(part.apply(now));
  }
}
