package org.raccord.model.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.Intent;
import org.raccord.model.fill.SlotRecord;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.time.Timecode;

/** Making slots: of a range, and around an edit point. */
final class SlotEdits {

  private SlotEdits() {}

  static Edited addSlot(
      Timeline timeline, String track, FrameRange record, Removal removal, String slotId)
      throws EditException {
    int index =
        Timelines.trackIndex(timeline.tracks(), track)
            .filter(i -> timeline.tracks().get(i).kind() == Track.Kind.VIDEO)
            .orElseThrow(
                () ->
                    new EditException(
                        "There is no video track "
                            + track
                            + "; the timeline has "
                            + Timelines.videoTracks(timeline).size()
                            + ", V1 is the lowest."));
    Rate rate = Timelines.rate(timeline, timeline.tracks().get(index));
    FrameRange range = record.at(rate);
    Optional<SlotRecord> slot = Optional.of(SlotRecord.fresh(slotId, Brief.OPEN));
    Timeline lifted = Lift.lift(timeline, index, range, slot);
    List<String> remarks = new ArrayList<>();
    if (removal == Removal.EXTRACT) {
      lifted = liftSound(lifted, index, range, slot, remarks);
    }
    return new Edited(
        lifted,
        "Made " + range.length() + " frames of " + track + " slot " + slotId,
        Optional.of(slotId),
        remarks);
  }

  private static Timeline liftSound(
      Timeline timeline,
      int picture,
      FrameRange range,
      Optional<SlotRecord> slot,
      List<String> remarks)
      throws EditException {
    ItemPath place = ItemPath.of(picture, 0);
    ExactTime zero = TrackTimes.start(timeline, place);
    Beside beside = new Beside(MediaShelf.TRUSTING);
    List<Clip> clips = new ArrayList<>();
    beside
        .before(timeline.tracks(), picture, List.of(), ExactTime.of(range.startTime()).minus(zero))
        .ifPresent(n -> clips.add(n.clip()));
    beside
        .after(timeline.tracks(), picture, List.of(), ExactTime.of(range.endTime()).minus(zero))
        .ifPresent(n -> clips.add(n.clip()));
    Timeline now = timeline;
    for (int t = 0; t < timeline.tracks().size(); t++) {
      Track track = timeline.tracks().get(t);
      if (!ProductionSound.mayBe(track) || !holdsSound(timeline, t, range, clips)) {
        continue;
      }
      try {
        now = Lift.lift(now, t, range, slot);
      } catch (EditException e) {
        remarks.add(
            Timelines.trackAddress(timeline.tracks(), t) + " keeps its sound: " + e.getMessage());
      }
    }
    return now;
  }

  /** Whether what sounds over a range on a track goes with the pictures, all of it. */
  private static boolean holdsSound(
      Timeline timeline, int track, FrameRange range, List<Clip> pictures) {
    boolean some = false;
    List<Element> elements = timeline.tracks().get(track).elements();
    for (int e = 0; e < elements.size(); e++) {
      if (elements.get(e) instanceof Clip clip
          && TrackTimes.recordRange(timeline, ItemPath.of(track, e), range.rate())
              .intersection(range)
              .isPresent()) {
        if (!ProductionSound.goWith(clip, pictures)) {
          return false;
        }
        some = true;
      }
    }
    return some;
  }

  static Edited smooth(Timeline timeline, FrameTime at, long frames, String slotId)
      throws EditException {
    int lowest = Beside.lowestVideo(timeline.tracks());
    if (lowest < 0) {
      throw new EditException("The timeline has no video track that is shown.");
    }
    if (frames < 1) {
      throw new EditException("A smoothed edit point takes at least one frame.");
    }
    Track track = timeline.tracks().get(lowest);
    Rate rate = Timelines.rate(timeline, track);
    FrameTime wanted = at.at(rate);
    long reach = FrameTime.of(1, Rate.of(4)).at(rate).frame();
    long best = Long.MAX_VALUE;
    int left = -1;
    int right = -1;
    int last = -1;
    FrameTime cut = wanted;
    for (int e = 0; e < track.elements().size(); e++) {
      if (!(track.elements().get(e) instanceof Item item) || item.duration().frame() == 0) {
        continue;
      }
      FrameTime start = TrackTimes.recordRange(timeline, ItemPath.of(lowest, e), rate).startTime();
      long distance = Math.abs(start.frame() - wanted.frame());
      if (last >= 0
          && isPicture(track.elements().get(last))
          && isPicture(item)
          && distance <= reach
          && distance < best) {
        best = distance;
        left = last;
        right = e;
        cut = start;
      }
      last = e;
    }
    if (left < 0) {
      throw new EditException(
          "No edit point between two clips lies within a quarter of a second of "
              + Timecode.format(wanted, Timecode.Counting.NON_DROP)
              + ". Give the timecode of a cut.");
    }
    long before = frames / 2;
    long after = frames - before;
    FrameRange a = TrackTimes.recordRange(timeline, ItemPath.of(lowest, left), rate);
    FrameRange b = TrackTimes.recordRange(timeline, ItemPath.of(lowest, right), rate);
    if (a.length() <= before || b.length() <= after) {
      throw new EditException(
          "The clips at the edit point have "
              + a.length()
              + " and "
              + b.length()
              + " frames; "
              + frames
              + " cannot be replaced around it. Ask for fewer.");
    }
    FrameRange range = new FrameRange(cut.frame() - before, frames, rate);
    Brief brief = Brief.OPEN.withIntent(Intent.BRIDGE);
    Timeline lifted =
        Lift.lift(timeline, lowest, range, Optional.of(SlotRecord.fresh(slotId, brief)));
    return new Edited(
        lifted,
        "Made " + frames + " frames around an edit point slot " + slotId,
        Optional.of(slotId),
        List.of());
  }

  private static boolean isPicture(Element element) {
    return element instanceof Nest
        || (element instanceof Clip clip && !(clip.media() instanceof MediaReference.Missing));
  }
}
