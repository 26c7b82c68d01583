package org.raccord.desktop.internal.model;

import java.util.Optional;
import org.raccord.core.Monitor;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/**
 * The way that playing takes through a timeline: from a frame to its end, back to its beginning, or
 * round and round a loop. Moments of it are counted in samples at {@link Monitor#SOUND_RATE} from
 * where it begins.
 *
 * @param from record frame it begins with
 * @param end record frame after the last, where it does not loop
 * @param loop what it goes round in; {@code from} lies in it
 * @param rate of record frames
 * @param speed 1 in real time, 2 twice as fast, negative backwards; never 0
 */
record Course(long from, long end, Optional<FrameRange> loop, Rate rate, int speed) {

  Course {
    if (speed == 0) {
      throw new IllegalArgumentException("a course has a direction");
    }
  }

  /** In real time. */
  Course(long from, long end, Optional<FrameRange> loop, Rate rate) {
    this(from, end, loop, rate, 1);
  }

  /**
   * A stretch that is played without a jump, in steps of {@code speed} frames.
   *
   * @param record its frames; backwards the last comes first
   * @param sample the moment at which it begins
   * @param speed as the course's
   */
  record Leg(FrameRange record, long sample, int speed) {

    /** How many frames are seen. */
    long steps() {
      int stride = Math.abs(speed);
      return (record.length() + stride - 1) / stride;
    }

    /** The frame of a step, counted from 0. */
    long frame(long step) {
      return speed > 0 ? record.start() + step * speed : record.end() - 1 + step * speed;
    }

    /** The moment after its last frame. */
    long endSample() {
      return sample + way(record.length());
    }

    /** The moment of a step. */
    long sampleOf(long step) {
      return sample + way(Math.min(record.length(), step * Math.abs(speed)));
    }

    /** Samples that pass until so many frames were gone through. */
    private long way(long frames) {
      long length =
          speed > 0
              ? sampleOf(record.start() + frames, record.rate())
                  - sampleOf(record.start(), record.rate())
              : sampleOf(record.end(), record.rate())
                  - sampleOf(record.end() - frames, record.rate());
      return length / Math.abs(speed);
    }

    /** The step that is seen at a moment. */
    long stepAt(long moment) {
      long low = 0;
      long high = steps() - 1;
      while (low < high) {
        long middle = (low + high + 1) >>> 1;
        if (sampleOf(middle) <= moment) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      return low;
    }

    private static long sampleOf(long frame, Rate rate) {
      return FrameTime.of(frame, rate).sample(Monitor.SOUND_RATE);
    }
  }

  /** The first leg; empty where there is nothing left to play. */
  Optional<Leg> first() {
    if (speed < 0) {
      return from <= 0
          ? Optional.empty()
          : Optional.of(new Leg(new FrameRange(0, from + 1, rate), 0, speed));
    }
    long stop = loop.map(FrameRange::end).orElse(end);
    return from >= stop
        ? Optional.empty()
        : Optional.of(new Leg(new FrameRange(from, stop - from, rate), 0, speed));
  }

  /** The leg after another; empty after the last. */
  Optional<Leg> after(Leg leg) {
    return speed < 0 ? Optional.empty() : loop.map(round -> new Leg(round, leg.endSample(), speed));
  }
}
