package org.raccord.model.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;

/** Making room on all tracks at once. */
final class GapInsertion {

  private GapInsertion() {}

  /** Puts a gap at a record time on every track; what comes later moves, markers too. */
  static Edited insert(Timeline timeline, FrameTime at, FrameTime length) throws EditException {
    if (length.frame() < 1) {
      throw new EditException("A gap has at least one frame.");
    }
    List<Track> tracks = new ArrayList<>();
    boolean isPast = true;
    for (int t = 0; t < timeline.tracks().size(); t++) {
      Track track = timeline.tracks().get(t);
      ExactTime zero = MarkerTimes.zero(timeline, t);
      Optional<List<Element>> line = withGap(track, ExactTime.of(at).minus(zero), length);
      isPast &= line.isEmpty();
      List<Marker> markers = new ArrayList<>();
      for (Marker marker : track.markers()) {
        markers.add(moved(marker, zero, at, length));
      }
      tracks.add(track.withElements(line.orElse(track.elements())).withMarkers(markers));
    }
    if (isPast) {
      throw new EditException(
          "All tracks have ended by then, so that a gap there would move nothing; give an earlier"
              + " time.");
    }
    List<Marker> markers = new ArrayList<>();
    for (Marker marker : timeline.markers()) {
      markers.add(moved(marker, MarkerTimes.zero(timeline, marker), at, length));
    }
    return new Edited(
        timeline.withTracks(tracks).withMarkers(markers),
        "Put a gap of " + length.frame() + (length.frame() == 1 ? " frame" : " frames") + " in",
        Optional.empty(),
        List.of());
  }

  /**
   * The marker, later where it stands at {@code at} or after; {@code zero} is what it counts from.
   */
  private static Marker moved(Marker marker, ExactTime zero, FrameTime at, FrameTime length) {
    FrameRange range = marker.range();
    if (zero.plus(range.startTime()).compareTo(ExactTime.of(at)) < 0) {
      return marker;
    }
    return marker.from(ExactTime.of(range.startTime()).plus(length).exactly(range.rate()));
  }

  /** The line with the gap in it; empty where it ends before. */
  private static Optional<List<Element>> withGap(Track track, ExactTime at, FrameTime length)
      throws EditException {
    ElementLine places = ElementLine.of(track);
    List<Element> line = new ArrayList<>(track.elements());
    for (int i = 0; i < places.size(); i++) {
      if (!(places.get(i) instanceof Item item)) {
        continue;
      }
      ExactTime start = places.start(i);
      ExactTime end = start.plus(item.duration());
      if (start.compareTo(at) >= 0) {
        CutEdits.checkTransition(line, i - 1);
        line.add(i, Gap.of(length));
        return Optional.of(line);
      }
      if (end.compareTo(at) > 0) {
        if (item.slot().isPresent()) {
          throw new EditException(
              "Slot " + item.slot().get().id() + " lies there; put the gap before or after it.");
        }
        if (item instanceof Gap gap) {
          line.set(i, gap.longerBy(length));
          return Optional.of(line);
        }
        line.set(i, Surgery.trimmed(item, ExactTime.ZERO, end.minus(at)));
        line.add(i + 1, Gap.of(length));
        line.add(i + 2, Surgery.trimmed(item, at.minus(start), ExactTime.ZERO));
        TransitionReach.check(line, i);
        TransitionReach.check(line, i + 2);
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }
}
