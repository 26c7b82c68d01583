package org.raccord.model.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.SlotRecord;

/**
 * Extends that markers ask for: {@code RACCORD extend tail 36} on a clip, or on the timeline or a
 * track where a clip stands. A marker says what shall be: a clip that has its extension is left
 * alone.
 */
final class MarkedExtends {

  /**
   * What is asked of a clip.
   *
   * @param end at which it becomes longer
   * @param frames by how much
   * @param placement how room is made: a ripple, unless the marker says otherwise
   */
  record Order(End end, long frames, Placement placement) {}

  /**
   * A marker that asks.
   *
   * @param clip that it asks for; empty where it stands on none that can become longer
   */
  private record Asking(Marker marker, ExactTime at, Optional<ItemPath> clip, MarkerBrief said) {}

  private record Wish(ItemPath clip, Order order, Brief brief) {}

  private MarkedExtends() {}

  /**
   * Makes the extends that are not made yet.
   *
   * @param ids gives a new slot an id in the timeline as it is then
   * @param impossible is told of each that cannot be made
   */
  static Optional<Edited> make(
      Timeline timeline, Function<Timeline, String> ids, List<String> impossible) {
    Timeline now = timeline;
    List<String> made = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    Optional<String> slot = Optional.empty();
    // Each extend moves what comes after it, so that wishes are looked for anew.
    for (int left = wishes(timeline).size(); left > 0; left--) {
      Optional<Wish> wish = next(now, impossible);
      if (wish.isEmpty()) {
        break;
      }
      Order order = wish.get().order();
      String id = ids.apply(now);
      try {
        Edited edited =
            ExtendEdits.extend(
                now, wish.get().clip(), order.end(), order.frames(), order.placement(), id);
        now = briefed(edited.timeline(), id, wish.get().brief());
        made.add(edited.summary());
        remarks.addAll(edited.remarks());
        slot = Optional.of(id);
      } catch (EditException e) {
        impossible.add(sentence(now, wish.get(), e));
      }
    }
    return made.isEmpty()
        ? Optional.empty()
        : Optional.of(new Edited(now, String.join("; ", made), slot, remarks));
  }

  private static String sentence(Timeline timeline, Wish wish, EditException e) {
    return prefix(timeline, wish) + " is not made: " + e.getMessage();
  }

  private static String prefix(Timeline timeline, Wish wish) {
    return "The extend that a marker asks for at the "
        + (wish.order().end() == End.TAIL ? "tail" : "head")
        + " of "
        + Timelines.address(timeline, wish.clip());
  }

  private static Optional<Wish> next(Timeline timeline, List<String> impossible) {
    return wishes(timeline).stream()
        .filter(w -> !isMade(timeline, w))
        .filter(w -> impossible.stream().noneMatch(s -> s.startsWith(prefix(timeline, w))))
        .findFirst();
  }

  private static boolean isMade(Timeline timeline, Wish wish) {
    boolean tail = wish.order().end() == End.TAIL;
    List<Element> line = Surgery.elements(timeline, wish.clip());
    Clip clip = (Clip) line.get(wish.clip().last().element());
    int step = tail ? 1 : -1;
    for (int i = wish.clip().last().element() + step; i >= 0 && i < line.size(); i += step) {
      if (line.get(i) instanceof Item beside) {
        return beside instanceof Clip other
            && other
                .slot()
                .flatMap(SlotRecord::remainderOf)
                .filter(
                    r ->
                        r.clip().equals(clip.name())
                            && r.end() == (tail ? SlotRecord.Side.TAIL : SlotRecord.Side.HEAD))
                .isPresent();
      }
    }
    return false;
  }

  private static List<Wish> wishes(Timeline timeline) {
    return asking(timeline).stream().flatMap(asking -> wish(asking).stream()).toList();
  }

  private static Optional<Wish> wish(Asking asking) {
    return asking
        .clip()
        .map(clip -> new Wish(clip, asking.said().extend().orElseThrow(), asking.said().brief()));
  }

  /** Those that are not made yet, in the order of their tracks, with what stands against each. */
  static List<MarkerNote> notes(Timeline timeline) {
    List<MarkerNote> notes = new ArrayList<>();
    for (Asking asking : asking(timeline)) {
      Optional<Wish> wish = wish(asking);
      if (wish.filter(w -> isMade(timeline, w)).isPresent()) {
        continue;
      }
      notes.add(
          new MarkerNote(
              asking.marker().name(),
              asking.at().at(Timelines.rate(timeline)),
              wish.map(
                  w ->
                      new MarkerNote.Extend(
                          Timelines.address(timeline, w.clip()),
                          w.order().end(),
                          w.order().frames(),
                          w.order().placement())),
              wish.isPresent()
                  ? obstacle(timeline, wish.get())
                  : Optional.of(
                      "No clip stands there that could become longer. Move the marker onto one."),
              asking.said().remark()));
    }
    return notes;
  }

  private static Optional<String> obstacle(Timeline timeline, Wish wish) {
    Order order = wish.order();
    try {
      ExtendEdits.extend(
          timeline, wish.clip(), order.end(), order.frames(), order.placement(), "s");
      return Optional.empty();
    } catch (EditException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static List<Asking> asking(Timeline timeline) {
    List<Asking> all = new ArrayList<>();
    int lowest = Beside.lowestVideo(timeline.tracks());
    for (Marker marker : timeline.markers()) {
      if (lowest >= 0) {
        at(timeline, lowest, MarkerTimes.zero(timeline, marker), marker, all);
      }
    }
    for (int t = 0; t < timeline.tracks().size(); t++) {
      Track track = timeline.tracks().get(t);
      if (track.kind() != Track.Kind.VIDEO) {
        continue;
      }
      for (Marker marker : track.markers()) {
        at(timeline, t, MarkerTimes.zero(timeline, t), marker, all);
      }
      for (int e = 0; e < track.elements().size(); e++) {
        if (track.elements().get(e) instanceof Clip clip) {
          for (Marker marker : clip.markers()) {
            ItemPath path = ItemPath.of(t, e);
            ExactTime in = MarkerTimes.inItem(clip, marker.range().startTime());
            ExactTime at = TrackTimes.start(timeline, path).plus(MarkerTimes.within(clip, in));
            ask(timeline, Optional.of(path), at, marker, all);
          }
        }
      }
    }
    return all;
  }

  private static void at(
      Timeline timeline, int track, ExactTime zero, Marker marker, List<Asking> all) {
    ExactTime record = zero.plus(marker.range().startTime());
    Optional<ItemPath> path =
        timeline.tracks().get(track).elements().isEmpty()
            ? Optional.empty()
            : Surgery.at(timeline, ItemPath.of(track, 0), record.exactly(marker.range().rate()));
    ask(timeline, path, record, marker, all);
  }

  private static void ask(
      Timeline timeline, Optional<ItemPath> path, ExactTime at, Marker marker, List<Asking> all) {
    Optional<MarkerBrief> said = MarkerBrief.of(marker).filter(s -> s.extend().isPresent());
    if (said.isEmpty()) {
      return;
    }
    Optional<Item> item = path.flatMap(p -> Timelines.item(timeline, p));
    if (item.flatMap(Item::slot).flatMap(SlotRecord::remainderOf).isPresent()) {
      // The extension that it asked for has moved under a marker that stands still.
      return;
    }
    boolean own = item.filter(Clip.class::isInstance).filter(i -> i.slot().isEmpty()).isPresent();
    all.add(new Asking(marker, at, own ? path : Optional.empty(), said.get()));
  }

  private static Timeline briefed(Timeline timeline, String id, Brief brief) {
    return Surgery.clips(
        timeline,
        clip ->
            clip.slot().filter(s -> s.id().equals(id)).isEmpty()
                ? clip
                : clip.withSlot(
                    clip.slot()
                        .flatMap(SlotRecord::remainderOf)
                        .map(r -> SlotRecord.fresh(id, brief).withRemainder(r))));
  }
}
