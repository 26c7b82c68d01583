package org.raccord.core;

import java.util.Optional;
import org.raccord.core.Edit.End;
import org.raccord.model.time.FrameTime;
import org.raccord.model.timeline.Track;

/**
 * A change of the cut, as an editor makes it by hand; see {@link Edit#cut}. Record times count from
 * the timeline's zero.
 */
public sealed interface CutOrder {

  /**
   * Makes a clip longer or shorter at one end; nothing moves. What reaches past its media is a
   * slot.
   *
   * @param clip name or address
   * @param at record time that tells occurrences of one name apart
   * @param frames above 0 longer, below 0 shorter
   */
  record Trim(String clip, Optional<FrameTime> at, End end, long frames) implements CutOrder {}

  /**
   * Makes a clip longer or shorter at one end; what comes later moves, on all tracks, and sound
   * that goes with the clip is trimmed alike.
   *
   * @param clip name or address
   * @param at record time that tells occurrences of one name apart
   * @param frames above 0 longer, below 0 shorter
   */
  record RippleTrim(String clip, Optional<FrameTime> at, End end, long frames)
      implements CutOrder {}

  /**
   * Takes a transition away; the cut stays.
   *
   * @param track address such as {@code V1}
   * @param at record time inside the transition
   */
  record RemoveTransition(String track, FrameTime at) implements CutOrder {}

  /**
   * Makes a transition longer or shorter about its cut; nothing moves.
   *
   * @param track address such as {@code V1}
   * @param at record time inside the transition
   * @param frames its whole length
   */
  record ResizeTransition(String track, FrameTime at, long frames) implements CutOrder {}

  /**
   * Moves the edit point between a clip and the one beside it.
   *
   * @param clip name or address
   * @param at record time that tells occurrences of one name apart
   * @param end at which end of the clip the edit point is
   * @param frames above 0 later, below 0 earlier
   */
  record Roll(String clip, Optional<FrameTime> at, End end, long frames) implements CutOrder {}

  /** Puts a gap on every track; what comes later moves. */
  record InsertGap(FrameTime at, FrameTime length) implements CutOrder {}

  /** Puts a marker on the timeline, or names the one that is there. */
  record Mark(FrameTime at, String name) implements CutOrder {}

  /** Takes a marker off the timeline. */
  record Unmark(FrameTime at) implements CutOrder {}

  /**
   * Has a track seen or heard, or not.
   *
   * @param track address such as {@code A2}, or {@code V1-3/V1} inside a nest
   */
  record Switch(String track, Track.State state) implements CutOrder {}
}
