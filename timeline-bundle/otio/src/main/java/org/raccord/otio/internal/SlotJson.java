package org.raccord.otio.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.fill.Take;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.timeline.ClipTimes;
import org.raccord.otio.OtioException;

/**
 * Raccord's own data: {@code metadata["raccord"]} with a version, and in it {@code slot} on items,
 * {@code link} on clips. What stands there beside the known fields is kept.
 */
final class SlotJson {

  static final String KEY = "raccord";
  static final int VERSION = 1;

  private SlotJson() {}

  /** The slot record of an item. */
  static Optional<SlotRecord> read(Json.Obj item, String file, String where) throws OtioException {
    Optional<Json.Obj> own = own(item, file);
    Optional<Json.Obj> slot = own.flatMap(o -> o.object("slot"));
    if (slot.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(slot(slot.get()));
    } catch (DataException | IllegalArgumentException e) {
      throw new OtioException(
          OtioException.Kind.INVALID,
          file
              + ": what Raccord stored at "
              + where
              + " cannot be read ("
              + e.getMessage()
              + "). Undo the change that another program made, or remove metadata \"raccord\" there.");
    }
  }

  /** The slot record of an item, or empty where there is none that can be read. */
  static Optional<SlotRecord> readable(Json.Obj item) {
    Optional<Json.Obj> slot =
        item.object("metadata").flatMap(m -> m.object(KEY)).flatMap(o -> o.object("slot"));
    try {
      return slot.isPresent() ? Optional.of(slot(slot.get())) : Optional.empty();
    } catch (DataException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Raccord's object among the metadata. */
  static Optional<Json.Obj> own(Json.Obj node, String file) throws OtioException {
    Optional<Json.Obj> own = node.object("metadata").flatMap(m -> m.object(KEY));
    double version = own.flatMap(o -> o.number("version")).orElse(1.0);
    if (version > VERSION) {
      throw new OtioException(
          OtioException.Kind.TOO_NEW,
          file
              + " was written by a newer Raccord (data version "
              + (long) version
              + ", this one knows "
              + VERSION
              + "). Update Raccord.");
    }
    return own;
  }

  /** The item with its slot record, as it was read where it did not change. */
  static Json.Obj write(Json.Obj item, Optional<SlotRecord> was, Optional<SlotRecord> now) {
    if (was.equals(now)) {
      return item;
    }
    Json.Obj metadata = item.object("metadata").orElse(Json.Obj.EMPTY);
    Json.Obj own = metadata.object(KEY).orElse(Json.Obj.EMPTY);
    if (now.isEmpty()) {
      own = own.without("slot");
      boolean nothingLeft = own.without("version").members().isEmpty();
      return item.with("metadata", nothingLeft ? metadata.without(KEY) : metadata.with(KEY, own));
    }
    own = own.with("version", Json.of((long) VERSION));
    Json.Obj old = own.object("slot").orElse(Json.Obj.EMPTY);
    return item.with("metadata", metadata.with(KEY, own.with("slot", slot(old, now.get()))));
  }

  private static SlotRecord slot(Json.Obj node) throws DataException {
    List<Take> takes = new ArrayList<>();
    for (Json take : node.array("takes")) {
      takes.add(TakeJson.read(Fields.object(take, "take")));
    }
    Fields fields = new Fields(node);
    Optional<Json.Obj> brief = node.object("brief");
    Optional<Json.Obj> remainder = node.object("remainder_of");
    return new SlotRecord(
        fields.text("id"),
        brief.isPresent() ? BriefJson.read(brief.get()) : Brief.OPEN,
        takes,
        (int) fields.whole("next_take"),
        remainder.isPresent() ? Optional.of(remainder(remainder.get())) : Optional.empty(),
        sources(node));
  }

  private static Map<String, FrameRange> sources(Json.Obj node) throws DataException {
    Map<String, FrameRange> sources = new LinkedHashMap<>();
    for (Json.Member each : node.object("sources").orElse(Json.Obj.EMPTY).members()) {
      Fields range = new Fields(Fields.object(each.value(), "source"));
      Optional<FrameTime> start = range.time("start");
      Optional<FrameTime> length = range.time("length");
      if (start.isEmpty() || length.isEmpty()) {
        throw new DataException("a source has no start or length");
      }
      sources.put(each.key(), ClipTimes.exactRange(start.get(), length.get()));
    }
    return sources;
  }

  private static Json.Obj sources(Json.Obj old, Map<String, FrameRange> now) {
    Json.Obj node = Json.Obj.EMPTY;
    for (Map.Entry<String, FrameRange> each : new TreeMap<>(now).entrySet()) {
      node =
          node.with(
              each.getKey(),
              old.object(each.getKey())
                  .orElse(Json.Obj.EMPTY)
                  .with("start", Fields.time(each.getValue().startTime()))
                  .with("length", Fields.time(each.getValue().duration())));
    }
    return node;
  }

  private static SlotRecord.Remainder remainder(Json.Obj node) throws DataException {
    Fields fields = new Fields(node);
    return new SlotRecord.Remainder(
        fields.text("clip"), fields.choice("end", SlotRecord.Side.values()));
  }

  private static Json.Obj slot(Json.Obj old, SlotRecord now) {
    List<Json> takes = new ArrayList<>();
    for (Take take : now.takes()) {
      Optional<Json.Obj> before =
          old.array("takes").stream()
              .filter(Json.Obj.class::isInstance)
              .map(Json.Obj.class::cast)
              .filter(t -> t.text("id").equals(Optional.of(take.id())))
              .findFirst();
      takes.add(TakeJson.write(before.orElse(Json.Obj.EMPTY), take));
    }
    Json.Obj node = old.with("id", Json.of(now.id()));
    boolean sameBrief =
        old.object("brief").flatMap(BriefJson::readable).equals(Optional.of(now.brief()));
    if (!sameBrief) {
      node =
          node.with(
              "brief", BriefJson.write(old.object("brief").orElse(Json.Obj.EMPTY), now.brief()));
    }
    node =
        node.with("takes", new Json.Arr(takes)).with("next_take", Json.of((long) now.nextTake()));
    node =
        now.sources().isEmpty()
            ? node.without("sources")
            : node.with(
                "sources", sources(old.object("sources").orElse(Json.Obj.EMPTY), now.sources()));
    if (now.remainderOf().isEmpty()) {
      return node.without("remainder_of");
    }
    Json.Obj remainder = old.object("remainder_of").orElse(Json.Obj.EMPTY);
    return node.with(
        "remainder_of",
        remainder
            .with("clip", Json.of(now.remainderOf().get().clip()))
            .with("end", Json.of(Fields.stored(now.remainderOf().get().end()))));
  }
}
