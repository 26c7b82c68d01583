package org.raccord.model.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/** Making clips longer than their media, and joining what was split for it. */
final class ExtendEdits {

  private ExtendEdits() {}

  static Edited extend(
      Timeline timeline, ItemPath path, End end, long frames, Placement placement, String slotId)
      throws EditException {
    if (!(Timelines.item(timeline, path).orElse(null) instanceof Clip clip)) {
      throw new EditException("No clip is there to be made longer; give a clip's name or address.");
    }
    if (path.steps().size() > 1 && placement == Placement.RIPPLE) {
      throw new EditException(
          "\""
              + clip.name()
              + "\" stands in a nest, where a ripple would push other clips out of what the nest"
              + " shows. Use --overwrite, which takes the time from the clip beside it.");
    }
    if (frames < 1) {
      throw new EditException("A clip is made longer by at least one frame.");
    }
    int track = path.last().track();
    Rate rate = TrackTimes.recordRange(timeline, path).rate();
    FrameTime length = FrameTime.of(frames, rate);
    ExactTime edge = TrackTimes.start(timeline, path);
    edge = end == End.TAIL ? edge.plus(clip.duration()) : edge;
    List<Element> line = new ArrayList<>(Surgery.elements(timeline, path));
    int at = path.last().element() + (end == End.TAIL ? 1 : 0);
    checkTransition(line, end == End.TAIL ? at : at - 1, end, length);
    List<String> remarks = new ArrayList<>();
    if (placement == Placement.OVERWRITE) {
      overwrite(line, at, end, length, clip.name());
      // At the head the clip before may be gone altogether from its place only if it was a gap.
      at = line.indexOf(clip) + (end == End.TAIL ? 1 : 0);
    }
    line.add(at, remainder(clip, length, end, slotId));
    Timeline now = Surgery.withElements(timeline, path, line);
    if (path.steps().size() > 1) {
      checkSeen(now, path, at, clip.name());
    }
    if (placement == Placement.RIPPLE) {
      Ripple ripple = new Ripple(timeline, clip, edge, length, end, slotId, remarks);
      for (int t = 0; t < timeline.tracks().size(); t++) {
        if (t != track) {
          now = Surgery.withElements(now, ItemPath.of(t, 0), ripple.moved(t));
        }
      }
    }
    return new Edited(
        now,
        "Extended \""
            + clip.name()
            + "\" at its "
            + (end == End.TAIL ? "tail" : "head")
            + " by "
            + frames
            + " frames, slot "
            + slotId,
        Optional.of(slotId),
        remarks);
  }

  /** Nobody waits for frames that the timeline does not show. */
  private static void checkSeen(Timeline timeline, ItemPath path, int element, String name)
      throws EditException {
    ItemPath place =
        new ItemPath(
            Beside.step(
                path.steps().subList(0, path.steps().size() - 1), path.last().track(), element));
    long wanted = TrackTimes.recordRange(timeline, place).length();
    long seen = TrackTimes.seen(timeline, place).map(FrameRange::length).orElse(0L);
    if (seen < wanted) {
      throw new EditException(
          "\""
              + name
              + "\" stands in a nest that ends there: of "
              + wanted
              + " further frames the timeline would show "
              + seen
              + ". Make the nest longer first, or extend by fewer.");
    }
  }

  private static void checkTransition(List<Element> line, int index, End end, FrameTime length)
      throws EditException {
    if (index < 0 || index >= line.size() || !(line.get(index) instanceof Transition transition)) {
      return;
    }
    FrameTime reach = end == End.TAIL ? transition.inOffset() : transition.outOffset();
    if (reach.compareTo(length) > 0) {
      throw new EditException(
          "The transition \""
              + transition.name()
              + "\" reaches "
              + reach.frame()
              + " frames into the clip; extend by at least as many, or remove it first.");
    }
  }

  /** Takes the time from the item beside, across a transition. */
  private static void overwrite(List<Element> line, int at, End end, FrameTime length, String name)
      throws EditException {
    int step = end == End.TAIL ? 1 : -1;
    int index = end == End.TAIL ? at : at - 1;
    boolean crossed = false;
    while (index >= 0 && index < line.size() && line.get(index) instanceof Transition) {
      index += step;
      crossed = true;
    }
    if (index < 0 || index >= line.size()) {
      if (end == End.TAIL) {
        return;
      }
      throw new EditException(
          "Nothing stands before \"" + name + "\" that could be overwritten; use ripple.");
    }
    Item item = (Item) line.get(index);
    int compared = item.duration().compareTo(length);
    if (compared == 0 && item instanceof Gap && !crossed) {
      line.remove(index);
      return;
    }
    if (compared <= 0) {
      throw new EditException(
          "\""
              + item.name()
              + "\" beside it is only "
              + item.duration().frame()
              + " frames long; extend by less, or use ripple.");
    }
    if (item.slot().isPresent()) {
      throw new EditException(
          "Slot " + item.slot().get().id() + " stands beside it; use ripple, or remove it first.");
    }
    ExactTime taken = ExactTime.of(length);
    line.set(
        index,
        end == End.TAIL
            ? Surgery.trimmed(item, taken, ExactTime.ZERO)
            : Surgery.trimmed(item, ExactTime.ZERO, taken));
    TransitionReach.check(line, index);
  }

  /** The clip that waits for media beside {@code clip}. */
  static Clip remainder(Clip clip, FrameTime length, End end, String slotId) {
    SlotRecord.Side side = end == End.TAIL ? SlotRecord.Side.TAIL : SlotRecord.Side.HEAD;
    return new Clip(
        clip.name() + " (extended)",
        clip.enabled(),
        new FrameRange(0, length.frame(), length.rate()),
        1,
        List.of(),
        Map.of(Clip.DEFAULT_MEDIA, new MediaReference.Missing("", Optional.empty(), Origin.NONE)),
        Clip.DEFAULT_MEDIA,
        List.of(),
        clip.linkGroup(),
        Optional.of(
            SlotRecord.fresh(slotId, Brief.OPEN)
                .withRemainder(new SlotRecord.Remainder(clip.name(), side))),
        Origin.NONE);
  }

  static Edited splitOverrun(Timeline timeline, Slot slot, String slotId) throws EditException {
    if (!(Timelines.item(timeline, slot.place()).orElse(null) instanceof Clip clip)) {
      throw new EditException("No clip stands at " + slot.address() + " any more; list the slots.");
    }
    End end = slot.kind() == Slot.Kind.HEAD_OVERRUN ? End.HEAD : End.TAIL;
    FrameTime length = slot.record().duration();
    if (clip.duration().compareTo(length) <= 0 || clip.slot().isPresent()) {
      throw new EditException(slot.address() + " is no overrun any more; list the slots.");
    }
    List<SoundSlot> sounds = new ArrayList<>(SoundSlots.find(timeline, slot));
    Timeline now = split(timeline, slot.place(), length, end, slotId);
    for (SoundSlot sound : sounds) {
      if (Timelines.item(timeline, sound.place()).orElse(null) instanceof Clip linked
          && linked.slot().isEmpty()) {
        now = split(now, sound.place(), length, end, slotId);
      }
    }
    return new Edited(
        now,
        "Trimmed \"" + clip.name() + "\" to its media; the rest is slot " + slotId,
        Optional.of(slotId),
        List.of());
  }

  private static Timeline split(
      Timeline timeline, ItemPath path, FrameTime length, End end, String slotId) {
    Clip clip = (Clip) Surgery.elements(timeline, path).get(path.last().element());
    ExactTime taken = ExactTime.of(length);
    Item rest =
        end == End.TAIL
            ? Surgery.trimmed(clip, ExactTime.ZERO, taken)
            : Surgery.trimmed(clip, taken, ExactTime.ZERO);
    Clip remainder = remainder(clip, length, end, slotId);
    return Surgery.replace(
        timeline, path, end == End.TAIL ? List.of(rest, remainder) : List.of(remainder, rest));
  }

  /**
   * The timeline with a remainder joined to the clip that it was split from, or a gap in its place
   * where that clip is gone.
   */
  static Timeline join(Timeline timeline, ItemPath path, SlotRecord.Remainder of) {
    List<Element> line = new ArrayList<>(Surgery.elements(timeline, path));
    int index = path.last().element();
    Item remainder = (Item) line.get(index);
    int beside = of.end() == SlotRecord.Side.TAIL ? index - 1 : index + 1;
    FrameTime none = FrameTime.zero(remainder.duration().rate());
    FrameTime added = FrameTime.of(-remainder.duration().frame(), remainder.duration().rate());
    if (beside >= 0
        && beside < line.size()
        && line.get(beside) instanceof Clip clip
        && clip.name().equals(of.clip())) {
      line.set(
          beside,
          of.end() == SlotRecord.Side.TAIL
              ? clip.withSource(ClipTimes.moved(clip, none, added))
              : clip.withSource(ClipTimes.moved(clip, added, none)));
      line.remove(index);
    } else {
      line.set(index, Gap.of(remainder.duration()));
    }
    return Surgery.withElements(timeline, path, line);
  }
}
