package org.raccord.model.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.fill.Take;
import org.raccord.model.timeline.Updated.Fate;
import org.raccord.model.timeline.Updated.Outcome;
import org.raccord.model.timeline.Updated.Use;

/**
 * Takes what Raccord made for a cut over to a re-cut of it that another program wrote. Nothing of
 * the re-cut moves; but for the places that get takes it stays as it is.
 */
public final class Recut {

  private Recut() {}

  /**
   * The re-cut with the slots, briefs and takes of the former cut on their places.
   *
   * <p>A place is told by what stands there (a slot's id, a take's file), else by the shots beside
   * it and the frames at which they are cut, never by position alone; see {@link PlaceSearch}. What
   * has no place is kept in {@link Timeline#unplaced()} and looked for again by the next call. What
   * the former cut forbids, allows and may cost goes for the re-cut too, and it is looked at
   * through the same table, where the re-cut says nothing of its own.
   *
   * @param former the cut as it was; its media URLs are those of {@code recut}'s folder
   * @param recut what the other program made of it
   * @param shelf knows the media of both
   */
  public static Updated update(Timeline former, Timeline recut, MediaShelf shelf) {
    List<FormerSlot> slots = FormerSlot.of(former, shelf);
    PlaceSearch search = new PlaceSearch(slots, recut, shelf);
    Timeline now = recut;
    for (ItemPath copy : search.copies()) {
      Item item = Timelines.item(now, copy).orElseThrow();
      now = Surgery.replace(now, copy, List.of(Surgery.withSlot(item, Optional.empty())));
    }
    TakeReturn back = new TakeReturn(now, shelf);
    // From the end, so that a clip that is split moves no place that is still to come.
    search.found().entrySet().stream()
        .filter(e -> e.getKey().record().isPresent())
        .sorted(
            Comparator.comparing(
                (Map.Entry<FormerSlot, PlaceSearch.Place> e) ->
                    e.getValue().slot().record().startTime(),
                Comparator.reverseOrder()))
        .forEach(
            e -> {
              search.note(e.getKey()).ifPresent(note -> back.note(e.getKey(), note));
              back.put(e.getKey(), e.getValue().slot());
            });
    for (FormerSlot slot : slots) {
      if (slot.record().isPresent() && !search.found().containsKey(slot)) {
        back.keep(slot, search.refusal(slot));
      }
    }
    Set<String> handled =
        slots.stream()
            .flatMap(s -> s.record().stream())
            .map(SlotRecord::id)
            .collect(Collectors.toSet());
    List<UnplacedSlot> unplaced = new ArrayList<>(back.unplaced());
    recut.unplaced().stream()
        .filter(u -> !handled.contains(u.record().id()))
        .forEach(unplaced::add);
    Timeline updated = Rules.carried(former, back.timeline()).withUnplaced(unplaced);
    return new Updated(updated, fates(slots, updated, back, shelf), List.of());
  }

  private static List<Fate> fates(
      List<FormerSlot> slots, Timeline updated, TakeReturn back, MediaShelf shelf) {
    List<Fate> fates = new ArrayList<>();
    SlotShape shape = new SlotShape(updated, shelf);
    for (FormerSlot slot : slots) {
      if (slot.record().isEmpty()) {
        continue;
      }
      SlotRecord record = slot.record().get();
      Optional<Slot> place =
          Timelines.slotItems(updated, record.id()).stream().findFirst().map(shape::stored);
      if (record.takes().isEmpty()) {
        fates.add(
            new Fate(
                record.id(),
                Optional.empty(),
                place.isPresent() ? Outcome.PLACED : Outcome.UNPLACED,
                place.map(Slot::address),
                Use.KEPT,
                back.reason(record.id())));
      }
      for (Take take : record.takes()) {
        fates.add(fate(updated, place, take, back, shelf));
      }
    }
    return fates;
  }

  private static Fate fate(
      Timeline updated, Optional<Slot> place, Take take, TakeReturn back, MediaShelf shelf) {
    String slotId = take.id().substring(0, take.id().lastIndexOf('.'));
    Optional<Slot> holder =
        place.filter(p -> p.stored().flatMap(s -> s.take(take.id())).isPresent());
    if (holder.isEmpty()) {
      return new Fate(
          slotId,
          Optional.of(take.id()),
          Outcome.UNPLACED,
          Optional.empty(),
          Use.KEPT,
          back.reason(take.id()).or(() -> back.reason(slotId)));
    }
    Item item = Timelines.item(updated, holder.get().place()).orElseThrow();
    TakeFit fit = TakeFit.of(take, item, Fingerprints.of(holder.get()), shelf);
    boolean shown = item instanceof Clip clip && clip.activeKey().equals(take.referenceKey());
    List<String> said = new ArrayList<>();
    fit.stale().ifPresent(said::add);
    fit.handles().ifPresent(said::add);
    back.reason(take.id()).ifPresent(said::add);
    return new Fate(
        slotId,
        Optional.of(take.id()),
        fit.changes().isEmpty() ? Outcome.PLACED : Outcome.STALE,
        Optional.of(holder.get().address()),
        shown ? Use.IN_USE : Use.KEPT,
        said.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", said)));
  }
}
