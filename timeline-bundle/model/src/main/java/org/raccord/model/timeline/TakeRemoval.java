package org.raccord.model.timeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.fill.Take;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;

/** Takes are detached; with the last one the place is again what it was. */
final class TakeRemoval {

  private TakeRemoval() {}

  static Edited removeTake(Timeline timeline, String takeId) throws EditException {
    List<ItemPath> places = new ArrayList<>(TakeEdits.having(timeline, takeId));
    // From the end of each track, so that what is joined moves no place that is still to come.
    Collections.reverse(places);
    Timeline now = timeline;
    for (ItemPath path : places) {
      now = removed(now, path, takeId);
    }
    now = DialogueMarkers.on(now, TakeEdits.slotId(takeId));
    return new Edited(
        now, "Removed take " + takeId, Optional.of(TakeEdits.slotId(takeId)), List.of());
  }

  private static Timeline removed(Timeline timeline, ItemPath path, String takeId)
      throws EditException {
    Item item = TakeEdits.item(timeline, path);
    SlotRecord record =
        item.slot().orElseThrow(() -> new IllegalStateException("found by its record"));
    List<Take> takes = record.takes().stream().filter(t -> !t.id().equals(takeId)).toList();
    String key = Take.referenceKey(takeId);
    Map<String, FrameRange> sources = new LinkedHashMap<>(record.sources());
    sources.remove(key);
    SlotRecord left = record.withTakes(takes, record.nextTake()).withSources(sources);
    if (!(item instanceof Clip clip)) {
      return Surgery.replace(timeline, path, List.of(Surgery.withSlot(item, Optional.of(left))));
    }
    Map<String, MediaReference> media = new LinkedHashMap<>(clip.references());
    media.remove(key);
    if (takes.isEmpty() && record.remainderOf().isPresent()) {
      return ExtendEdits.join(timeline, path, record.remainderOf().get());
    }
    if (media.isEmpty()) {
      return emptied(timeline, path, clip, left);
    }
    Clip now = clip.withSlot(Optional.of(left));
    if (clip.activeKey().equals(key)) {
      List<String> keys = new ArrayList<>(media.keySet());
      now = TakeEdits.switched(now, keys.get(keys.size() - 1));
      Map<String, FrameRange> kept =
          new LinkedHashMap<>(now.slot().map(SlotRecord::sources).orElse(Map.of()));
      kept.remove(key);
      now = now.withSlot(now.slot().map(s -> s.withSources(kept)));
    }
    return Surgery.replace(timeline, path, List.of(now.withReferences(media, now.activeKey())));
  }

  /** A gap again; on a sound track one with the gaps beside it from which it was split. */
  private static Timeline emptied(Timeline timeline, ItemPath path, Clip clip, SlotRecord left) {
    FrameTime back = FrameTime.of(-clip.source().start(), clip.source().rate());
    boolean isPicture =
        Timelines.track(timeline, path).filter(t -> t.kind() == Track.Kind.VIDEO).isPresent();
    Gap gap =
        new Gap(
            "",
            true,
            clip.duration(),
            clip.markers().stream().map(m -> TakeEdits.shifted(m, back)).toList(),
            isPicture ? Optional.of(left) : Optional.empty(),
            clip.origin());
    if (isPicture) {
      return Surgery.replace(timeline, path, List.of(gap));
    }
    List<Element> line = new ArrayList<>(Surgery.elements(timeline, path));
    int index = path.last().element();
    line.set(index, gap);
    merge(line, index);
    merge(line, index - 1);
    return Surgery.withElements(timeline, path, line);
  }

  /** Makes one gap of the gap at {@code index} and a plain one after it, where both are there. */
  private static void merge(List<Element> line, int index) {
    if (index < 0
        || index + 1 >= line.size()
        || !(line.get(index) instanceof Gap first)
        || !(line.get(index + 1) instanceof Gap second)
        || first.slot().isPresent()
        || second.slot().isPresent()
        || !second.markers().isEmpty()
        || !second.name().equals(first.name())) {
      return;
    }
    ExactTime sum = ExactTime.of(first.duration()).plus(second.duration());
    line.set(index, first.withDuration(sum.exactly(first.duration().rate())));
    line.remove(index + 1);
  }
}
