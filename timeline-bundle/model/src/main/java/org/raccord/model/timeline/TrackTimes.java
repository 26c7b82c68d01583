package org.raccord.model.timeline;

import java.util.List;
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
   * track or nest; through nests, and with the trims of stacks and tracks taken off.
   *
   * @throws IllegalArgumentException if the path leads nowhere or to a transition
   */
  public static FrameRange recordRange(Timeline timeline, ItemPath path) {
    return NotYet.yet();
  }

  /** The same at a rate of the caller's. */
  public static FrameRange recordRange(Timeline timeline, ItemPath path, Rate rate) {
    return NotYet.yet();
  }

  /**
   * Where each element of a track lies from the track's own zero, at {@code rate}; a transition is
   * an empty range at its cut.
   */
  public static List<FrameRange> positions(Track track, Rate rate) {
    return NotYet.yet();
  }

  /** How long the timeline is: its longest track, or its trim, at {@link Timelines#rate}. */
  public static FrameTime duration(Timeline timeline) {
    return NotYet.yet();
  }
}
