package org.raccord.model.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.time.Timecode;

/**
 * Markers whose name begins {@code RACCORD}. One on a place that is empty anyway gives it a brief;
 * one over picture makes a slot of its range.
 */
final class MarkerSlots {

  private final Timeline timeline;
  private final SlotShape shape;

  MarkerSlots(Timeline timeline, SlotShape shape) {
    this.timeline = timeline;
    this.shape = shape;
  }

  /**
   * A marker in record time.
   *
   * @param track index of the track that it is for
   */
  private record Wish(int track, ExactTime from, ExactTime to, MarkerBrief said) {}

  /** Gives briefs to slots, makes slots of gaps that are asked for, and adds marked ranges. */
  void attach(List<Slot> slots, List<Slot> black, List<Slot> others) {
    List<Slot> marked = new ArrayList<>();
    for (Wish wish : wishes()) {
      if (wish.said().extend().isPresent()) {
        // It is no wish for the picture that it stands on: the next fill makes the clip longer.
        continue;
      }
      if (!give(slots, wish) && !promote(black, slots, wish) && !promote(others, slots, wish)) {
        mark(wish, marked).ifPresent(marked::add);
      }
    }
    slots.addAll(marked);
  }

  private List<Wish> wishes() {
    List<Wish> wishes = new ArrayList<>();
    int lowest = Beside.lowestVideo(timeline.tracks());
    ExactTime origin =
        timeline.trim().map(t -> ExactTime.ZERO.minus(t.startTime())).orElse(ExactTime.ZERO);
    for (Marker marker : timeline.markers()) {
      if (lowest >= 0) {
        wish(marker, lowest, origin.minus(recordOffset(marker)), wishes);
      }
    }
    for (int t = 0; t < timeline.tracks().size(); t++) {
      Track track = timeline.tracks().get(t);
      if (track.kind() != Track.Kind.VIDEO) {
        continue;
      }
      ExactTime zero = TrackTimes.start(timeline, ItemPath.of(t, 0));
      for (Marker marker : track.markers()) {
        wish(marker, t, zero, wishes);
      }
      ElementLine line = ElementLine.of(track);
      for (int e = 0; e < track.elements().size(); e++) {
        if (track.elements().get(e) instanceof Item item) {
          for (Marker marker : item.markers()) {
            onItem(item, marker, t, zero.plus(line.start(e)), wishes);
          }
        }
      }
    }
    return wishes;
  }

  /** Some programs put timeline markers at record timecode: those lie past the end without it. */
  private ExactTime recordOffset(Marker marker) {
    Optional<FrameTime> start = timeline.globalStart();
    boolean past = marker.range().startTime().compareTo(TrackTimes.duration(timeline)) > 0;
    return start.isPresent() && past && start.get().compareTo(marker.range().startTime()) <= 0
        ? ExactTime.of(start.get())
        : ExactTime.ZERO;
  }

  private static void wish(Marker marker, int track, ExactTime zero, List<Wish> wishes) {
    MarkerBrief.of(marker)
        .ifPresent(
            said ->
                wishes.add(
                    new Wish(
                        track,
                        zero.plus(marker.range().startTime()),
                        zero.plus(marker.range().endTime()),
                        said)));
  }

  /** A clip's markers stand in media time; what lies outside the clip is not seen. */
  private static void onItem(
      Item item, Marker marker, int track, ExactTime start, List<Wish> wishes) {
    Optional<MarkerBrief> said = MarkerBrief.of(marker);
    if (said.isEmpty()) {
      return;
    }
    ExactTime from = ExactTime.of(marker.range().startTime());
    ExactTime to = ExactTime.of(marker.range().endTime());
    if (item instanceof Clip clip) {
      if (clip.speed() != 1 && clip.speed() != 0) {
        from = ClipTimes.clipTime(clip, marker.range().startTime());
        to = ClipTimes.clipTime(clip, marker.range().endTime());
      } else {
        from = from.minus(clip.source().startTime());
        to = to.minus(clip.source().startTime());
      }
      if (to.compareTo(from) < 0) {
        ExactTime swapped = from;
        from = to;
        to = swapped;
      }
    } else if (item instanceof Nest nest) {
      from = from.minus(nest.source().startTime());
      to = to.minus(nest.source().startTime());
    }
    ExactTime end = ExactTime.of(item.duration());
    if (to.compareTo(ExactTime.ZERO) < 0 || from.compareTo(end) > 0) {
      return;
    }
    from = from.compareTo(ExactTime.ZERO) < 0 ? ExactTime.ZERO : from;
    to = to.compareTo(end) > 0 ? end : to;
    wishes.add(new Wish(track, start.plus(from), start.plus(to), said.get()));
  }

  /** The slot with what the marker asks, and what of it was not understood. */
  private Slot asking(Slot slot, Wish wish) {
    Slot asking = slot.asking(wish.said().brief());
    if (wish.said().odd().isEmpty()) {
      return asking;
    }
    Rate rate = slot.record().rate();
    FrameTime start = timeline.globalStart().orElse(FrameTime.zero(rate)).at(rate);
    String at =
        Timecode.format(
            start.plus(wish.from().at(rate)),
            Timecode.hasDropFrame(rate) ? Timecode.Counting.DROP : Timecode.Counting.NON_DROP);
    String said =
        "The marker at "
            + at
            + " says \""
            + String.join("\", \"", wish.said().odd())
            + "\", which is not understood and stays in the prompt. Lines may begin: "
            + MarkerBrief.KEYS
            + ".";
    return asking.remarked(slot.remark().isEmpty() ? said : slot.remark() + " " + said);
  }

  private boolean give(List<Slot> slots, Wish wish) {
    for (int i = 0; i < slots.size(); i++) {
      if (isAt(slots.get(i), wish)) {
        slots.set(i, asking(slots.get(i), wish));
        return true;
      }
    }
    return false;
  }

  private boolean promote(List<Slot> from, List<Slot> slots, Wish wish) {
    for (int i = 0; i < from.size(); i++) {
      if (isAt(from.get(i), wish)) {
        slots.add(asking(from.remove(i).remarked(""), wish));
        return true;
      }
    }
    return false;
  }

  /** Whether a marker lies on a slot: its start is in it, or it covers most of it. */
  private static boolean isAt(Slot slot, Wish wish) {
    if (slot.place().steps().size() > 1 || slot.place().last().track() != wish.track()) {
      return false;
    }
    ExactTime start = ExactTime.of(slot.record().startTime());
    ExactTime end = ExactTime.of(slot.record().endTime());
    boolean startsIn = wish.from().compareTo(start) >= 0 && wish.from().compareTo(end) < 0;
    boolean covers = wish.from().compareTo(start) <= 0 && wish.to().compareTo(end) >= 0;
    return startsIn || covers;
  }

  private Optional<Slot> mark(Wish wish, List<Slot> marked) {
    Track track = timeline.tracks().get(wish.track());
    Rate rate = Timelines.rate(timeline, track);
    FrameRange range = FrameRange.between(wish.from().at(rate), wish.to().at(rate));
    for (int e = 0; e < track.elements().size() && !range.isEmpty(); e++) {
      if (track.elements().get(e) instanceof Item) {
        ItemPath path = ItemPath.of(wish.track(), e);
        if (TrackTimes.recordRange(timeline, path, rate).contains(range.startTime())) {
          long same = marked.stream().filter(s -> s.place().equals(path)).count();
          String suffix = ".mark" + (same == 0 ? "" : Long.toString(same + 1));
          Slot slot = shape.marked(timeline.tracks(), path, range, suffix, wish.said().brief());
          return Optional.of(asking(slot, wish));
        }
      }
    }
    return Optional.empty();
  }
}
