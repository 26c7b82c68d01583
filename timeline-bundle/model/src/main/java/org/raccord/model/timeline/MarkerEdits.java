package org.raccord.model.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;

/** Putting markers on a timeline, naming them and taking them off. */
final class MarkerEdits {

  private MarkerEdits() {}

  /** Puts a marker on the timeline, or names the one that is there. */
  static Edited mark(Timeline timeline, FrameTime at, String name) throws EditException {
    if (name.isBlank()) {
      throw new EditException("A marker has a name; give one.");
    }
    List<Marker> markers = new ArrayList<>(timeline.markers());
    int there = markerAt(timeline, at);
    if (there >= 0) {
      Marker old = markers.get(there);
      markers.set(there, new Marker(name, old.range(), old.comment(), old.colour(), old.origin()));
      return done(
          timeline.withMarkers(markers),
          "Named the marker \"" + old.name() + "\" \"" + name + "\"");
    }
    markers.add(point(name, MarkerTimes.written(timeline, at).exactly(at.rate())));
    return done(timeline.withMarkers(markers), "Put the marker \"" + name + "\"");
  }

  /** Takes a marker off the timeline. */
  static Edited unmark(Timeline timeline, FrameTime at) throws EditException {
    int there = markerAt(timeline, at);
    if (there < 0) {
      throw new EditException("No marker of the timeline stands there; give the time of one.");
    }
    List<Marker> markers = new ArrayList<>(timeline.markers());
    Marker gone = markers.remove(there);
    return done(timeline.withMarkers(markers), "Removed the marker \"" + gone.name() + "\"");
  }

  /** A new marker without a length. */
  static Marker point(String name, FrameTime at) {
    return new Marker(name, new FrameRange(at.frame(), 0, at.rate()), "", "GREEN", Origin.NONE);
  }

  private static int markerAt(Timeline timeline, FrameTime at) {
    for (int i = 0; i < timeline.markers().size(); i++) {
      Marker marker = timeline.markers().get(i);
      ExactTime start = MarkerTimes.zero(timeline, marker).plus(marker.range().startTime());
      if (start.at(at.rate()).equals(at)) {
        return i;
      }
    }
    return -1;
  }

  private static Edited done(Timeline timeline, String summary) {
    return new Edited(timeline, summary, Optional.empty(), List.of());
  }
}
