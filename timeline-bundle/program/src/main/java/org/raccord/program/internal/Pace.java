package org.raccord.program.internal;

import org.raccord.model.time.FrameRange;

/**
 * How an item's own time follows record time: a range that is played from a record instant on, at a
 * speed. A reversed range is played from its end; a freeze stays at its start.
 *
 * @param start the range's start, in the item's own time
 * @param end the range's end once the speed is considered: {@code start + duration x |speed|}
 * @param frame one frame of the range's own rate
 * @param speed as a clip has it
 */
record Pace(ExactTime start, ExactTime end, ExactTime frame, ExactTime speed) {

  static Pace of(FrameRange source, double scalar) {
    ExactTime speed = ExactTime.number(scalar);
    ExactTime start = ExactTime.of(source.startTime());
    return new Pace(
        start,
        start.plus(ExactTime.of(source.duration()).times(speed.abs())),
        ExactTime.of(1, source.rate()),
        speed);
  }

  boolean isReversed() {
    return speed.sign() < 0;
  }

  boolean isFreeze() {
    return speed.sign() == 0;
  }

  /** Whether it runs as recorded. */
  boolean isPlain() {
    return speed.equals(ExactTime.number(1));
  }

  /** The item's own time, {@code offset} after its first frame's beginning. */
  ExactTime at(ExactTime offset) {
    ExactTime run = offset.times(speed);
    return isReversed() ? end.plus(run) : start.plus(run);
  }

  /** The same for a whole frame of the program, to look up inside a nest. */
  Moment at(Moment record, ExactTime itemStart) {
    ExactTime begin = at(record.begin().minus(itemStart));
    if (isFreeze()) {
      return new Moment(begin, frame.half());
    }
    // A frame of a fast nest shows the inner frame it begins with, not the one in its middle.
    ExactTime half = record.half().times(speed.abs().min(ExactTime.number(1)));
    return new Moment(isReversed() ? begin.minus(half.plus(half)) : begin, half);
  }
}
