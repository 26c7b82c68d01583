package org.raccord.program.internal;

import java.util.List;
import java.util.Optional;
import org.raccord.media.MediaFacts;
import org.raccord.media.StartTimecode;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Clip;

/**
 * A clip where it stands; one object for each place, also where a nest is used twice. Compared by
 * identity.
 */
final class Shot {

  private final Clip clip;
  private final ExactTime start;
  private final Pace pace;
  private final boolean playsBackwards;

  /**
   * @param clip the clip
   * @param start where it begins, in the time of its track
   * @param backwardsNest whether what it is nested in is played backwards
   */
  Shot(Clip clip, ExactTime start, boolean backwardsNest) {
    this.clip = clip;
    this.start = start;
    this.pace = Pace.of(clip.source(), clip.speed());
    this.playsBackwards = pace.isReversed() != backwardsNest;
  }

  Clip clip() {
    return clip;
  }

  ExactTime start() {
    return start;
  }

  Pace pace() {
    return pace;
  }

  /** Whether its frames are wanted last first. */
  boolean playsBackwards() {
    return playsBackwards;
  }

  /**
   * The frame of the file that is seen, which may lie outside the file.
   *
   * @param begin when the program's frame begins, in the time of the clip's track
   * @param handle whether frames outside the clip's trimmed range are meant
   * @param zero media time of the file's first frame
   * @param rate rate of the file
   */
  long fileFrame(ExactTime begin, boolean handle, ExactTime zero, Rate rate) {
    ExactTime media = pace.at(begin.minus(start)).minus(zero);
    long frame = pace.isReversed() ? media.frameJustBefore(rate) : media.frameShown(rate);
    if (handle) {
      return frame;
    }
    // An edit point between two frames of the program may ask for a frame next to the range.
    long first = pace.start().minus(zero).frameShown(rate);
    long last = Math.max(first, pace.end().minus(zero).frameJustBefore(rate));
    return Math.max(first, Math.min(last, frame));
  }

  /**
   * Media time of the file's first frame: what the timeline says is available begins there.
   * Timelines that say nothing, or count from zero what others count from the timecode, are
   * understood by what makes the clip lie in its file.
   */
  ExactTime zero(MediaFacts facts) {
    Optional<ExactTime> length =
        facts
            .picture()
            .map(picture -> ExactTime.of(picture.range().duration()))
            .or(() -> facts.sound().map(s -> ExactTime.of(s.samples(), rateOf(s.format()))));
    Optional<ExactTime> declared =
        clip.media().available().map(FrameRange::startTime).map(ExactTime::of);
    Optional<ExactTime> timecode = facts.start().map(StartTimecode::time).map(ExactTime::of);
    List<ExactTime> candidates =
        java.util.stream.Stream.of(declared, Optional.of(ExactTime.ZERO), timecode)
            .flatMap(Optional::stream)
            .toList();
    if (length.isPresent()) {
      for (ExactTime zero : candidates) {
        if (pace.start().compareTo(zero.plus(length.get())) < 0
            && pace.end().compareTo(zero) >= 0) {
          return zero;
        }
      }
    }
    return candidates.get(0);
  }

  private static Rate rateOf(org.raccord.model.sound.SoundFormat format) {
    return Rate.of(format.sampleRate());
  }
}
