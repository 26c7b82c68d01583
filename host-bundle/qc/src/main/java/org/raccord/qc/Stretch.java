package org.raccord.qc;

import java.util.Optional;
import org.raccord.model.time.FrameRange;

/**
 * A stretch of a programme of which one thing is true.
 *
 * @param where its frames, at the programme's rate
 * @param nature what it is
 * @param place its address, such as {@code V1-2}, or a file's name
 * @param take the take that is seen or heard, where one is
 * @param remedy for a place without media: what to do, a sentence; else empty
 */
public record Stretch(
    FrameRange where, Nature nature, String place, Optional<String> take, String remedy) {

  /** What a stretch is. */
  public enum Nature {
    /** Camera or other material. */
    SHOT,
    /** Made to fill a slot. */
    TAKE,
    /** A single picture, held on purpose. */
    STILL,
    /** Nothing fills it yet. */
    EMPTY,
    /** Its media is not there. */
    OFFLINE,
    /** Meant to be black. */
    BLACK
  }

  public static Stretch of(Nature nature, String place, FrameRange where) {
    return new Stretch(where, nature, place, Optional.empty(), "");
  }
}
