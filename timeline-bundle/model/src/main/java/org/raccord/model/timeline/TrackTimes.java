package org.raccord.model.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/**
 * Where things lie in time. Durations of all rates are added up exactly; a position is rounded
 * once, when it is asked for at a rate.
 */
public final class TrackTimes {

  private TrackTimes() {}

  /**
   * Where an item lies from the timeline's zero (without its global start), at the rate of its
   * track; through nests, and with the trims of stacks and tracks taken off. A nest's speed does
   * not change it, as OTIO has it.
   *
   * @throws IllegalArgumentException if the path leads nowhere or to a transition
   */
  public static FrameRange recordRange(Timeline timeline, ItemPath path) {
    Track track =
        Timelines.track(timeline, path)
            .orElseThrow(() -> new IllegalArgumentException("No track stands at " + path));
    return recordRange(timeline, path, Timelines.rate(timeline, track));
  }

  /** The same at a rate of the caller's. */
  public static FrameRange recordRange(Timeline timeline, ItemPath path, Rate rate) {
    Item item =
        Timelines.item(timeline, path)
            .orElseThrow(() -> new IllegalArgumentException("No item stands at " + path));
    ExactTime start = start(timeline, path);
    return FrameRange.between(start.at(rate), start.plus(item.duration()).at(rate));
  }

  /**
   * The part of {@link #recordRange} that the trims of the timeline and of the nests around the
   * item let through; empty where nothing of it is seen.
   */
  public static Optional<FrameRange> seen(Timeline timeline, ItemPath path) {
    return seen(
        timeline, path, new FrameRange(0, duration(timeline).frame(), Timelines.rate(timeline)));
  }

  /**
   * The same, where it is known how long the timeline is.
   *
   * @param whole the timeline from its zero to its end
   */
  static Optional<FrameRange> seen(Timeline timeline, ItemPath path, FrameRange whole) {
    FrameRange range = recordRange(timeline, path);
    Optional<FrameRange> seen = range.intersection(whole);
    for (int level = 1; level < path.steps().size(); level++) {
      FrameRange nest =
          recordRange(timeline, new ItemPath(path.steps().subList(0, level)), range.rate());
      seen = seen.flatMap(s -> s.intersection(nest));
    }
    return seen;
  }

  /** Where an element (or the place after the last) starts, from the timeline's zero. */
  static ExactTime start(Timeline timeline, ItemPath path) {
    ExactTime start = ExactTime.ZERO;
    if (timeline.trim().isPresent()) {
      start = start.minus(timeline.trim().get().startTime());
    }
    List<Track> tracks = timeline.tracks();
    for (int level = 0; level < path.steps().size(); level++) {
      ItemPath.Step step = path.steps().get(level);
      Track track = tracks.get(step.track());
      if (track.trim().isPresent()) {
        start = start.minus(track.trim().get().startTime());
      }
      start = start.plus(ElementLine.of(track).start(step.element()));
      if (level + 1 < path.steps().size()) {
        if (!(track.elements().get(step.element()) instanceof Nest nest)) {
          throw new IllegalArgumentException("No nest stands at level " + level + " of " + path);
        }
        start = start.minus(nest.source().startTime());
        tracks = nest.tracks();
      }
    }
    return start;
  }

  /** The exact sum of the durations. */
  static ExactTime length(List<Element> elements) {
    return ElementLine.of(elements).start(elements.size());
  }

  /**
   * Where each element of a track lies from the track's own zero, at {@code rate}; a transition is
   * an empty range at its cut.
   */
  public static List<FrameRange> positions(Track track, Rate rate) {
    List<FrameRange> positions = new ArrayList<>(track.elements().size());
    ExactTime at = ExactTime.ZERO;
    for (Element element : track.elements()) {
      ExactTime end = element instanceof Item item ? at.plus(item.duration()) : at;
      positions.add(FrameRange.between(at.at(rate), end.at(rate)));
      at = end;
    }
    return positions;
  }

  /** How long the timeline is: its trim, else its longest track, at {@link Timelines#rate}. */
  public static FrameTime duration(Timeline timeline) {
    Rate rate = Timelines.rate(timeline);
    if (timeline.trim().isPresent()) {
      return timeline.trim().get().duration().at(rate);
    }
    return duration(timeline.tracks(), rate);
  }

  /** How long the longest of some tracks is. */
  static FrameTime duration(List<Track> tracks, Rate rate) {
    FrameTime longest = FrameTime.zero(rate);
    for (Track track : tracks) {
      FrameTime length =
          track.trim().map(t -> t.duration().at(rate)).orElse(length(track.elements()).at(rate));
      longest = length.compareTo(longest) > 0 ? length : longest;
    }
    return longest;
  }

  /**
   * The rate of most items of a track, clips before gaps; rates of stills and of sound samples do
   * not count where there are others. Empty for a track without items.
   */
  public static Optional<Rate> rate(Track track) {
    return ElementLine.of(track).places().rate();
  }
}
