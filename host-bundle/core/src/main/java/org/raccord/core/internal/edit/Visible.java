package org.raccord.core.internal.edit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.raccord.core.Monitor.Shown;
import org.raccord.model.fill.Take;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.Element;
import org.raccord.model.timeline.Gap;
import org.raccord.model.timeline.Item;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.Timelines;
import org.raccord.model.timeline.Track;
import org.raccord.model.timeline.TrackTimes;

/** Which item of a timeline is seen when: the topmost enabled one. */
final class Visible {

  /** Something that is seen for a while. */
  private record Seen(FrameRange record, Shown shown) {}

  private final List<List<Seen>> tracksTopFirst = new ArrayList<>();

  Visible(Timeline timeline, Rate rate) {
    for (Track track : Timelines.videoTracks(timeline)) {
      if (track.enabled()) {
        tracksTopFirst.add(seen(track, rate));
      }
    }
    Collections.reverse(tracksTopFirst);
  }

  private static List<Seen> seen(Track track, Rate rate) {
    List<FrameRange> places = TrackTimes.positions(track, rate);
    List<Seen> seen = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      Element element = track.elements().get(i);
      if (element instanceof Item item && item.enabled() && !(item instanceof Gap)) {
        seen.add(new Seen(places.get(i), new Shown(item.name(), isGenerated(item))));
      }
    }
    return seen;
  }

  /** Whether a take is shown that has frames which nobody took: real ones put back are no such. */
  private static boolean isGenerated(Item item) {
    if (!(item instanceof Clip clip) || !clip.activeKey().startsWith(Take.referenceKey(""))) {
      return false;
    }
    return clip.slot().stream()
        .flatMap(slot -> slot.takes().stream())
        .filter(take -> take.referenceKey().equals(clip.activeKey()))
        .noneMatch(take -> take.counts().generated() == 0);
  }

  /** What is seen at a record frame. */
  Optional<Shown> at(long frame) {
    for (List<Seen> track : tracksTopFirst) {
      int low = 0;
      int high = track.size() - 1;
      while (low <= high) {
        int middle = (low + high) >>> 1;
        FrameRange record = track.get(middle).record();
        if (frame < record.start()) {
          high = middle - 1;
        } else if (frame >= record.end()) {
          low = middle + 1;
        } else {
          return Optional.of(track.get(middle).shown());
        }
      }
    }
    return Optional.empty();
  }
}
