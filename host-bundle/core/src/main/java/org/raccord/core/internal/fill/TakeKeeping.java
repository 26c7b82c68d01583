package org.raccord.core.internal.fill;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.core.WorkException;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.fill.Take;
import org.raccord.model.time.FrameRange;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.EditException;
import org.raccord.model.timeline.Edited;
import org.raccord.model.timeline.MediaReference;
import org.raccord.model.timeline.Origin;
import org.raccord.model.timeline.Slot;
import org.raccord.model.timeline.SlotFinder;
import org.raccord.model.timeline.SlotSurvey;
import org.raccord.model.timeline.SoundPlacement;
import org.raccord.model.timeline.SoundSlot;
import org.raccord.model.timeline.SoundSlots;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.TimelineEdits;
import org.raccord.model.timeline.UnplacedSlot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts finished takes into the timeline as it stands by then, and saves it. */
public final class TakeKeeping {

  private static final Logger LOG = LoggerFactory.getLogger(TakeKeeping.class);

  /** The timeline and its file. */
  public interface Book {
    Timeline timeline();

    /** Writes the timeline; if this throws, nothing has changed. */
    void save(Timeline next, String title) throws WorkException;
  }

  private final Book book;
  private final MediaBay bay;

  /** The best take of this order by slot: it stays in use, whoever comes after it. */
  private final Map<String, Take> best = new HashMap<>();

  public TakeKeeping(Book book, MediaBay bay) {
    this.book = book;
    this.bay = bay;
  }

  Timeline timeline() {
    return book.timeline();
  }

  /**
   * Keeps a take.
   *
   * @return why the timeline does not take it; empty where it does
   * @throws WorkException if it cannot be saved
   */
  Optional<String> keep(FinishedTake finished) throws WorkException {
    Timeline timeline = book.timeline();
    try {
      Optional<Slot> found = locate(timeline, finished);
      if (found.isEmpty()) {
        return Optional.of("the slot " + finished.slot().address() + " is no longer there");
      }
      Slot slot = found.get();
      boolean asks = !slot.stored().map(s -> s.brief()).orElse(Brief.OPEN).equals(finished.brief());
      if (asks) {
        timeline =
            TimelineEdits.storeBrief(timeline, slot, finished.slotId(), finished.brief())
                .timeline();
        slot = locate(timeline, finished).orElse(slot);
      }
      Edited edited =
          TimelineEdits.putTake(
              timeline,
              slot,
              finished.take(),
              finished.picture(),
              finished.pictureSource(),
              placements(timeline, slot, finished));
      Take better = best.get(finished.slotId());
      if (better != null && Take.BEST_FIRST.compare(better, finished.take()) >= 0) {
        better = null;
      }
      Timeline next =
          better == null
              ? edited.timeline()
              : TimelineEdits.useTake(edited.timeline(), better.id()).timeline();
      book.save(
          next,
          "Filled "
              + finished.slot().address()
              + " with take "
              + finished.take().id()
              + " by "
              + finished.take().generator());
      if (better == null) {
        best.put(finished.slotId(), finished.take());
      }
      return Optional.empty();
    } catch (EditException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Keeps a take whose slot is no longer there among those that have no place. */
  void keepWithoutPlace(FinishedTake finished, String why) throws WorkException {
    Timeline timeline = book.timeline();
    List<UnplacedSlot> all = new ArrayList<>(timeline.unplaced());
    Optional<UnplacedSlot> there =
        all.stream().filter(u -> u.record().id().equals(finished.slotId())).findFirst();
    Take take = finished.take();
    List<Take> takes = new ArrayList<>(there.map(u -> u.record().takes()).orElse(List.of()));
    takes.removeIf(t -> t.id().equals(take.id()));
    takes.add(take);
    SlotRecord record =
        there
            .map(UnplacedSlot::record)
            .orElseGet(() -> SlotRecord.fresh(finished.slotId(), finished.brief()));
    Map<String, MediaReference> media = new LinkedHashMap<>();
    Map<String, FrameRange> sources = new LinkedHashMap<>(record.sources());
    if (there.isPresent() && there.get().picture() instanceof Clip clip) {
      media.putAll(clip.references());
    }
    media.put(take.referenceKey(), finished.picture());
    sources.put(take.referenceKey(), finished.pictureSource());
    int next = Math.max(record.nextTake(), TakePaths.number(take.id()) + 1);
    Clip clip =
        new Clip(
            finished.slotId(),
            true,
            finished.pictureSource(),
            1,
            List.of(),
            media,
            take.referenceKey(),
            List.of(),
            Optional.empty(),
            Optional.of(record.withTakes(takes, next).withSources(sources)),
            Origin.NONE);
    there.ifPresent(all::remove);
    all.add(
        new UnplacedSlot(
            clip,
            there.map(UnplacedSlot::sounds).orElse(List.of()),
            take.fingerprint(),
            there.map(UnplacedSlot::reason).orElse(why)));
    book.save(timeline.withUnplaced(all), "Kept take " + take.id() + " by " + take.generator());
  }

  /** By its id, else by where it lies: other takes move addresses, but not record times. */
  private Optional<Slot> locate(Timeline timeline, FinishedTake finished) {
    SlotSurvey survey = SlotFinder.find(timeline, bay);
    List<Slot> all = new ArrayList<>(survey.slots());
    all.addAll(survey.intendedBlack());
    all.addAll(survey.otherGaps());
    Optional<Slot> known =
        all.stream()
            .filter(s -> s.stored().filter(r -> r.id().equals(finished.slotId())).isPresent())
            .findFirst();
    Slot former = finished.slot();
    return known.or(
        () ->
            all.stream()
                .filter(s -> s.stored().isEmpty() && s.record().equals(former.record()))
                .filter(
                    s -> s.place().steps().get(0).track() == former.place().steps().get(0).track())
                .findFirst());
  }

  static List<SoundPlacement> placements(Timeline timeline, Slot slot, FinishedTake finished) {
    List<SoundSlot> places = SoundSlots.find(timeline, slot);
    List<SoundPlacement> placements = new ArrayList<>();
    for (FinishedTake.TrackSound sound : finished.sounds()) {
      Optional<SoundSlot> place =
          places.stream()
              .filter(p -> p.place().steps().get(0).track() == sound.track())
              .filter(p -> p.record().equals(sound.record()))
              .findFirst();
      if (place.isEmpty()) {
        LOG.warn("The place of sound {} is gone; the take goes without it", sound.address());
        continue;
      }
      placements.add(
          new SoundPlacement(
              place.get().place(), place.get().record(), sound.media(), sound.source()));
    }
    return placements;
  }
}
