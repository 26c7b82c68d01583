package org.raccord.core.internal.fill;

import java.util.List;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.Take;
import org.raccord.model.time.FrameRange;
import org.raccord.model.timeline.MediaReference;
import org.raccord.model.timeline.Slot;

/**
 * A take whose files are finished and that the timeline does not have yet.
 *
 * @param slot the slot as it was when the fill began
 * @param brief the brief in force
 * @param take the take
 * @param picture the picture file
 * @param pictureSource what of it covers the slot
 * @param sounds sound for production-sound tracks
 */
record FinishedTake(
    Slot slot,
    Brief brief,
    Take take,
    MediaReference picture,
    FrameRange pictureSource,
    List<TrackSound> sounds) {

  FinishedTake {
    sounds = List.copyOf(sounds);
  }

  /** The same with more known of the take. */
  FinishedTake with(Take known) {
    return new FinishedTake(slot, brief, known, picture, pictureSource, sounds);
  }

  /** The slot's id. */
  String slotId() {
    return slotId(take.id());
  }

  static String slotId(String takeId) {
    int dot = takeId.lastIndexOf('.');
    return dot < 0 ? takeId : takeId.substring(0, dot);
  }

  /**
   * Sound for one track.
   *
   * @param address of the sound slot when the sound was made
   * @param track index of its track
   * @param record the range it fills
   * @param media the sound file
   * @param source what of it covers the range
   */
  record TrackSound(
      String address, int track, FrameRange record, MediaReference media, FrameRange source) {}
}
