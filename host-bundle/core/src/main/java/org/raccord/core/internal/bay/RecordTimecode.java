package org.raccord.core.internal.bay;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.raccord.media.MediaException;
import org.raccord.media.StartTimecode;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;
import org.raccord.model.time.Timecode;
import org.raccord.model.timeline.Clip;
import org.raccord.model.timeline.Element;
import org.raccord.model.timeline.Nest;
import org.raccord.model.timeline.Timeline;
import org.raccord.model.timeline.Timelines;
import org.raccord.model.timeline.Track;

/**
 * How a timeline's record times are labelled. OTIO stores counts of frames and no word on how they
 * are counted: at rates that have drop-frame, the timecode of the picture's own media says it, and
 * where none has any, drop-frame is inferred from the rate as OTIO's own labels do.
 *
 * @param zero record time of the first frame
 * @param counting how labels count
 */
public record RecordTimecode(FrameTime zero, Timecode.Counting counting) {

  /** Enough files to hear from; a long timeline is not probed whole for its labels. */
  private static final int MOST_FILES = 8;

  private static final long DAY_SECONDS = 24 * 3600;

  /** That of a timeline at {@code rate}. */
  public static RecordTimecode of(Timeline timeline, Rate rate, MediaBay bay) {
    FrameTime zero = timeline.globalStart().orElse(FrameTime.zero(rate)).at(rate);
    if (!Timecode.hasDropFrame(rate)) {
      return new RecordTimecode(zero, Timecode.Counting.NON_DROP);
    }
    return new RecordTimecode(zero, ofMedia(timeline, rate, bay).orElse(Timecode.Counting.DROP));
  }

  private static Optional<Timecode.Counting> ofMedia(Timeline timeline, Rate rate, MediaBay bay) {
    Deque<Element> left = new ArrayDeque<>();
    Timelines.videoTracks(timeline).forEach(track -> left.addAll(track.elements()));
    Set<Path> asked = new HashSet<>();
    while (!left.isEmpty() && asked.size() < MOST_FILES) {
      Element element = left.remove();
      if (element instanceof Nest nest) {
        nest.tracks().stream()
            .filter(t -> t.kind() == Track.Kind.VIDEO)
            .forEach(t -> left.addAll(t.elements()));
      } else if (element instanceof Clip clip && !clip.activeKey().startsWith("raccord:")) {
        Optional<Path> file = bay.locate(clip.media()).filter(asked::add);
        Optional<Timecode.Counting> counting = file.flatMap(f -> counting(f, rate, bay));
        if (counting.isPresent()) {
          return counting;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Timecode.Counting> counting(Path file, Rate rate, MediaBay bay) {
    try {
      return bay.facts(file)
          .start()
          .filter(start -> start.time().rate().equals(rate))
          .map(StartTimecode::counting);
    } catch (MediaException e) {
      return Optional.empty();
    }
  }

  /** The label of a frame counted from the timeline's zero. */
  public String label(long frame) {
    return Timecode.format(zero.plusFrames(frame), counting);
  }

  /** The same for a file that begins with that frame; a day has 24 hours. */
  public StartTimecode start(long frame) {
    Rate rate = zero.rate();
    long nominal = rate.nominal();
    long day = DAY_SECONDS * nominal;
    if (counting == Timecode.Counting.DROP) {
      day -= 144 * 9 * (nominal / 15);
    }
    return new StartTimecode(
        FrameTime.of(Math.floorMod(zero.frame() + frame, day), rate), counting);
  }
}
