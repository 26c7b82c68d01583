package org.raccord.core.internal.edit;

import java.nio.file.Path;
import java.util.Optional;
import org.raccord.core.WorkException;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.core.internal.fill.SlotLookup;
import org.raccord.media.MediaException;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.DetachedSound;
import org.raccord.model.timeline.Slot;
import org.raccord.model.timeline.Timeline;

/** Gives a timeline a sound track where new sound has no other place than a picture's file. */
final class Detaching {

  /** What an editor is told of it. */
  static final String REMARK =
      "The timeline had no sound track: one was added under the picture, with the sound of the"
          + " clips as it was.";

  private Detaching() {}

  /** The timeline with a sound track; empty where it has one, or one cannot say what is heard. */
  static Optional<Timeline> of(Timeline timeline, MediaBay bay, String slot) throws WorkException {
    Slot found = SlotLookup.find(timeline, bay, slot);
    return found.stored().isEmpty()
        ? Optional.empty()
        : DetachedSound.of(timeline, found.stored().get().id(), clip -> sounds(clip, bay));
  }

  private static boolean sounds(Clip clip, MediaBay bay) {
    Optional<Path> file = bay.locate(clip.media());
    try {
      return file.isPresent() && bay.facts(file.get()).sound().isPresent();
    } catch (MediaException e) {
      // What cannot be read is not heard.
      return false;
    }
  }
}
