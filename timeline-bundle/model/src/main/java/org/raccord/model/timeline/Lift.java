package org.raccord.model.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.time.FrameRange;

/** Takes a range out of a track and leaves a gap of the same length. */
final class Lift {

  private Lift() {}

  /**
   * The timeline with {@code range} of a track empty.
   *
   * @param track index of a track of the outermost level
   * @param range in record time
   * @param slot what the gap stores
   */
  static Timeline lift(Timeline timeline, int track, FrameRange range, Optional<SlotRecord> slot)
      throws EditException {
    Track line = timeline.tracks().get(track);
    String name = Timelines.trackAddress(timeline.tracks(), track);
    ExactTime zero = TrackTimes.start(timeline, ItemPath.of(track, 0));
    ExactTime from = ExactTime.of(range.startTime()).minus(zero);
    ExactTime to = ExactTime.of(range.endTime()).minus(zero);
    if (range.isEmpty()) {
      throw new EditException(
          "A slot has at least one frame; give an out point after the in point.");
    }
    if (from.top().signum() < 0 || to.compareTo(TrackTimes.length(line.elements())) > 0) {
      throw new EditException(
          "The range does not lie on " + name + ": choose in and out points between its ends.");
    }
    List<Element> elements = new ArrayList<>();
    ExactTime at = ExactTime.ZERO;
    boolean placed = false;
    for (Element element : line.elements()) {
      if (element instanceof Transition transition) {
        check(transition, at, from, to, name);
        elements.add(transition);
        continue;
      }
      Item item = (Item) element;
      ExactTime start = at;
      at = at.plus(item.duration());
      if (at.compareTo(from) <= 0 || start.compareTo(to) >= 0 || item.duration().frame() == 0) {
        elements.add(item);
        continue;
      }
      if (item.slot().isPresent()) {
        throw new EditException(
            "Slot "
                + item.slot().get().id()
                + " is there already; fill it, or remove its takes and undo it first.");
      }
      boolean hasHead = start.compareTo(from) < 0;
      boolean hasTail = at.compareTo(to) > 0;
      ExactTime second =
          hasTail && hasHead ? to.minus(start) : at.minus(start).plus(item.duration());
      if (hasHead) {
        elements.add(part(item, ExactTime.ZERO, at.minus(from), End.HEAD, second));
      }
      if (!placed) {
        Gap gap = Gap.of(range.duration());
        elements.add(gap.withSlot(slot));
        placed = true;
      }
      if (hasTail) {
        elements.add(
            part(item, to.minus(start), ExactTime.ZERO, hasHead ? End.TAIL : End.HEAD, second));
      }
    }
    return Surgery.withElements(timeline, ItemPath.of(track, 0), elements);
  }

  private static void check(
      Transition transition, ExactTime cut, ExactTime from, ExactTime to, String track)
      throws EditException {
    boolean reaches =
        cut.minus(transition.inOffset()).compareTo(to) < 0
            && cut.plus(transition.outOffset()).compareTo(from) > 0;
    boolean touches = cut.compareTo(from) >= 0 && cut.compareTo(to) <= 0;
    if (reaches || touches) {
      throw new EditException(
          "The transition \""
              + transition.name()
              + "\" on "
              + track
              + " reaches into the range. Choose a range beside it, or remove it where the edit was"
              + " made.");
    }
  }

  /**
   * One part of an item. The later part has the markers that lie on it; an earlier one keeps all
   * others, also those of what was taken out, so that none is lost.
   *
   * @param kept which part this is, where there are two: {@code HEAD} is also an only part
   */
  private static Item part(Item item, ExactTime head, ExactTime tail, End kept, ExactTime second) {
    Item part = Surgery.trimmed(item, head, tail);
    if (!(part instanceof Clip clip) || clip.markers().isEmpty() || clip.speed() == 0) {
      return part;
    }
    Clip whole = (Clip) item;
    return clip.withMarkers(
        clip.markers().stream()
            .filter(
                m ->
                    (ClipTimes.clipTime(whole, m.range().startTime()).compareTo(second) >= 0)
                        == (kept == End.TAIL))
            .toList());
  }
}
