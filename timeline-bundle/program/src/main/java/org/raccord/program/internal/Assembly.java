package org.raccord.program.internal;

import org.raccord.model.time.FrameRange;
import org.raccord.model.time.Rate;
import org.raccord.model.timeline.Timeline;

/** A timeline laid out in exact time, its own trim taken off. Immutable. */
public final class Assembly {

  private final Layers layers;
  private final ExactTime trimStart;
  private final ExactTime length;

  public Assembly(Timeline timeline) {
    layers = new Layers(timeline.tracks(), false);
    trimStart =
        timeline.trim().map(FrameRange::startTime).map(ExactTime::of).orElse(ExactTime.ZERO);
    length = timeline.trim().map(FrameRange::duration).map(ExactTime::of).orElse(layers.length());
  }

  /** All of it. */
  public FrameRange range(Rate rate) {
    return new FrameRange(0, length.nearest(rate), rate);
  }

  Layers layers() {
    return layers;
  }

  /** Where record zero lies in the time of the tracks. */
  ExactTime trimStart() {
    return trimStart;
  }

  ExactTime length() {
    return length;
  }

  /** What is seen in a frame of the program. */
  Look look(long frame, Rate rate) {
    Moment moment = Moment.of(frame, rate);
    ExactTime middle = moment.middle();
    if (middle.sign() <= 0 || middle.compareTo(length) > 0) {
      return Look.Nothing.NOTHING;
    }
    return layers.look(new Moment(moment.begin().plus(trimStart), moment.half()));
  }
}
