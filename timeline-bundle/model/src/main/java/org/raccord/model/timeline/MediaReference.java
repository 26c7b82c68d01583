package org.raccord.model.timeline;

import java.util.Optional;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;

/** Where a clip's media is, or is said to be. */
public sealed interface MediaReference {

  /** The media there is, in media time (it may start at a timecode). */
  Optional<FrameRange> available();

  Origin origin();

  /**
   * A file.
   *
   * @param url as the timeline has it: a file URL of any dialect or a path, absolute or relative to
   *     the timeline's folder
   */
  record External(String name, String url, Optional<FrameRange> available, Origin origin)
      implements MediaReference {}

  /** No media yet. */
  record Missing(String name, Optional<FrameRange> available, Origin origin)
      implements MediaReference {}

  /**
   * Media that some program was to make.
   *
   * @param kind OTIO's generator_kind
   */
  record Generator(String name, String kind, Optional<FrameRange> available, Origin origin)
      implements MediaReference {}

  /** A numbered sequence of pictures; fields as in OTIO. */
  record ImageSequence(
      String name,
      String urlBase,
      String prefix,
      String suffix,
      long startFrame,
      long frameStep,
      Rate rate,
      int zeroPadding,
      Optional<FrameRange> available,
      Origin origin)
      implements MediaReference {}

  /**
   * A reference of a kind that is not known here; it is kept as it is and counts as offline media.
   */
  record Unknown(String schema, Optional<FrameRange> available, Origin origin)
      implements MediaReference {}
}
