package org.raccord.otio.internal;

import java.util.Optional;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.MediaReference;
import org.raccord.model.timeline.Origin;

/** Media references. */
final class ReferenceJson {

  /** More digits than the number of any picture has, however it is padded. */
  private static final int MOST_DIGITS = 20;

  private final TimeJson times;

  ReferenceJson(TimeJson times) {
    this.times = times;
  }

  /** A reference; JSON null is a missing one. */
  MediaReference read(Json json, Rate fallback) {
    if (!(json instanceof Json.Obj node) || node.schema().isEmpty()) {
      return new MediaReference.Missing("", Optional.empty(), Origin.NONE);
    }
    OtioOrigin origin = new OtioOrigin(node);
    String name = node.text("name").orElse("");
    Optional<FrameRange> available = times.available(node.get("available_range"), fallback);
    String url = node.text("target_url").orElse("");
    MediaReference read =
        switch (node.schema()) {
          case "ExternalReference" ->
              url.isBlank()
                  ? new MediaReference.Missing(name, available, origin)
                  : new MediaReference.External(name, url, available, origin);
          case "MissingReference", "MediaReference" ->
              new MediaReference.Missing(name, available, origin);
          case "GeneratorReference" ->
              new MediaReference.Generator(
                  name, node.text("generator_kind").orElse(""), available, origin);
          case "ImageSequenceReference" ->
              new MediaReference.ImageSequence(
                  name,
                  node.text("target_url_base").orElse(""),
                  node.text("name_prefix").orElse(""),
                  node.text("name_suffix").orElse(""),
                  whole(node, "start_frame", 1),
                  Math.max(1, whole(node, "frame_step", 1)),
                  node.number("rate")
                      .flatMap(TimeJson::snap)
                      .or(() -> available.map(FrameRange::rate))
                      .orElse(fallback),
                  (int) Math.max(0, Math.min(MOST_DIGITS, whole(node, "frame_zero_padding", 0))),
                  available,
                  origin);
          default ->
              new MediaReference.Unknown(node.text("OTIO_SCHEMA").orElse(""), available, origin);
        };
    return origin.keep(read);
  }

  private static long whole(Json.Obj node, String key, long otherwise) {
    return node.number(key).filter(n -> Math.abs(n) < 1e9).map(Math::round).orElse(otherwise);
  }

  /** The JSON of a reference: as it was read, or with what changed. */
  static Json write(MediaReference reference, TimeWriter times) {
    Optional<OtioOrigin> origin = OtioOrigin.of(reference.origin());
    Optional<MediaReference> was = origin.flatMap(o -> o.asRead(MediaReference.class));
    if (was.filter(reference::equals).isPresent()) {
      return origin.get().node();
    }
    Json.Obj node = origin.map(OtioOrigin::node).orElse(Json.Obj.EMPTY);
    String name = "";
    if (reference instanceof MediaReference.External external) {
      node = schema(node, "ExternalReference").with("target_url", Json.of(external.url()));
      name = external.name();
    } else if (reference instanceof MediaReference.Missing missing) {
      node = schema(node, "MissingReference");
      name = missing.name();
    } else if (reference instanceof MediaReference.Generator generator) {
      node = schema(node, "GeneratorReference").with("generator_kind", Json.of(generator.kind()));
      boolean hasAll = was.isPresent() || node.get("parameters").isPresent();
      node = hasAll ? node : node.with("parameters", Json.Obj.EMPTY);
      name = generator.name();
    } else if (reference instanceof MediaReference.ImageSequence sequence) {
      node = sequence(schema(node, "ImageSequenceReference"), sequence);
      name = sequence.name();
    }
    if (was.isEmpty()) {
      node = node.get("metadata").isPresent() ? node : node.with("metadata", Json.Obj.EMPTY);
      node = node.with("name", Json.of(name));
    }
    if (was.isEmpty() || !was.get().available().equals(reference.available())) {
      node = node.with("available_range", times.range(reference.available()));
    }
    return node;
  }

  private static Json.Obj schema(Json.Obj node, String schema) {
    return node.schema().equals(schema) ? node : node.with("OTIO_SCHEMA", Json.of(schema + ".1"));
  }

  private static Json.Obj sequence(Json.Obj node, MediaReference.ImageSequence sequence) {
    Json.Obj with =
        node.with("target_url_base", Json.of(sequence.urlBase()))
            .with("name_prefix", Json.of(sequence.prefix()))
            .with("name_suffix", Json.of(sequence.suffix()));
    if (with.get("rate").isEmpty()) {
      with =
          with.with("start_frame", Json.of(sequence.startFrame()))
              .with("frame_step", Json.of(sequence.frameStep()))
              .with("rate", Json.of(sequence.rate().toDouble()))
              .with("frame_zero_padding", Json.of((long) sequence.zeroPadding()))
              .with("missing_frame_policy", Json.of("error"));
    }
    return with;
  }
}
