package org.raccord.model.timeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.fill.Take;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/** Puts the sound of a slot's takes back, once its picture is on its place. */
final class SoundReturn {

  private Timeline now;
  private final FormerSlot former;
  private final SlotRecord record;
  private final Map<Take, Long> starts;
  private final MediaShelf shelf;
  private final Map<String, String> silent = new LinkedHashMap<>();

  /**
   * @param now the timeline with the picture
   * @param record what the slot stores now
   * @param starts frames of each take's file before the slot's first
   */
  SoundReturn(
      Timeline now,
      FormerSlot former,
      SlotRecord record,
      Map<Take, Long> starts,
      MediaShelf shelf) {
    this.now = now;
    this.former = former;
    this.record = record;
    this.starts = starts;
    this.shelf = shelf;
  }

  /** Takes whose sound has no place, and why. */
  Map<String, String> silent() {
    return silent;
  }

  /** The timeline with the sound of the slot whose picture stands at {@code picture}. */
  Timeline put(ItemPath picture) throws EditException {
    if (former.sounds().isEmpty()) {
      return now;
    }
    Slot slot = new SlotShape(now, shelf).stored(picture);
    claim(slot);
    List<SoundSlot> places = SoundSlots.find(now, slot);
    if (places.size() != former.sounds().size()) {
      starts.keySet().stream()
          .filter(t -> !t.sounds().isEmpty())
          .forEach(
              t ->
                  silent.put(
                      t.id(),
                      "Of its sound, "
                          + former.sounds().size()
                          + " had a place and "
                          + places.size()
                          + " have one now."));
    }
    // From the last track down; a split on one moves nothing on another.
    for (int i = Math.min(places.size(), former.sounds().size()) - 1; i >= 0; i--) {
      if (!places.get(i).filled()) {
        fill(slot, places.get(i), former.sounds().get(i));
      }
    }
    return now;
  }

  /** Sound clips that play a take of the slot, but have lost its data, get it back. */
  private void claim(Slot slot) {
    Set<String> files =
        starts.keySet().stream()
            .flatMap(t -> t.sounds().stream())
            .map(PlaceSearch::fileName)
            .collect(Collectors.toSet());
    for (ItemPath path : Timelines.items(now, i -> i instanceof Clip)) {
      Item item = Timelines.item(now, path).orElseThrow();
      if (!(item instanceof Clip clip)
          || FormerSlot.isPicture(now, path)
          || path.steps().size() != slot.place().steps().size()) {
        continue;
      }
      boolean marked = clip.slot().filter(s -> s.id().equals(record.id())).isPresent();
      boolean ours = PlaceSearch.fileName(clip.media()).filter(files::contains).isPresent();
      if (ours && (marked || clip.slot().isEmpty())) {
        now = Surgery.replace(now, path, List.of(claimed(clip)));
      } else if (marked) {
        now =
            Surgery.replace(
                now,
                path,
                List.of(clip.withSlot(clip.slot().map(s -> record(s.remainderOf(), s.sources())))));
      }
    }
  }

  private Clip claimed(Clip clip) {
    String file = PlaceSearch.fileName(clip.media()).orElseThrow();
    Map<String, MediaReference> media = new LinkedHashMap<>();
    Map<String, FrameRange> sources =
        new LinkedHashMap<>(clip.slot().map(SlotRecord::sources).orElse(Map.of()));
    String active = clip.activeKey();
    for (Take take : starts.keySet()) {
      if (take.sounds().stream().map(PlaceSearch::fileName).anyMatch(file::equals)) {
        active = take.referenceKey();
      }
    }
    for (Map.Entry<String, MediaReference> each : clip.references().entrySet()) {
      media.put(each.getKey().equals(clip.activeKey()) ? active : each.getKey(), each.getValue());
    }
    sources.put(active, clip.source());
    for (FormerSlot.Sound sound : former.sounds()) {
      if (sound.item() instanceof Clip was
          && was.references().values().stream()
              .anyMatch(m -> PlaceSearch.fileName(m).filter(file::equals).isPresent())) {
        was.references().forEach(media::putIfAbsent);
        was.slot().ifPresent(s -> s.sources().forEach(sources::putIfAbsent));
      }
    }
    Optional<SlotRecord.Remainder> remainder = clip.slot().flatMap(SlotRecord::remainderOf);
    return clip.withReferences(media, active).withSlot(Optional.of(record(remainder, sources)));
  }

  /** What is stored with one of the slot's sounds. */
  private SlotRecord record(
      Optional<SlotRecord.Remainder> remainder, Map<String, FrameRange> sources) {
    return new SlotRecord(
        record.id(), record.brief(), record.takes(), record.nextTake(), remainder, sources);
  }

  private void fill(Slot slot, SoundSlot place, FormerSlot.Sound sound) throws EditException {
    if (!(sound.item() instanceof Clip was)) {
      return;
    }
    ExactTime later = ExactTime.of(place.record().startTime()).minus(slot.record().startTime());
    List<Take> takes = new ArrayList<>();
    for (Take take : TakeReturn.inUseLast(former, List.copyOf(starts.keySet()))) {
      if (was.references().containsKey(take.referenceKey())) {
        takes.add(take);
      }
    }
    SoundSlot here = place;
    for (Take take : takes) {
      Optional<FrameRange> source = source(was, take, here, slot, sound.later().orElse(later));
      MediaReference media = was.references().get(take.referenceKey());
      if (source.isEmpty() || media == null) {
        silent.put(take.id(), "Its sound does not reach over " + place.address() + " any more.");
        continue;
      }
      now =
          TakeEdits.putSound(
              now,
              record,
              take,
              new SoundPlacement(here.place(), here.record(), media, source.get()));
      SoundSlot filled = here;
      here =
          SoundSlots.find(now, slot).stream()
              .filter(s -> s.record().equals(filled.record()))
              .filter(
                  s -> s.place().steps().get(0).track() == filled.place().steps().get(0).track())
              .findFirst()
              .orElse(here);
    }
    Item item = TakeEdits.item(now, here.place());
    now =
        Surgery.replace(
            now,
            here.place(),
            List.of(
                Surgery.withSlot(
                    item, item.slot().map(s -> record(s.remainderOf(), s.sources())))));
  }

  /** The part of a sound file that keeps it in step with the picture of its take. */
  private Optional<FrameRange> source(
      Clip was, Take take, SoundSlot place, Slot slot, ExactTime later) {
    String key = take.referenceKey();
    FrameRange used =
        was.activeKey().equals(key)
            ? was.source()
            : was.slot().map(SlotRecord::sources).map(s -> s.get(key)).orElse(was.source());
    MediaReference media = was.references().get(key);
    long shift =
        starts.getOrDefault(take, take.picture().headHandle()) - take.picture().headHandle();
    ExactTime by =
        ExactTime.of(new FrameRange(shift, 0, slot.record().rate()).startTime())
            .plus(ExactTime.of(place.record().startTime()).minus(slot.record().startTime()))
            .minus(later);
    Rate rate = place.record().rate();
    FrameRange source =
        new FrameRange(
            ExactTime.of(used.startTime()).plus(by).at(rate).frame(),
            place.record().length(),
            rate);
    Optional<FrameRange> there = media == null ? Optional.empty() : shelf.available(media);
    boolean covered =
        there.isEmpty()
            || (there.get().startTime().compareTo(source.startTime()) <= 0
                && there.get().endTime().compareTo(source.endTime()) >= 0);
    return covered ? Optional.of(source) : Optional.empty();
  }
}
