package org.raccord.program.internal;

import java.util.ArrayList;
import java.util.List;
import org.raccord.model.timeline.Track;

/**
 * Tracks on top of each other, laid out in exact time; those that are switched off are left out.
 */
final class Layers {

  private final List<Lane> picture = new ArrayList<>();
  private final List<Lane> sound = new ArrayList<>();
  private final boolean hasSoundTracks;
  private final ExactTime length;

  /**
   * @param tracks bottom first
   * @param backwards whether all of it is played backwards
   */
  Layers(List<Track> tracks, boolean backwards) {
    ExactTime longest = ExactTime.ZERO;
    boolean anySound = false;
    for (Track track : tracks) {
      Lane lane = new Lane(track, backwards);
      longest = longest.max(lane.length());
      anySound |= track.kind() == Track.Kind.AUDIO;
      if (track.enabled() && track.kind() == Track.Kind.VIDEO) {
        picture.add(lane);
      } else if (track.enabled() && track.kind() == Track.Kind.AUDIO) {
        sound.add(lane);
      }
    }
    length = longest;
    hasSoundTracks = anySound;
  }

  /** Video tracks that are on, bottom first. */
  List<Lane> picture() {
    return picture;
  }

  /** Audio tracks that are on. */
  List<Lane> sound() {
    return sound;
  }

  /** Whether there are audio tracks, on or off. */
  boolean hasSoundTracks() {
    return hasSoundTracks;
  }

  ExactTime length() {
    return length;
  }

  /** What is seen: the topmost track that shows something, over those below it. */
  Look look(Moment moment) {
    Look seen = Look.Nothing.NOTHING;
    for (int i = picture.size() - 1; i >= 0 && seen.isTransparent(); i--) {
      seen = seen.over(picture.get(i).look(moment));
    }
    return seen;
  }
}
