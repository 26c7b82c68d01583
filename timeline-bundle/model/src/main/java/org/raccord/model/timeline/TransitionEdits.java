package org.raccord.model.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/** Taking transitions away, and changing how long they are. No item moves. */
final class TransitionEdits {

  private TransitionEdits() {}

  /**
   * The transition of a track at a record time: the one that lies there, and of two the one whose
   * cut is nearer.
   *
   * @param track path of any element of the track
   */
  static ItemPath find(Timeline timeline, ItemPath track, FrameTime at) throws EditException {
    List<Element> elements = Surgery.elements(timeline, track);
    List<ItemPath.Step> above = track.steps().subList(0, track.steps().size() - 1);
    Rate rate = at.rate();
    Optional<ItemPath> found = Optional.empty();
    long nearest = Long.MAX_VALUE;
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i) instanceof Transition transition) {
        ItemPath path = new ItemPath(Beside.step(above, track.last().track(), i));
        long away = at.frame() - TrackTimes.start(timeline, path).at(rate).frame();
        boolean there =
            away >= -transition.inOffset().at(rate).frame()
                && away <= transition.outOffset().at(rate).frame();
        if (there && Math.abs(away) < nearest) {
          nearest = Math.abs(away);
          found = Optional.of(path);
        }
      }
    }
    return found.orElseThrow(
        () -> new EditException("No transition of that track lies there; give a time inside one."));
  }

  /** Takes a transition away: a cut stays. */
  static Edited remove(Timeline timeline, ItemPath path) throws EditException {
    Transition gone = transition(timeline, path);
    return CutEdits.done(
        Surgery.replace(timeline, path, List.of()),
        "Removed the transition \"" + gone.name() + "\"");
  }

  /**
   * Makes a transition as long as is wanted, both its sides in the share that they have; an odd
   * frame goes to the side after the cut.
   *
   * @param frames at the rate of its track, at least 1
   * @param shelf knows how far media go on past the cut
   */
  static Edited resize(Timeline timeline, ItemPath path, long frames, MediaShelf shelf)
      throws EditException {
    Transition old = transition(timeline, path);
    if (frames < 1) {
      throw new EditException("A transition has at least one frame; to have none, remove it.");
    }
    Track track = Timelines.track(timeline, path).orElseThrow();
    Rate rate = Timelines.rate(timeline, track);
    long wasIn = old.inOffset().at(rate).frame();
    long wasOut = old.outOffset().at(rate).frame();
    long in = wasIn + wasOut == 0 ? frames / 2 : frames * wasIn / (wasIn + wasOut);
    long out = frames - in;
    List<Element> line = Surgery.elements(timeline, path);
    int index = path.last().element();
    // Beneath the fade the clip before runs on past its end, and the clip after begins sooner.
    if (in > wasIn) {
      room(line, index - 1, in, End.TAIL, rate);
      handle(line, index + 1, in, End.HEAD, rate, shelf);
    }
    if (out > wasOut) {
      room(line, index + 1, out, End.HEAD, rate);
      handle(line, index - 1, out, End.TAIL, rate, shelf);
    }
    Transition now =
        new Transition(
            old.name(), old.type(), FrameTime.of(in, rate), FrameTime.of(out, rate), old.origin());
    return CutEdits.done(
        Surgery.replace(timeline, path, List.of(now)),
        "Made the transition \"" + old.name() + "\" " + CutEdits.frames(frames) + " long");
  }

  private static Transition transition(Timeline timeline, ItemPath path) throws EditException {
    if (Timelines.element(timeline, path).orElse(null) instanceof Transition transition) {
      return transition;
    }
    throw new EditException("No transition is there; give a time inside one.");
  }

  /** An item must be as long as the transitions at its two ends reach into it. */
  private static void room(List<Element> line, int index, long reach, End end, Rate rate)
      throws EditException {
    if (index < 0 || index >= line.size() || !(line.get(index) instanceof Item item)) {
      return;
    }
    CutEdits.checkNoSlot(item);
    int other = end == End.TAIL ? index - 1 : index + 1;
    long taken = 0;
    if (other >= 0 && other < line.size() && line.get(other) instanceof Transition beside) {
      FrameTime offset = end == End.TAIL ? beside.outOffset() : beside.inOffset();
      taken = offset.at(rate).frame();
    }
    long free = item.duration().at(rate).frame() - taken;
    if (reach > free) {
      throw new EditException(
          "\""
              + item.name()
              + "\" leaves room for "
              + CutEdits.frames(Math.max(0, free))
              + " of the transition on its side, and "
              + reach
              + " would be needed. Make it shorter.");
    }
  }

  /** A clip must have media beyond its edge for as long as it is seen beneath the fade. */
  private static void handle(
      List<Element> line, int index, long reach, End end, Rate rate, MediaShelf shelf)
      throws EditException {
    if (index < 0 || index >= line.size() || !(line.get(index) instanceof Clip clip)) {
      return;
    }
    CutEdits.checkNoSlot(clip);
    Clip longer = (Clip) CutEdits.resized(clip, end, reach, rate);
    FrameTime length = longer.duration().at(rate);
    Overruns over = Overruns.of(longer, length, shelf).orElse(Overruns.NONE);
    long missing = end == End.TAIL ? over.tail() : over.head();
    if (missing > 0) {
      throw new EditException(
          "\""
              + clip.name()
              + "\" has media for "
              + CutEdits.frames(Math.max(0, reach - missing))
              + " past its "
              + CutEdits.end(end)
              + ", and "
              + reach
              + " would be needed. Make the transition shorter.");
    }
  }

  /** The path of some element of a track that an address names, such as {@code V1-3/V1}. */
  static Optional<ItemPath> track(Timeline timeline, String address) {
    int slash = address.lastIndexOf('/');
    List<ItemPath.Step> steps = new ArrayList<>();
    List<Track> tracks = timeline.tracks();
    if (slash >= 0) {
      Optional<ItemPath> nest = Timelines.path(timeline, address.substring(0, slash));
      if (nest.isEmpty()
          || !(Timelines.item(timeline, nest.get()).orElse(null) instanceof Nest n)) {
        return Optional.empty();
      }
      steps.addAll(nest.get().steps());
      tracks = n.tracks();
    }
    return Timelines.trackIndex(tracks, address.substring(slash + 1))
        .map(
            index -> {
              steps.add(new ItemPath.Step(index, 0));
              return new ItemPath(steps);
            });
  }
}
