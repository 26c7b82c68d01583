package org.raccord.model.timeline;

import java.util.List;
import java.util.Optional;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;

/** Where markers stand, from the timeline's zero. */
final class MarkerTimes {

  private MarkerTimes() {}

  /** What a time of a marker of the timeline is added to. */
  static ExactTime zero(Timeline timeline, Marker marker) {
    return timeline
        .trim()
        .map(t -> ExactTime.ZERO.minus(t.startTime()))
        .orElse(ExactTime.ZERO)
        .minus(recordOffset(timeline, marker));
  }

  /**
   * Where a new marker of the timeline is written to mean a time from the timeline's zero: at
   * record timecode where that of others is, so that a program that reads so finds it too.
   */
  static ExactTime written(Timeline timeline, FrameTime at) {
    ExactTime wanted = ExactTime.of(at);
    ExactTime plain = wanted.plus(timeline.trim().map(FrameRange::startTime).orElse(none(at)));
    ExactTime recorded = plain.plus(timeline.globalStart().orElse(none(at)));
    boolean others =
        timeline.markers().stream()
            .anyMatch(m -> !recordOffset(timeline, m).equals(ExactTime.ZERO));
    for (ExactTime time : others ? List.of(recorded, plain) : List.of(plain, recorded)) {
      Marker marker = MarkerEdits.point("", time.exactly(at.rate()));
      if (zero(timeline, marker).plus(time).equals(wanted)) {
        return time;
      }
    }
    return plain;
  }

  private static FrameTime none(FrameTime at) {
    return FrameTime.zero(at.rate());
  }

  /** What a time of a marker of a track is added to. */
  static ExactTime zero(Timeline timeline, int track) {
    return TrackTimes.start(timeline, ItemPath.of(track, 0));
  }

  /** Some programs put timeline markers at record timecode: those lie past the end without it. */
  private static ExactTime recordOffset(Timeline timeline, Marker marker) {
    Optional<FrameTime> start = timeline.globalStart();
    boolean past = marker.range().startTime().compareTo(TrackTimes.duration(timeline)) > 0;
    return start.isPresent() && past && start.get().compareTo(marker.range().startTime()) <= 0
        ? ExactTime.of(start.get())
        : ExactTime.ZERO;
  }

  /** A time of a marker of an item, which is media time, from the item's start. */
  static ExactTime inItem(Item item, FrameTime time) {
    if (item instanceof Clip clip) {
      return clip.speed() != 1 && clip.speed() != 0
          ? ClipTimes.clipTime(clip, time)
          : ExactTime.of(time).minus(clip.source().startTime());
    }
    return item instanceof Nest nest
        ? ExactTime.of(time).minus(nest.source().startTime())
        : ExactTime.of(time);
  }

  /** The nearest time of an item to one that may lie outside of it. */
  static ExactTime within(Item item, ExactTime time) {
    ExactTime end = ExactTime.of(item.duration());
    ExactTime from = time.compareTo(ExactTime.ZERO) < 0 ? ExactTime.ZERO : time;
    return from.compareTo(end) > 0 ? end : from;
  }
}
