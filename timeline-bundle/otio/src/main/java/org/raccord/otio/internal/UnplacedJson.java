package org.raccord.otio.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.model.fill.Fingerprint;
import org.raccord.model.timeline.Item;
import org.raccord.model.timeline.UnplacedSlot;
import org.raccord.otio.OtioException;

/**
 * Slots that have no place in the cut: {@code metadata["raccord"]["unplaced"]} of the timeline,
 * each with the items that it was.
 */
final class UnplacedJson {

  private static final String KEY = "unplaced";

  private UnplacedJson() {}

  static List<UnplacedSlot> read(Json.Obj timeline, ItemReader items, String file)
      throws OtioException {
    Optional<Json.Obj> own = SlotJson.own(timeline, file);
    List<UnplacedSlot> slots = new ArrayList<>();
    for (Json each : own.map(o -> o.array(KEY)).orElse(List.of())) {
      try {
        slots.add(slot(Fields.object(each, "slot without a place"), items));
      } catch (DataException | IllegalArgumentException e) {
        throw new OtioException(
            OtioException.Kind.INVALID,
            file
                + ": what Raccord stored of a slot without a place cannot be read ("
                + e.getMessage()
                + "). Undo the change that another program made, or remove \"unplaced\" there.");
      }
    }
    return slots;
  }

  private static UnplacedSlot slot(Json.Obj node, ItemReader items)
      throws OtioException, DataException {
    Fields fields = new Fields(node);
    List<Item> sounds = new ArrayList<>();
    for (Json sound : node.array("sounds")) {
      sounds.add(item(Fields.object(sound, "sound"), items));
    }
    return new UnplacedSlot(
        item(fields.object("picture").node(), items),
        sounds,
        TakeJson.fingerprint(fields.object("place")),
        fields.text("reason"));
  }

  private static Item item(Json.Obj node, ItemReader items) throws OtioException, DataException {
    if (items.element(node) instanceof Item item) {
      return item;
    }
    throw new DataException("a transition is no slot");
  }

  static Json.Obj write(Json.Obj timeline, List<UnplacedSlot> slots, ItemWriter items) {
    Json.Obj metadata = timeline.object("metadata").orElse(Json.Obj.EMPTY);
    Json.Obj own = metadata.object(SlotJson.KEY).orElse(Json.Obj.EMPTY);
    if (slots.isEmpty()) {
      return timeline.with("metadata", metadata.with(SlotJson.KEY, own.without(KEY)));
    }
    List<Json> written = new ArrayList<>();
    for (UnplacedSlot slot : slots) {
      Fingerprint place = slot.place();
      written.add(
          Json.Obj.EMPTY
              .with("reason", Json.of(slot.reason()))
              .with("place", TakeJson.write(Json.Obj.EMPTY, place))
              .with("picture", items.element(slot.picture()))
              .with("sounds", new Json.Arr(slot.sounds().stream().map(items::element).toList())));
    }
    own = own.with("version", Json.of((long) SlotJson.VERSION)).with(KEY, new Json.Arr(written));
    return timeline.with("metadata", metadata.with(SlotJson.KEY, own));
  }
}
