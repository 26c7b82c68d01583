package org.raccord.core.internal.measure;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.raccord.core.internal.bay.MediaBay;
import org.raccord.media.MediaException;
import org.raccord.media.SoundFacts;
import org.raccord.model.fill.SeamReport.Place;
import org.raccord.model.time.FrameRange;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.ClipTimes;
import org.raccord.model.timeline.Slot;

/** The joins of a take at which a file begins or ends whose sound is stored with losses. */
final class CodedEnds {

  private CodedEnds() {}

  /** Whether a sound is not stored sample by sample. */
  static boolean isCoded(SoundFacts sound) {
    String codec = sound.codec();
    return !codec.startsWith("pcm_")
        && !List.of("flac", "alac", "wavpack", "tta", "ape", "truehd", "mlp").contains(codec);
  }

  /** What is said of it in a report. */
  static String remark(Set<Place> coded) {
    String where =
        coded.size() > 1
            ? "on both sides"
            : coded.contains(Place.HEAD) ? "at its head" : "at its tail";
    return "A file whose sound is coded begins or ends "
        + where
        + ": coders err there, so a little more of a click is allowed.";
  }

  /** The joins of a slot at which a clip comes to the end of such a file. */
  static Set<Place> of(Slot slot, MediaBay bay) {
    Set<Place> coded = EnumSet.noneOf(Place.class);
    if (slot.before().filter(n -> reaches(n.clip(), Place.HEAD, bay)).isPresent()) {
      coded.add(Place.HEAD);
    }
    if (slot.after().filter(n -> reaches(n.clip(), Place.TAIL, bay)).isPresent()) {
      coded.add(Place.TAIL);
    }
    return coded;
  }

  /** Whether a clip plays the frame of its file that lies at a join, and no more is behind it. */
  private static boolean reaches(Clip clip, Place join, MediaBay bay) {
    Optional<Path> file = bay.locate(clip.media());
    Optional<FrameRange> available = bay.available(clip.media());
    try {
      if (file.isEmpty()
          || available.isEmpty()
          || bay.facts(file.get()).sound().filter(CodedEnds::isCoded).isEmpty()) {
        return false;
      }
    } catch (MediaException e) {
      return false;
    }
    FrameRange used = ClipTimes.mediaNeeded(clip, available.get().rate());
    boolean last = (join == Place.HEAD) == (clip.speed() >= 0);
    return last ? used.end() >= available.get().end() : used.start() <= available.get().start();
  }
}
