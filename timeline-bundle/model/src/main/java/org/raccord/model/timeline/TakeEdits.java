package org.raccord.model.timeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.fill.Take;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;

/** Briefs and takes: stored and put in use. */
final class TakeEdits {

  private TakeEdits() {}

  static Edited storeBrief(Timeline timeline, Slot slot, String slotId, Brief brief)
      throws EditException {
    String id = slot.stored().map(SlotRecord::id).orElse(slotId);
    Timeline now = prepared(timeline, slot, id);
    for (ItemPath path : places(now, slot, id)) {
      Item item = item(now, path);
      SlotRecord record =
          item.slot().map(s -> s.withBrief(brief)).orElse(SlotRecord.fresh(id, brief));
      now = Surgery.replace(now, path, List.of(Surgery.withSlot(item, Optional.of(record))));
    }
    return new Edited(now, "Stored what is asked of slot " + id, Optional.of(id), List.of());
  }

  /** The timeline in which the slot is an item of its own. */
  static Timeline prepared(Timeline timeline, Slot slot, String id) throws EditException {
    if (!Timelines.slotItems(timeline, id).isEmpty()) {
      return timeline;
    }
    return switch (slot.kind()) {
      case HEAD_OVERRUN, TAIL_OVERRUN -> ExtendEdits.splitOverrun(timeline, slot, id).timeline();
      case MARKED ->
          Lift.lift(
              timeline,
              slot.place().last().track(),
              slot.record(),
              Optional.of(SlotRecord.fresh(id, slot.asked().orElse(Brief.OPEN))));
      default -> timeline;
    };
  }

  private static List<ItemPath> places(Timeline timeline, Slot slot, String id) {
    List<ItemPath> known = Timelines.slotItems(timeline, id);
    return known.isEmpty() ? List.of(slot.place()) : known;
  }

  static Item item(Timeline timeline, ItemPath path) throws EditException {
    return Timelines.item(timeline, path)
        .orElseThrow(
            () -> new EditException("The slot is no longer where it was; list the slots again."));
  }

  static Edited putTake(
      Timeline timeline,
      Slot slot,
      Take take,
      MediaReference picture,
      FrameRange source,
      List<SoundPlacement> sounds)
      throws EditException {
    String id = slotId(take.id());
    Timeline now = prepared(timeline, slot, id);
    ItemPath place = places(now, slot, id).get(0);
    Item item = item(now, place);
    SlotRecord record = item.slot().orElse(SlotRecord.fresh(id, slot.asked().orElse(Brief.OPEN)));
    now = Surgery.replace(now, place, List.of(filled(item, record, take, picture, source)));
    for (SoundPlacement sound : sounds) {
      now = putSound(now, record, take, sound);
    }
    now = DialogueMarkers.on(listed(now, id, record, take), id);
    return new Edited(
        now, "Filled slot " + id + " with take " + take.id(), Optional.of(id), List.of());
  }

  static Edited putSoundTake(Timeline timeline, Slot slot, Take take, List<SoundPlacement> sounds)
      throws EditException {
    String id = slotId(take.id());
    Timeline now = timeline;
    SlotRecord record =
        item(now, places(now, slot, id).get(0))
            .slot()
            .orElseThrow(() -> new EditException("Slot " + id + " has no take yet."));
    for (SoundPlacement sound : sounds) {
      now = putSound(now, record, take, sound);
    }
    now = DialogueMarkers.on(listed(now, id, record, take), id);
    return new Edited(
        now, "Gave slot " + id + " the sound of take " + take.id(), Optional.of(id), List.of());
  }

  /** Takes are listed on every item of the slot, also on those that this one brings nothing for. */
  private static Timeline listed(Timeline timeline, String id, SlotRecord record, Take take)
      throws EditException {
    Timeline now = timeline;
    for (ItemPath path : Timelines.slotItems(now, id)) {
      Item each = item(now, path);
      SlotRecord stored = each.slot().orElse(record);
      if (stored.take(take.id()).isEmpty()) {
        now =
            Surgery.replace(
                now, path, List.of(Surgery.withSlot(each, Optional.of(added(stored, take)))));
      }
    }
    return now;
  }

  private static SlotRecord added(SlotRecord record, Take take) {
    List<Take> takes = new ArrayList<>(record.takes());
    takes.removeIf(t -> t.id().equals(take.id()));
    takes.add(take);
    int number = number(take.id());
    return record.withTakes(takes, Math.max(record.nextTake(), number + 1));
  }

  private static int number(String takeId) {
    String digits = takeId.substring(takeId.lastIndexOf('.') + 1);
    return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
  }

  static String slotId(String takeId) throws EditException {
    int dot = takeId.lastIndexOf('.');
    if (dot < 1) {
      throw new EditException("\"" + takeId + "\" is no take; takes are named like s7k2q.1.");
    }
    return takeId.substring(0, dot);
  }

  /** The item with a take in use, exactly as long as before. */
  static Clip filled(
      Item item, SlotRecord record, Take take, MediaReference media, FrameRange source)
      throws EditException {
    FrameTime duration = item.duration();
    ExactTime off = ExactTime.of(source.duration()).minus(duration);
    // At another rate than its item's, where a slot lies is rounded at either end to frames of the
    // take's rate, so its length may be off by one of them.
    ExactTime slack =
        source.rate().equals(duration.rate())
            ? ExactTime.ZERO
            : ExactTime.of(FrameTime.of(1, source.rate()));
    if (off.compareTo(slack) > 0 || ExactTime.ZERO.minus(off).compareTo(slack) > 0) {
      throw new EditException(
          "Take "
              + take.id()
              + " is "
              + source.duration()
              + " long, its slot "
              + duration
              + "; it was made for another cut. Fill the slot again.");
    }
    FrameRange exact = ClipTimes.exactRange(source.startTime(), duration);
    String key = take.referenceKey();
    SlotRecord stored = added(record, take);
    if (item instanceof Clip clip) {
      Optional<Obstacle> obstacle = obstacle(clip);
      if (obstacle.isPresent()) {
        throw new EditException(obstacle.get().message());
      }
      Map<String, FrameRange> sources = new LinkedHashMap<>(stored.sources());
      sources.put(clip.activeKey(), clip.source());
      sources.put(key, exact);
      Map<String, MediaReference> media2 = new LinkedHashMap<>(clip.references());
      media2.put(key, media);
      return TakeNaming.after(clip, media)
          .withReferences(media2, key)
          .withSource(exact)
          .withSlot(Optional.of(stored.withSources(sources)));
    }
    return new Clip(
        TakeNaming.of(media).orElse(take.id()),
        true,
        exact,
        1,
        List.of(),
        Map.of(key, media),
        key,
        item.markers().stream().map(m -> shifted(m, exact.startTime())).toList(),
        Optional.empty(),
        Optional.of(stored.withSources(Map.of(key, exact))),
        item.origin());
  }

  /** Why no take can be put into an item, if so. */
  static Optional<Obstacle> obstacle(Item item) {
    return item instanceof Clip clip && clip.speed() != 1
        ? Optional.of(
            new Obstacle(
                "\"" + clip.name() + "\" is retimed, and a take plays only as fast as it was made.",
                "Remove the clip's speed change."))
        : Optional.empty();
  }

  /** A gap's markers count from its start, a clip's from its media's. */
  static Marker shifted(Marker marker, FrameTime by) {
    return new Marker(
        marker.name(),
        marker.range().shifted(by.at(marker.range().rate()).frame()),
        marker.comment(),
        marker.colour(),
        marker.origin());
  }

  static Timeline putSound(Timeline timeline, SlotRecord record, Take take, SoundPlacement sound)
      throws EditException {
    ItemPath place =
        Surgery.at(timeline, sound.place(), sound.record().startTime())
            .orElseThrow(
                () -> new EditException("The sound slot of " + take.id() + " is no longer there."));
    Item item = item(timeline, place);
    if (item.slot().isPresent()) {
      return Surgery.replace(
          timeline,
          place,
          List.of(filled(item, item.slot().get(), take, sound.media(), sound.source())));
    }
    if (!(item instanceof Gap gap)) {
      throw new EditException(
          "\"" + item.name() + "\" sounds where take " + take.id() + " should; list the slots.");
    }
    // Edges that differ from the gap's by rounding only are the gap's.
    FrameRange whole = TrackTimes.recordRange(timeline, place, sound.record().rate());
    ExactTime start = TrackTimes.start(timeline, place);
    ExactTime head =
        sound.record().start() <= whole.start()
            ? ExactTime.ZERO
            : ExactTime.of(sound.record().startTime()).minus(start);
    ExactTime tail =
        sound.record().end() >= whole.end()
            ? ExactTime.ZERO
            : start.plus(gap.duration()).minus(ExactTime.of(sound.record().endTime()));
    Gap part = (Gap) Surgery.trimmed(gap, head, tail);
    List<Element> parts = new ArrayList<>();
    if (head.top().signum() > 0) {
      parts.add(gap.withDuration(head.exactly(gap.duration().rate())));
    }
    SlotRecord fresh =
        new SlotRecord(
            record.id(),
            record.brief(),
            record.takes(),
            record.nextTake(),
            Optional.empty(),
            Map.of());
    parts.add(filled(part.withMarkers(List.of()), fresh, take, sound.media(), sound.source()));
    if (tail.top().signum() > 0) {
      parts.add(gap.withDuration(tail.exactly(gap.duration().rate())).withMarkers(List.of()));
    }
    return Surgery.replace(timeline, place, parts);
  }

  static Edited useTake(Timeline timeline, String takeId) throws EditException {
    List<ItemPath> places = having(timeline, takeId);
    Timeline now = timeline;
    for (ItemPath path : places) {
      if (item(now, path) instanceof Clip clip
          && clip.references().containsKey(Take.referenceKey(takeId))) {
        now = Surgery.replace(now, path, List.of(switched(clip, Take.referenceKey(takeId))));
      }
    }
    now = DialogueMarkers.on(now, slotId(takeId));
    return new Edited(
        now, "Put take " + takeId + " in use", Optional.of(slotId(takeId)), List.of());
  }

  static List<ItemPath> having(Timeline timeline, String takeId) throws EditException {
    List<ItemPath> places =
        Timelines.slotItems(timeline, slotId(takeId)).stream()
            .filter(
                p ->
                    Timelines.item(timeline, p)
                        .flatMap(Item::slot)
                        .flatMap(s -> s.take(takeId))
                        .isPresent())
            .toList();
    if (places.isEmpty()) {
      for (UnplacedSlot unplaced : timeline.unplaced()) {
        if (unplaced.record().take(takeId).isPresent()) {
          throw new EditException(
              "Take " + takeId + " has no place in this cut: " + unplaced.reason());
        }
      }
      throw new EditException(
          "There is no take " + takeId + " in this timeline; \"takes\" lists those there are.");
    }
    return places;
  }

  /** The clip with another of its references in use, and the part of it that was used before. */
  static Clip switched(Clip clip, String key) {
    SlotRecord record =
        clip.slot().orElseThrow(() -> new IllegalStateException("a clip of a slot has its record"));
    Map<String, FrameRange> sources = new LinkedHashMap<>(record.sources());
    sources.put(clip.activeKey(), clip.source());
    FrameRange known = sources.getOrDefault(key, clip.source());
    FrameRange source = ClipTimes.exactRange(known.startTime(), clip.duration());
    MediaReference media = clip.references().get(key);
    return (media == null ? clip : TakeNaming.after(clip, media))
        .withReferences(clip.references(), key)
        .withSource(source)
        .withSlot(Optional.of(record.withSources(sources)));
  }
}
