package org.raccord.model.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/**
 * Moves an edge of a clip, and what comes later with it, on all tracks. Sound that goes with the
 * clip and has the same edge is trimmed alike. Where something on another track has no room to come
 * nearer, nothing is done: no picture loses its sound.
 */
final class RippleTrim {

  private final Timeline timeline;
  private final Clip clip;
  private final End end;
  private final FrameTime change;
  private final boolean longer;

  /** The clip's edge as it is. */
  private final ExactTime edge;

  /** What starts there or later moves. */
  private final ExactTime from;

  private final List<String> remarks = new ArrayList<>();

  private RippleTrim(Timeline timeline, ItemPath path, Clip clip, End end, long frames) {
    Rate rate = TrackTimes.recordRange(timeline, path).rate();
    this.timeline = timeline;
    this.clip = clip;
    this.end = end;
    this.change = FrameTime.of(frames, rate);
    this.longer = frames > 0;
    ExactTime start = TrackTimes.start(timeline, path);
    this.edge = end == End.TAIL ? start.plus(clip.duration()) : start;
    // A head that is cut off takes its time away from there on.
    this.from = end == End.HEAD && !longer ? edge.minus(change) : edge;
  }

  /**
   * Makes a clip longer ({@code frames} above 0) or shorter at one end.
   *
   * @param path a clip of the outermost level
   */
  static Edited run(Timeline timeline, ItemPath path, End end, long frames) throws EditException {
    Clip clip = CutEdits.clip(timeline, path, frames);
    if (path.steps().size() > 1) {
      throw new EditException(
          "\""
              + clip.name()
              + "\" lies inside a nest, whose length is set outside it; trim it without ripple.");
    }
    return new RippleTrim(timeline, path, clip, end, frames).run(path);
  }

  private Edited run(ItemPath path) throws EditException {
    List<Element> own = new ArrayList<>(Surgery.elements(timeline, path));
    int index = path.last().element();
    resize(own, index, clip);
    Timeline now = Surgery.withElements(timeline, path, own);
    for (int t = 0; t < timeline.tracks().size(); t++) {
      Track track = timeline.tracks().get(t);
      if (t != path.last().track() && !track.elements().isEmpty()) {
        now = Surgery.withElements(now, ItemPath.of(t, 0), moved(t, track));
      }
    }
    long count = Math.abs(change.frame());
    return new Edited(
        withMarkers(now),
        "Made \""
            + clip.name()
            + "\" "
            + CutEdits.frames(count)
            + (longer ? " longer" : " shorter")
            + " at its "
            + CutEdits.end(end)
            + "; what comes later moved",
        Optional.empty(),
        remarks);
  }

  private Timeline withMarkers(Timeline now) {
    List<Track> tracks = new ArrayList<>();
    for (int t = 0; t < now.tracks().size(); t++) {
      ExactTime zero = MarkerTimes.zero(timeline, t);
      List<Marker> own = now.tracks().get(t).markers();
      tracks.add(now.tracks().get(t).withMarkers(own.stream().map(m -> moved(m, zero)).toList()));
    }
    List<Marker> all =
        timeline.markers().stream().map(m -> moved(m, MarkerTimes.zero(timeline, m))).toList();
    return now.withTracks(tracks).withMarkers(all);
  }

  private void resize(List<Element> line, int index, Clip which) throws EditException {
    CutEdits.checkNoSlot(which);
    CutEdits.checkTransition(line, end == End.TAIL ? index + 1 : index - 1);
    line.set(index, CutEdits.resized(which, end, change.frame(), change.rate()));
    TransitionReach.check(line, index);
  }

  private List<Element> moved(int t, Track track) throws EditException {
    ExactTime zero = TrackTimes.start(timeline, ItemPath.of(t, 0));
    ElementLine places = ElementLine.of(track);
    List<Element> line = new ArrayList<>(track.elements());
    int first = -1;
    for (int i = 0; i < line.size(); i++) {
      if (line.get(i) instanceof Item item) {
        ExactTime start = places.start(i).plus(zero);
        ExactTime side = end == End.TAIL ? start.plus(item.duration()) : start;
        if (item instanceof Clip sound
            && side.equals(edge)
            && ProductionSound.mayBe(track)
            && ProductionSound.goWith(sound, clip)) {
          resize(line, i, sound);
          return line;
        }
        if (first < 0 && start.compareTo(from) >= 0) {
          first = i;
        }
      }
    }
    if (first >= 0) {
      String name = Timelines.trackAddress(timeline.tracks(), t);
      if (longer) {
        widen(line, first, name);
      } else {
        close(line, first, name);
      }
    }
    return line;
  }

  private void widen(List<Element> line, int first, String track) throws EditException {
    if (first > 0 && line.get(first - 1) instanceof Gap gap && gap.slot().isEmpty()) {
      line.set(first - 1, gap.withDuration(plus(gap)));
      return;
    }
    CutEdits.checkTransition(line, first - 1);
    if (line.get(first) instanceof Gap gap && gap.slot().isEmpty()) {
      line.set(first, gap.withDuration(plus(gap)));
      return;
    }
    line.add(first, Gap.of(change));
    if (first > 0) {
      remarks.add(
          "\"" + line.get(first + 1).name() + "\" on " + track + " has a gap before it now.");
    }
  }

  /** Takes the time out of the gap before what moves. */
  private void close(List<Element> line, int first, String track) throws EditException {
    int at = line.get(first) instanceof Gap && !hasSlot(line.get(first)) ? first : first - 1;
    if (at == first && first + 1 >= line.size()) {
      // An empty end of a track follows by itself.
      return;
    }
    FrameTime length = FrameTime.of(Math.abs(change.frame()), change.rate());
    boolean fits =
        at >= 0
            && line.get(at) instanceof Gap gap
            && gap.slot().isEmpty()
            && gap.duration().compareTo(length) >= 0;
    if (!fits) {
      throw new EditException(
          "\""
              + line.get(at == first ? first + 1 : first).name()
              + "\" on "
              + track
              + " has no room to come "
              + CutEdits.frames(length.frame())
              + " nearer. Make room before it, or trim without ripple.");
    }
    Gap gap = (Gap) line.get(at);
    if (gap.duration().compareTo(length) > 0) {
      line.set(at, gap.withDuration(plus(gap)));
      TransitionReach.check(line, at);
      return;
    }
    CutEdits.checkTransition(line, at - 1);
    CutEdits.checkTransition(line, at + 1);
    line.remove(at);
  }

  private static boolean hasSlot(Element element) {
    return element instanceof Item item && item.slot().isPresent();
  }

  private FrameTime plus(Gap gap) {
    return ExactTime.of(gap.duration()).plus(change).exactly(gap.duration().rate());
  }

  /**
   * A marker moves with what it marks; that of what was cut off comes to the cut.
   *
   * @param zero what it counts from
   */
  private Marker moved(Marker marker, ExactTime zero) {
    ExactTime cut = longer ? edge : from.plus(change);
    ExactTime at = zero.plus(marker.range().startTime());
    if (at.compareTo(cut) < 0) {
      return marker;
    }
    ExactTime moved = (at.compareTo(from) >= 0 ? at.plus(change) : cut).minus(zero);
    return marker.from(moved.exactly(marker.range().rate()));
  }
}
