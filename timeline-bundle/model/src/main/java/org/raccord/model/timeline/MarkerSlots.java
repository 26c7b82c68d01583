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
   * @param name of the marker
   * @param track index of the track that it is for
   */
  private record Wish(String name, int track, ExactTime from, ExactTime to, MarkerBrief said) {}

  /**
   * Gives briefs to slots, makes slots of gaps that are asked for, and adds marked ranges.
   *
   * @param lost gets the markers that nothing comes of
   */
  void attach(List<Slot> slots, List<Slot> black, List<Slot> others, List<MarkerNote> lost) {
    List<Slot> marked = new ArrayList<>();
    for (Wish wish : wishes()) {
      if (wish.said().extend().isPresent()) {
        // It is no wish for the picture that it stands on: the next fill makes the clip longer.
        continue;
      }
      if (!give(slots, wish) && !promote(black, slots, wish) && !promote(others, slots, wish)) {
        mark(wish, marked).ifPresentOrElse(marked::add, () -> lost.add(lost(wish)));
      }
    }
    slots.addAll(marked);
  }

  private MarkerNote lost(Wish wish) {
    boolean point = wish.from().compareTo(wish.to()) >= 0;
    return new MarkerNote(
        wish.name(),
        wish.from().at(Timelines.rate(timeline)),
        Optional.empty(),
        Optional.of(
            point
                ? "Nothing is empty there, and the marker has no length. Give it the length of"
                    + " what shall be filled, or move it onto a gap."
                : "No clip and no gap of the track stands there. Move it to where something is."),
        wish.said().remark());
  }

  private List<Wish> wishes() {
    List<Wish> wishes = new ArrayList<>();
    int lowest = Beside.lowestVideo(timeline.tracks());
    for (Marker marker : timeline.markers()) {
      if (lowest >= 0) {
        wish(marker, lowest, MarkerTimes.zero(timeline, marker), wishes);
      }
    }
    for (int t = 0; t < timeline.tracks().size(); t++) {
      Track track = timeline.tracks().get(t);
      if (track.kind() != Track.Kind.VIDEO) {
        continue;
      }
      ExactTime zero = MarkerTimes.zero(timeline, t);
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

  private static void wish(Marker marker, int track, ExactTime zero, List<Wish> wishes) {
    MarkerBrief.of(marker)
        .ifPresent(
            said ->
                wishes.add(
                    new Wish(
                        marker.name(),
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
    ExactTime from = MarkerTimes.inItem(item, marker.range().startTime());
    ExactTime to = MarkerTimes.inItem(item, marker.range().endTime());
    if (to.compareTo(from) < 0) {
      ExactTime swapped = from;
      from = to;
      to = swapped;
    }
    ExactTime end = ExactTime.of(item.duration());
    if (to.compareTo(ExactTime.ZERO) < 0 || from.compareTo(end) > 0) {
      return;
    }
    wishes.add(
        new Wish(
            marker.name(),
            track,
            start.plus(MarkerTimes.within(item, from)),
            start.plus(MarkerTimes.within(item, to)),
            said.get()));
  }

  /** The slot with what the marker asks, and what of it was not understood. */
  private Slot asking(Slot slot, Wish wish) {
    Slot asking = slot.asking(wish.said().brief());
    Optional<String> remark = wish.said().remark();
    if (remark.isEmpty()) {
      return asking;
    }
    Rate rate = slot.record().rate();
    FrameTime start = timeline.globalStart().orElse(FrameTime.zero(rate)).at(rate);
    String at =
        Timecode.format(
            start.plus(wish.from().at(rate)),
            Timecode.hasDropFrame(rate) ? Timecode.Counting.DROP : Timecode.Counting.NON_DROP);
    String said = "The marker at " + at + " " + remark.get();
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
