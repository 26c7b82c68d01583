package org.raccord.model.timeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.Take;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;

/**
 * The editing operations. Each is a pure function: the timeline it is given stays as it is, the one
 * it returns shares what did not change. What cannot be done is an {@link EditException} that says
 * why and what to do.
 */
public final class TimelineEdits {

  private TimelineEdits() {}

  /**
   * Makes a range of a track a slot. Nothing moves.
   *
   * @param track address of a video track of the outermost level, such as {@code V1}
   * @param record the range from the timeline's zero
   */
  public static Edited addSlot(
      Timeline timeline, String track, FrameRange record, Removal removal, String slotId)
      throws EditException {
    return SlotEdits.addSlot(timeline, track, record, removal, slotId);
  }

  /**
   * Makes a slot of {@code frames} frames around the edit point of the lowest video track nearest
   * to {@code at} and within a quarter of a second of it: half before it, half (and an odd one)
   * after. Duration and sound stay.
   */
  public static Edited smooth(Timeline timeline, FrameTime at, long frames, String slotId)
      throws EditException {
    return SlotEdits.smooth(timeline, at, frames, slotId);
  }

  /**
   * Makes a clip longer at one end: a clip without media, which is the slot, stands beside it; a
   * transition at that end moves to the slot's outer side.
   */
  public static Edited extend(
      Timeline timeline, ItemPath clip, End end, long frames, Placement placement, String slotId)
      throws EditException {
    return ExtendEdits.extend(timeline, clip, end, frames, placement, slotId);
  }

  /**
   * Makes the extends that {@code RACCORD extend tail 36} markers ask for and that are not made
   * yet.
   *
   * @param ids gives a new slot an id in the timeline as it is then
   * @param impossible gets a sentence for each that cannot be made
   * @return empty where there is nothing to make
   */
  public static Optional<Edited> extendAsMarked(
      Timeline timeline, Function<Timeline, String> ids, List<String> impossible) {
    return MarkedExtends.make(timeline, ids, impossible);
  }

  /**
   * Makes a clip longer or shorter at one end. Nothing moves: a clip that becomes longer takes the
   * time from the clip or gap beside it, one that becomes shorter leaves a gap. What reaches past
   * its media is an overrun, which is a slot.
   *
   * @param frames at the rate of the clip's track; above 0 longer, below 0 shorter
   */
  public static Edited trim(Timeline timeline, ItemPath clip, End end, long frames)
      throws EditException {
    return CutEdits.trim(timeline, clip, end, frames);
  }

  /**
   * Makes a clip longer or shorter at one end, and moves what comes later, on all tracks; sound
   * that goes with the clip is trimmed alike. Where something on another track would have to come
   * nearer and has no room, nothing is done.
   *
   * @param clip of the outermost level
   * @param frames at the rate of the clip's track; above 0 longer, below 0 shorter
   */
  public static Edited rippleTrim(Timeline timeline, ItemPath clip, End end, long frames)
      throws EditException {
    return RippleTrim.run(timeline, clip, end, frames);
  }

  /**
   * The transition of a track that lies at a record time.
   *
   * @param track address such as {@code V1}, or {@code V1-3/V1} inside a nest
   */
  public static ItemPath transitionAt(Timeline timeline, String track, FrameTime at)
      throws EditException {
    return TransitionEdits.find(
        timeline,
        TransitionEdits.track(timeline, track)
            .orElseThrow(
                () ->
                    new EditException(
                        "There is no track " + track + "; give one such as V1 or A2.")),
        at);
  }

  /** Takes a transition away: the cut stays. */
  public static Edited removeTransition(Timeline timeline, ItemPath transition)
      throws EditException {
    return TransitionEdits.remove(timeline, transition);
  }

  /**
   * Makes a transition longer or shorter about its cut; nothing moves.
   *
   * @param frames its whole length, at the rate of its track
   * @param shelf knows how far media go on past the cut
   */
  public static Edited resizeTransition(
      Timeline timeline, ItemPath transition, long frames, MediaShelf shelf) throws EditException {
    return TransitionEdits.resize(timeline, transition, frames, shelf);
  }

  /**
   * Moves the edit point between a clip and the clip beside it; nothing else moves.
   *
   * @param end at which end of the clip the edit point is
   * @param frames above 0 later, below 0 earlier
   */
  public static Edited roll(Timeline timeline, ItemPath clip, End end, long frames)
      throws EditException {
    return CutEdits.roll(timeline, clip, end, frames);
  }

  /**
   * Puts a gap at a record time on every track, through clips that lie there; what comes later
   * moves, markers of the timeline and of its tracks too.
   */
  public static Edited insertGap(Timeline timeline, FrameTime at, FrameTime length)
      throws EditException {
    return GapInsertion.insert(timeline, at, length);
  }

  /** Puts a marker on the timeline at a record time, or names the one that is there. */
  public static Edited mark(Timeline timeline, FrameTime at, String name) throws EditException {
    return MarkerEdits.mark(timeline, at, name);
  }

  /** Takes the marker at a record time off the timeline. */
  public static Edited unmark(Timeline timeline, FrameTime at) throws EditException {
    return MarkerEdits.unmark(timeline, at);
  }

  /**
   * Has a track seen or heard, or not.
   *
   * @param track address such as {@code A2}, or {@code V1-3/V1} inside a nest
   */
  public static Edited enable(Timeline timeline, String track, Track.State state)
      throws EditException {
    return CutEdits.enable(timeline, track, state);
  }

  /**
   * The {@code RACCORD extend tail 36} markers whose extends are not made yet, each with what
   * stands against it; those of the timeline first, then track by track.
   */
  public static List<MarkerNote> markedExtends(Timeline timeline) {
    return MarkedExtends.notes(timeline);
  }

  /** Trims a clip to its media; the overrun becomes a clip of its own that is the slot. */
  public static Edited splitOverrun(Timeline timeline, Slot slot, String slotId)
      throws EditException {
    return ExtendEdits.splitOverrun(timeline, slot, slotId);
  }

  /**
   * Stores what is asked of a slot, under the id it has or else {@code slotId}; an overrun is split
   * and a marked range made a slot first.
   */
  public static Edited storeBrief(Timeline timeline, Slot slot, String slotId, Brief brief)
      throws EditException {
    return TakeEdits.storeBrief(timeline, slot, slotId, brief);
  }

  /**
   * Why {@link #putTake} would refuse any take for a slot as it stands; known before one is made.
   */
  public static Optional<Obstacle> obstacle(Timeline timeline, Slot slot) {
    return switch (slot.kind()) {
      case HEAD_OVERRUN, TAIL_OVERRUN, MARKED -> Optional.empty();
      default -> Timelines.item(timeline, slot.place()).flatMap(TakeEdits::obstacle);
    };
  }

  /**
   * Puts a take into a slot and in use: in place, with the slot's exact duration; the media stands
   * under {@link Take#referenceKey()} beside what was there. The part of the take's id before the
   * dot is the slot's id. An overrun is split and a marked range made a slot first.
   *
   * @param pictureSource the part of the picture file that covers the slot
   * @param sounds the take's sound, one for each sound slot that it fills
   */
  public static Edited putTake(
      Timeline timeline,
      Slot slot,
      Take take,
      MediaReference picture,
      FrameRange pictureSource,
      List<SoundPlacement> sounds)
      throws EditException {
    return TakeEdits.putTake(timeline, slot, take, picture, pictureSource, sounds);
  }

  /**
   * Puts a take that brings sound alone into a slot and in use: its picture, which is another
   * take's, is not touched.
   *
   * @param sounds the take's sound, one for each sound slot that it fills
   */
  public static Edited putSoundTake(
      Timeline timeline, Slot slot, Take take, List<SoundPlacement> sounds) throws EditException {
    return TakeEdits.putSoundTake(timeline, slot, take, sounds);
  }

  /** Puts a marker for each word of a take on the clips on which it is heard. */
  public static Edited markDialogue(Timeline timeline, String slotId, String takeId)
      throws EditException {
    return DialogueMarkers.words(timeline, slotId, takeId);
  }

  /** Puts a take of a slot in use, picture and sound, or what of both it brings. */
  public static Edited useTake(Timeline timeline, String takeId) throws EditException {
    return TakeEdits.useTake(timeline, takeId);
  }

  /**
   * Detaches a take. If it was in use, the latest other one is; with the last one the place is
   * again what it was: a gap, a clip without media, or the overrun of the clip it was split from.
   */
  public static Edited removeTake(Timeline timeline, String takeId) throws EditException {
    return TakeRemoval.removeTake(timeline, takeId);
  }

  /**
   * Gives files other URLs.
   *
   * @param newUrl the new URL of a reference, or empty where it stays
   */
  public static Edited relink(
      Timeline timeline, Function<MediaReference.External, Optional<String>> newUrl)
      throws EditException {
    return NewTimelines.relink(timeline, newUrl);
  }

  /**
   * Says of the files of takes that they lie elsewhere.
   *
   * @param paths new paths of files, by the path that takes have now
   * @param urls new URLs, by those that their references have now
   */
  public static Timeline moveTakes(
      Timeline timeline, Map<String, String> paths, Map<String, String> urls) {
    return NewTimelines.moveTakes(timeline, paths, urls);
  }

  /**
   * A new timeline of whole clips with gaps of {@code gap} between them, picture on V1 and linked
   * sound on A1.
   */
  public static Timeline concatenate(String name, List<NewClip> clips, FrameTime gap) {
    return NewTimelines.concatenate(name, clips, gap);
  }

  /**
   * A media file of a new timeline.
   *
   * @param name of the clip
   * @param url of the file
   * @param range its whole range in media time, at its picture rate
   * @param sound whether it has sound
   */
  public record NewClip(String name, String url, FrameRange range, Sound sound) {}

  /** Whether a file has sound. */
  public enum Sound {
    WITH_SOUND,
    SILENT
  }
}
