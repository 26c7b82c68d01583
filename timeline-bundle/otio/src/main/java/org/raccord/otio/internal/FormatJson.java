package org.raccord.otio.internal;

import java.util.Optional;
import org.raccord.model.picture.ColourTags;
import org.raccord.model.picture.PictureFormat;
import org.raccord.model.picture.PixelLayout;

/** The picture format that a timeline declares: {@code metadata["raccord"]["format"]}. */
final class FormatJson {

  private FormatJson() {}

  /** The format, or empty where there is none that can be read. */
  static Optional<PictureFormat> read(Json.Obj timeline) {
    Optional<Json.Obj> node =
        timeline
            .object("metadata")
            .flatMap(m -> m.object(SlotJson.KEY))
            .flatMap(o -> o.object("format"));
    try {
      return node.isPresent() ? Optional.of(format(new Fields(node.get()))) : Optional.empty();
    } catch (DataException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static PictureFormat format(Fields fields) throws DataException {
    Fields colour = fields.object("colour");
    return new PictureFormat(
        (int) fields.whole("width"),
        (int) fields.whole("height"),
        (int) fields.whole("pixel_width", 1),
        (int) fields.whole("pixel_height", 1),
        new PixelLayout(
            fields.choice("family", PixelLayout.Family.values()),
            (int) fields.whole("bit_depth"),
            (int) fields.whole("chroma_shift_x"),
            (int) fields.whole("chroma_shift_y")),
        new ColourTags(
            (int) colour.whole("primaries"),
            (int) colour.whole("transfer"),
            (int) colour.whole("matrix"),
            colour.choice("range", ColourTags.Range.values()),
            (int) colour.whole("chroma_location", 0)));
  }

  /** The timeline with a format, or without one. */
  static Json.Obj write(Json.Obj timeline, Optional<PictureFormat> format) {
    Json.Obj metadata = timeline.object("metadata").orElse(Json.Obj.EMPTY);
    Json.Obj own = metadata.object(SlotJson.KEY).orElse(Json.Obj.EMPTY);
    if (format.isEmpty()) {
      return timeline.with("metadata", metadata.with(SlotJson.KEY, own.without("format")));
    }
    PictureFormat now = format.get();
    Json.Obj old = own.object("format").orElse(Json.Obj.EMPTY);
    ColourTags colour = now.colour();
    Json.Obj node =
        old.with("width", Json.of((long) now.width()))
            .with("height", Json.of((long) now.height()))
            .with("pixel_width", Json.of((long) now.pixelAspectNumerator()))
            .with("pixel_height", Json.of((long) now.pixelAspectDenominator()))
            .with("family", Json.of(Fields.stored(now.layout().family())))
            .with("bit_depth", Json.of((long) now.layout().bitDepth()))
            .with("chroma_shift_x", Json.of((long) now.layout().chromaShiftX()))
            .with("chroma_shift_y", Json.of((long) now.layout().chromaShiftY()))
            .with(
                "colour",
                old.object("colour")
                    .orElse(Json.Obj.EMPTY)
                    .with("primaries", Json.of((long) colour.primaries()))
                    .with("transfer", Json.of((long) colour.transfer()))
                    .with("matrix", Json.of((long) colour.matrix()))
                    .with("range", Json.of(Fields.stored(colour.range())))
                    .with("chroma_location", Json.of((long) colour.chromaLocation())));
    return timeline.with(
        "metadata",
        metadata.with(
            SlotJson.KEY,
            own.with("version", Json.of((long) SlotJson.VERSION)).with("format", node)));
  }
}
