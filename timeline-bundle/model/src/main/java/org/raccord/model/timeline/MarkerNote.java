package org.raccord.model.timeline;

import java.util.Optional;
import org.raccord.model.time.FrameTime;

/**
 * A {@code RACCORD} marker that is no slot as the timeline stands: it asks for an extend that is
 * not made yet, or it stands where nothing can be filled.
 *
 * @param name of the marker
 * @param at where it stands, from the timeline's zero
 * @param extend what it asks for, where that is an extend of a clip
 * @param obstacle why nothing comes of it and what to do; empty where the next fill makes it
 * @param remark what of its lines was not understood; empty where all was
 */
public record MarkerNote(
    String name,
    FrameTime at,
    Optional<Extend> extend,
    Optional<String> obstacle,
    Optional<String> remark) {

  /**
   * An extend that a marker asks for.
   *
   * @param clip address of the clip
   * @param end at which it becomes longer
   * @param frames by how much, of the track's rate; above 0
   * @param placement how room is made
   */
  public record Extend(String clip, End end, long frames, Placement placement) {}
}
