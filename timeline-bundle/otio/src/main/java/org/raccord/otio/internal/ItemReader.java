package org.raccord.otio.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.Element;
import org.raccord.model.timeline.Gap;
import org.raccord.model.timeline.Marker;
import org.raccord.model.timeline.MediaReference;
import org.raccord.model.timeline.Nest;
import org.raccord.model.timeline.Origin;
import org.raccord.model.timeline.Track;
import org.raccord.model.timeline.Transition;
import org.raccord.otio.OtioException;

/** Tracks and what stands on them. */
final class ItemReader {

  private final TimeJson times;
  private final ReferenceJson references;
  private final String file;
  private final Rate fallback;

  ItemReader(TimeJson times, String file, Rate fallback) {
    this.times = times;
    this.references = new ReferenceJson(times);
    this.file = file;
    this.fallback = fallback;
  }

  /** The children of a stack, bottom first; one that is no track gets a track of its own. */
  List<Track> tracks(Json.Obj stack) throws OtioException {
    List<Track> tracks = new ArrayList<>();
    for (Json child : stack.array("children")) {
      Json.Obj node = object(child, "a stack");
      if (isTrack(node)) {
        tracks.add(track(node, new OtioOrigin(node)));
      } else {
        OtioOrigin bare = new OtioOrigin(node, OtioOrigin.Form.BARE);
        tracks.add(
            bare.keep(
                new Track(
                    "",
                    Track.Kind.VIDEO,
                    true,
                    Optional.empty(),
                    List.of(element(node)),
                    List.of(),
                    bare)));
      }
    }
    return tracks;
  }

  private static boolean isTrack(Json.Obj node) {
    return node.schema().equals("Track") || node.schema().equals("Sequence");
  }

  private Track track(Json.Obj node, OtioOrigin origin) throws OtioException {
    List<Element> elements = new ArrayList<>();
    for (Json child : node.array("children")) {
      elements.add(element(object(child, "track \"" + node.text("name").orElse("") + "\"")));
    }
    return origin.keep(
        new Track(
            node.text("name").orElse(""),
            kind(node),
            isEnabled(node),
            times.range(node.get("source_range"), fallback),
            elements,
            markers(node, FrameTime.zero(fallback)),
            origin));
  }

  private static Track.Kind kind(Json.Obj track) {
    return switch (track.text("kind").orElse("Video")) {
      case "Video" -> Track.Kind.VIDEO;
      case "Audio" -> Track.Kind.AUDIO;
      default -> Track.Kind.OTHER;
    };
  }

  Element element(Json.Obj node) throws OtioException {
    return switch (node.schema()) {
      case "Clip" -> clip(node);
      case "Gap", "Filler" -> gap(node);
      case "Transition" -> transition(node);
      case "Stack" -> nest(node, tracks(node));
      case "Track", "Sequence" -> {
        Json.Obj inner = node.without("source_range").without("markers");
        yield nest(node, List.of(track(inner, new OtioOrigin(node))));
      }
      default -> unknown(node);
    };
  }

  private Clip clip(Json.Obj node) throws OtioException {
    OtioOrigin origin = new OtioOrigin(node);
    String name = node.text("name").orElse("");
    Map<String, MediaReference> media = new LinkedHashMap<>();
    String active = Clip.DEFAULT_MEDIA;
    Json activeNode = Json.NULL;
    Optional<Json.Obj> many = node.object("media_references");
    if (many.isPresent() && !many.get().members().isEmpty()) {
      active = node.text("active_media_reference_key").orElse(Clip.DEFAULT_MEDIA);
      for (Json.Member member : many.get().members()) {
        media.put(member.key(), references.read(member.value(), fallback));
      }
      if (!media.containsKey(active)) {
        throw invalid(
            "clip \""
                + name
                + "\" uses its media \""
                + active
                + "\", but has only "
                + media.keySet()
                + ". Choose its media anew where it was made and export it again");
      }
      activeNode = many.get().get(active).orElse(Json.NULL);
    } else {
      activeNode = node.get("media_reference").orElse(Json.NULL);
      active = node.text("active_media_reference_key").orElse(Clip.DEFAULT_MEDIA);
      media.put(active, references.read(activeNode, fallback));
    }
    Speed speed = Speed.of(node);
    return origin.keep(
        new Clip(
            name,
            isEnabled(node),
            source(node, activeNode, "clip \"" + name + "\""),
            speed.scalar(),
            speed.otherEffects(),
            media,
            active,
            markers(node, FrameTime.zero(fallback)),
            LinkGroups.read(node),
            slot(node, name),
            origin));
  }

  private FrameRange source(Json.Obj node, Json media, String what) throws OtioException {
    Optional<FrameRange> source = times.range(node.get("source_range"), fallback);
    if (source.isEmpty() && media instanceof Json.Obj reference) {
      source = times.range(reference.get("available_range"), fallback);
    }
    return source.orElseThrow(
        () ->
            invalid(
                what
                    + " has no length: neither a source_range nor media with an available_range."
                    + " Set its in and out points where it was made and export it again"));
  }

  private Gap gap(Json.Obj node) throws OtioException {
    OtioOrigin origin = new OtioOrigin(node);
    Optional<FrameRange> range = times.range(node.get("source_range"), fallback);
    String name = node.text("name").orElse("");
    return origin.keep(
        new Gap(
            name,
            isEnabled(node),
            range.map(FrameRange::duration).orElse(FrameTime.zero(fallback)),
            markers(node, range.map(FrameRange::startTime).orElse(FrameTime.zero(fallback))),
            slot(node, name),
            origin));
  }

  private Transition transition(Json.Obj node) {
    OtioOrigin origin = new OtioOrigin(node);
    return origin.keep(
        new Transition(
            node.text("name").orElse(""),
            node.text("transition_type").orElse(""),
            times.time(node.get("in_offset"), fallback).orElse(FrameTime.zero(fallback)),
            times.time(node.get("out_offset"), fallback).orElse(FrameTime.zero(fallback)),
            origin));
  }

  private Nest nest(Json.Obj node, List<Track> tracks) {
    OtioOrigin origin = new OtioOrigin(node);
    FrameRange source =
        times
            .range(node.get("source_range"), fallback)
            .orElseGet(
                () -> {
                  Nest whole =
                      new Nest(
                          "",
                          true,
                          new FrameRange(0, 0, fallback),
                          1,
                          tracks,
                          List.of(),
                          Origin.NONE);
                  FrameTime length = whole.contentDuration();
                  return new FrameRange(0, length.frame(), length.rate());
                });
    return origin.keep(
        new Nest(
            node.text("name").orElse(""),
            isEnabled(node),
            source,
            Speed.of(node).scalar(),
            tracks,
            markers(node, FrameTime.zero(fallback)),
            origin));
  }

  /**
   * A kind of element that nobody here knows: it takes the time it says, counts as offline and is
   * kept as it is.
   */
  private Element unknown(Json.Obj node) {
    if (node.get("in_offset").isPresent() && node.get("source_range").isEmpty()) {
      return transition(node);
    }
    OtioOrigin origin = new OtioOrigin(node);
    MediaReference media =
        new MediaReference.Unknown(
            node.text("OTIO_SCHEMA").orElse(""), Optional.empty(), Origin.NONE);
    return origin.keep(
        new Clip(
            node.text("name").orElse(""),
            isEnabled(node),
            times.range(node.get("source_range"), fallback).orElse(new FrameRange(0, 0, fallback)),
            1,
            List.of(),
            Map.of(Clip.DEFAULT_MEDIA, media),
            Clip.DEFAULT_MEDIA,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            origin));
  }

  /** The markers of an item, in its own time less {@code zero}. */
  List<Marker> markers(Json.Obj node, FrameTime zero) {
    List<Marker> markers = new ArrayList<>();
    for (Json each : node.array("markers")) {
      if (each instanceof Json.Obj marker) {
        OtioOrigin origin = new OtioOrigin(marker);
        FrameRange range =
            times
                .range(marker.get("marked_range").or(() -> marker.get("range")), fallback)
                .orElse(new FrameRange(0, 0, fallback));
        markers.add(
            origin.keep(
                new Marker(
                    marker.text("name").orElse(""),
                    zero.frame() == 0
                        ? range
                        : FrameRange.between(
                            range.startTime().minus(zero), range.endTime().minus(zero)),
                    marker.text("comment").orElse(""),
                    marker
                        .text("color")
                        .or(() -> marker.object("color").flatMap(c -> c.text("name")))
                        .orElse(""),
                    origin)));
      }
    }
    return markers;
  }

  private static boolean isEnabled(Json.Obj node) {
    return !node.word("enabled").orElse("true").equals("false");
  }

  private Optional<SlotRecord> slot(Json.Obj node, String name) throws OtioException {
    return SlotJson.read(node, file, "\"" + name + "\"");
  }

  private Json.Obj object(Json json, String where) throws OtioException {
    if (json instanceof Json.Obj node) {
      return node;
    }
    throw invalid(where + " holds something that is no clip, gap or transition. Export it again");
  }

  private OtioException invalid(String what) {
    return new OtioException(OtioException.Kind.INVALID, file + ": " + what + ".");
  }
}
