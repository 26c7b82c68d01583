package org.raccord.model.timeline;

import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;

/**
 * A marker on a timeline, track or item.
 *
 * @param name such as {@code RACCORD bridge}
 * @param range in the time of what it stands on: record time on a timeline or track, media time on
 *     a clip; may be empty (a point)
 * @param comment free text, empty where there is none
 * @param colour OTIO's colour name, empty where there is none
 * @param origin what it was read from
 */
public record Marker(String name, FrameRange range, String comment, String colour, Origin origin) {

  /** The same marker, of the same length, from another time on. */
  Marker from(FrameTime start) {
    return new Marker(name, ClipTimes.exactRange(start, range.duration()), comment, colour, origin);
  }
}
