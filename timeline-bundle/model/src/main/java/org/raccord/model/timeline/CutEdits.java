package org.raccord.model.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/** Moving the edges of clips. What lies on other tracks stays with its time. */
final class CutEdits {

  private CutEdits() {}

  /**
   * Makes a clip longer ({@code frames} above 0) or shorter at one end; nothing moves. A clip that
   * becomes longer takes the time from what stands beside it, one that becomes shorter leaves a
   * gap. Past its media it is an overrun, which is a slot.
   */
  static Edited trim(Timeline timeline, ItemPath path, End end, long frames) throws EditException {
    Clip clip = clip(timeline, path, frames);
    Rate rate = TrackTimes.recordRange(timeline, path).rate();
    FrameTime length = FrameTime.of(Math.abs(frames), rate);
    List<Element> line = new ArrayList<>(Surgery.elements(timeline, path));
    int index = path.last().element();
    int beside = end == End.TAIL ? index + 1 : index - 1;
    checkTransition(line, beside);
    Clip resized = (Clip) resized(clip, end, frames, rate);
    line.set(index, resized);
    if (frames > 0) {
      take(line, beside, end, length, clip.name());
    } else {
      TransitionReach.check(line, index);
      give(line, beside, end, length);
    }
    return done(
        Surgery.withElements(timeline, path, line),
        "Made \""
            + clip.name()
            + "\" "
            + frames(frames)
            + (frames > 0 ? " longer" : " shorter")
            + " at its "
            + end(end));
  }

  /** Moves the edit point between a clip and the clip beside it; nothing else moves. */
  static Edited roll(Timeline timeline, ItemPath path, End end, long frames) throws EditException {
    Clip clip = clip(timeline, path, frames);
    Rate rate = TrackTimes.recordRange(timeline, path).rate();
    List<Element> line = new ArrayList<>(Surgery.elements(timeline, path));
    int index = path.last().element();
    int left = end == End.TAIL ? index : index - 1;
    checkTransition(line, end == End.TAIL ? index + 1 : index - 1);
    if (left < 0
        || left + 1 >= line.size()
        || !(line.get(left) instanceof Clip before)
        || !(line.get(left + 1) instanceof Clip after)) {
      throw new EditException(
          "No clip stands beside \""
              + clip.name()
              + "\" at its "
              + end(end)
              + "; trim it instead.");
    }
    checkNoSlot(before);
    checkNoSlot(after);
    line.set(left, resized(before, End.TAIL, frames, rate));
    line.set(left + 1, resized(after, End.HEAD, -frames, rate));
    TransitionReach.check(line, frames > 0 ? left + 1 : left);
    return done(
        Surgery.withElements(timeline, path, line),
        "Rolled the cut from \""
            + before.name()
            + "\" to \""
            + after.name()
            + "\" "
            + frames(frames)
            + (frames > 0 ? " later" : " earlier"));
  }

  /** Has a track seen or heard, or not; inside a nest its address begins with the nest's. */
  static Edited enable(Timeline timeline, String address, Track.State state) throws EditException {
    boolean on = state == Track.State.ON;
    String title = "Switched " + address + (on ? " on" : " off");
    int own = address.lastIndexOf('/');
    if (own < 0) {
      return done(timeline.withTracks(enable(timeline.tracks(), address, on)), title);
    }
    ItemPath path =
        Timelines.path(timeline, address.substring(0, own)).orElseThrow(() -> noTrack(address));
    if (!(Timelines.item(timeline, path).orElse(null) instanceof Nest nest)) {
      throw noTrack(address);
    }
    Nest switched = nest.withTracks(enable(nest.tracks(), address.substring(own + 1), on));
    return done(Surgery.replace(timeline, path, List.of(switched)), title);
  }

  private static List<Track> enable(List<Track> tracks, String address, boolean on)
      throws EditException {
    int index = Timelines.trackIndex(tracks, address).orElseThrow(() -> noTrack(address));
    List<Track> switched = new ArrayList<>(tracks);
    switched.set(index, switched.get(index).withEnabled(on));
    return switched;
  }

  private static EditException noTrack(String address) {
    return new EditException(
        "There is no track " + address + "; give one such as V1 or A2, or V1-3/V1 in a nest.");
  }

  static Clip clip(Timeline timeline, ItemPath path, long frames) throws EditException {
    if (!(Timelines.item(timeline, path).orElse(null) instanceof Clip clip)) {
      throw new EditException("No clip is there; give a clip's name or address.");
    }
    if (frames == 0) {
      throw new EditException("An edge moves by at least one frame.");
    }
    checkNoSlot(clip);
    return clip;
  }

  static void checkNoSlot(Item item) throws EditException {
    if (item.slot().isPresent()) {
      throw new EditException(
          "Slot "
              + item.slot().get().id()
              + " stands there, whose takes have its length; remove them first, or trim elsewhere.");
    }
  }

  static void checkTransition(List<Element> line, int index) throws EditException {
    if (index >= 0 && index < line.size() && line.get(index) instanceof Transition transition) {
      throw new EditException(
          "The transition \"" + transition.name() + "\" stands at that edge; remove it first.");
    }
  }

  /** The item with an end moved outwards, or inwards where {@code frames} is negative. */
  static Item resized(Item item, End end, long frames, Rate rate) throws EditException {
    FrameTime change = FrameTime.of(frames, rate);
    ExactTime length = ExactTime.of(item.duration()).plus(change);
    if (length.compareTo(ExactTime.ZERO) <= 0) {
      throw new EditException(
          "\""
              + item.name()
              + "\" is only "
              + frames(item.duration().at(rate).frame())
              + " long; move the edge by less.");
    }
    ExactTime off = ExactTime.ZERO.minus(change);
    return end == End.TAIL
        ? Surgery.trimmed(item, ExactTime.ZERO, off)
        : Surgery.trimmed(item, off, ExactTime.ZERO);
  }

  /** Takes time from what stands beside an edge. */
  private static void take(List<Element> line, int beside, End end, FrameTime length, String name)
      throws EditException {
    if (beside >= line.size()) {
      return;
    }
    if (beside < 0) {
      throw new EditException("Nothing stands before \"" + name + "\" that could make room.");
    }
    Item item = (Item) line.get(beside);
    checkNoSlot(item);
    int compared = item.duration().compareTo(length);
    if (compared == 0 && item instanceof Gap) {
      checkTransition(line, end == End.TAIL ? beside + 1 : beside - 1);
      line.remove(beside);
      return;
    }
    if (compared <= 0) {
      throw new EditException(
          "\""
              + item.name()
              + "\" beside it is only "
              + frames(item.duration().at(length.rate()).frame())
              + " long; move the edge by less.");
    }
    ExactTime taken = ExactTime.of(length);
    line.set(
        beside,
        end == End.TAIL
            ? Surgery.trimmed(item, taken, ExactTime.ZERO)
            : Surgery.trimmed(item, ExactTime.ZERO, taken));
    TransitionReach.check(line, beside);
  }

  /** Leaves a gap where a clip was. */
  private static void give(List<Element> line, int beside, End end, FrameTime length) {
    if (beside >= 0
        && beside < line.size()
        && line.get(beside) instanceof Gap gap
        && gap.slot().isEmpty()) {
      line.set(beside, gap.longerBy(length));
    } else if (end == End.HEAD) {
      line.add(beside + 1, Gap.of(length));
    } else if (beside < line.size()) {
      line.add(beside, Gap.of(length));
    }
  }

  static String end(End end) {
    return end == End.TAIL ? "tail" : "head";
  }

  static String frames(long count) {
    long n = Math.abs(count);
    return n == 1 ? "1 frame" : n + " frames";
  }

  static Edited done(Timeline timeline, String summary) {
    return new Edited(timeline, summary, Optional.empty(), List.of());
  }
}
