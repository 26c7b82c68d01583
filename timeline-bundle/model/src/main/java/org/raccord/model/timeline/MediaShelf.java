package org.raccord.model.timeline;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.raccord.model.time.FrameRange;

/** What the finder of slots needs to know of media without touching files itself. */
@ConsumerType
public interface MediaShelf {

  /** Takes the timeline's word: every file is there, with the media it declares. */
  MediaShelf TRUSTING =
      new MediaShelf() {
        @Override
        public boolean isThere(MediaReference reference) {
          return !(reference instanceof MediaReference.Unknown);
        }

        @Override
        public Optional<FrameRange> available(MediaReference reference) {
          return reference.available();
        }
      };

  /**
   * Whether the file (or the sequence) of a reference can be found; true for references that name
   * no file.
   */
  boolean isThere(MediaReference reference);

  /** The media there is, in media time: declared, else probed. */
  Optional<FrameRange> available(MediaReference reference);
}
