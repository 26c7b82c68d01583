package org.raccord.model.timeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.model.fill.Fingerprint;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.fill.Take;
import org.raccord.model.time.FrameRange;

/**
 * A slot of the cut as it was: what is looked for in the re-cut. One of which nothing is stored is
 * looked for too, so that no other slot is taken for it.
 *
 * @param record what is stored of it
 * @param place what stood beside it
 * @param picture its item
 * @param sounds its items on sound tracks, lowest first
 * @param around what stood further out on its track
 */
record FormerSlot(
    Optional<SlotRecord> record,
    Fingerprint place,
    Item picture,
    List<Sound> sounds,
    Surroundings around) {

  FormerSlot {
    sounds = List.copyOf(sounds);
  }

  /**
   * Sound of a slot.
   *
   * @param item its item
   * @param later from the slot's start to the sound's; empty where it is not known any more
   */
  record Sound(Item item, Optional<ExactTime> later) {}

  /** The slots of a timeline in record order, then those that had no place in it. */
  static List<FormerSlot> of(Timeline timeline, MediaShelf shelf) {
    List<FormerSlot> found = new ArrayList<>();
    SlotShape shape = new SlotShape(timeline, shelf);
    SlotSurvey survey = SlotFinder.find(timeline, shelf);
    List<String> known = new ArrayList<>();
    for (Slot slot : all(survey)) {
      if (isPicture(timeline, slot.place())) {
        found.add(of(timeline, slot));
        slot.stored().ifPresent(s -> known.add(s.id()));
      }
    }
    // Hidden, or out of sight: its takes are the editor's all the same.
    for (ItemPath path : Timelines.items(timeline, i -> i.slot().isPresent())) {
      String id = Timelines.item(timeline, path).flatMap(Item::slot).orElseThrow().id();
      if (isPicture(timeline, path) && !known.contains(id)) {
        found.add(of(timeline, shape.stored(path)));
        known.add(id);
      }
    }
    for (UnplacedSlot unplaced : timeline.unplaced()) {
      if (known.contains(unplaced.record().id())) {
        found.replaceAll(slot -> slot.with(unplaced));
      } else {
        found.add(
            new FormerSlot(
                unplaced.picture().slot(),
                unplaced.place(),
                unplaced.picture(),
                unplaced.sounds().stream().map(s -> new Sound(s, Optional.empty())).toList(),
                Surroundings.UNKNOWN));
      }
    }
    return found;
  }

  /** Every place that is a slot or near to being one. */
  static List<Slot> all(SlotSurvey survey) {
    List<Slot> all = new ArrayList<>(survey.slots());
    all.addAll(survey.intendedBlack());
    all.addAll(survey.otherGaps());
    return all;
  }

  static boolean isPicture(Timeline timeline, ItemPath path) {
    return Timelines.track(timeline, path).filter(t -> t.kind() == Track.Kind.VIDEO).isPresent();
  }

  private static FormerSlot of(Timeline timeline, Slot slot) {
    List<Sound> sounds = new ArrayList<>();
    if (slot.stored().isPresent()) {
      ExactTime start = TrackTimes.start(timeline, slot.place());
      for (ItemPath path : Timelines.slotItems(timeline, slot.stored().get().id())) {
        if (!isPicture(timeline, path)) {
          ExactTime later = TrackTimes.start(timeline, path).minus(start);
          sounds.add(new Sound(Timelines.item(timeline, path).orElseThrow(), Optional.of(later)));
        }
      }
    }
    return new FormerSlot(
        slot.stored(),
        Fingerprints.of(slot),
        Timelines.item(timeline, slot.place()).orElseThrow(),
        sounds,
        Surroundings.of(timeline, slot.place()));
  }

  /** With takes of it that did not fit its place in this cut. */
  private FormerSlot with(UnplacedSlot kept) {
    if (record.filter(r -> r.id().equals(kept.record().id())).isEmpty()) {
      return this;
    }
    List<Take> takes = new ArrayList<>(kept.record().takes());
    takes.removeIf(t -> record.get().take(t.id()).isPresent());
    takes.addAll(record.get().takes());
    SlotRecord all = record.get().withTakes(takes, record.get().nextTake());
    Item item = kept.picture();
    if (picture instanceof Clip clip && item instanceof Clip other) {
      Map<String, MediaReference> media = new LinkedHashMap<>(other.references());
      media.putAll(clip.references());
      Map<String, FrameRange> sources =
          new LinkedHashMap<>(other.slot().map(SlotRecord::sources).orElse(Map.of()));
      sources.putAll(all.sources());
      all = all.withSources(sources);
      item = clip.withReferences(media, clip.activeKey());
    } else if (picture instanceof Clip) {
      item = picture;
    }
    return new FormerSlot(
        Optional.of(all),
        place,
        Surgery.withSlot(item, Optional.of(all)),
        sounds.isEmpty()
            ? kept.sounds().stream().map(s -> new Sound(s, Optional.empty())).toList()
            : sounds,
        around);
  }

  /** What is kept of it where it has no place. */
  UnplacedSlot unplaced(String reason) {
    return new UnplacedSlot(picture, sounds.stream().map(Sound::item).toList(), place, reason);
  }
}
