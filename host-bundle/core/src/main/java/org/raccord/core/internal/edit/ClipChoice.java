package org.raccord.core.internal.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.core.WorkException;
import org.raccord.core.internal.bay.RecordTimecode;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.ItemPath;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.Timelines;
import org.raccord.model.timeline.Track;
import org.raccord.model.timeline.TrackTimes;

/** Finds the clip that an editor means by a name or an address. */
final class ClipChoice {

  private ClipChoice() {}

  /**
   * The clip.
   *
   * @param at record time that tells occurrences of one name apart
   * @throws WorkException ORDER if there is none, or more than one
   */
  static ItemPath find(
      Timeline timeline, String name, Optional<FrameTime> at, RecordTimecode timecode)
      throws WorkException {
    Optional<ItemPath> addressed =
        Timelines.path(timeline, name)
            .filter(p -> Timelines.item(timeline, p).filter(Clip.class::isInstance).isPresent());
    if (addressed.isPresent()) {
      return addressed.get();
    }
    List<ItemPath> named = new ArrayList<>();
    for (ItemPath path : Timelines.clipsNamed(timeline, name)) {
      if (timeline.tracks().get(path.steps().get(0).track()).kind() == Track.Kind.VIDEO) {
        named.add(path);
      }
    }
    if (named.isEmpty()) {
      throw new WorkException(
          WorkException.Kind.ORDER,
          "There is no clip "
              + name
              + " on a video track. Give a clip's name or its address, such as V1-2.");
    }
    List<ItemPath> meant = named;
    if (at.isPresent()) {
      meant =
          named.stream()
              .filter(p -> TrackTimes.recordRange(timeline, p).contains(at.get()))
              .toList();
    }
    if (meant.size() == 1) {
      return meant.get(0);
    }
    throw new WorkException(
        WorkException.Kind.ORDER,
        (meant.isEmpty()
                ? "No clip " + name + " is there at that time"
                : "The name " + name + " occurs " + meant.size() + " times")
            + "; it stands at "
            + String.join(", ", named.stream().map(p -> occurrence(timeline, p, timecode)).toList())
            + ". Give the address, or --at with a time within the clip that is meant.");
  }

  private static String occurrence(Timeline timeline, ItemPath path, RecordTimecode timecode) {
    FrameRange record = TrackTimes.recordRange(timeline, path, timecode.zero().rate());
    return timecode.label(record.start()) + " (" + Timelines.address(timeline, path) + ")";
  }
}
