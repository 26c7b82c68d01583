package org.raccord.desktop.internal.model;

import java.util.Optional;
import org.raccord.core.Monitor;
import org.raccord.model.time.FrameRange;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

/**
 * The way that playing takes through a timeline: from a frame to its end, or round and round a
 * loop. Moments of it are counted in samples at {@link Monitor#SOUND_RATE} from where it begins.
 *
 * @param from record frame it begins with
 * @param end record frame after the last, where it does not loop
 * @param loop what it goes round in; {@code from} lies in it
 * @param rate of record frames
 */
record Course(long from, long end, Optional<FrameRange> loop, Rate rate) {

  /**
   * A stretch that is played without a jump.
   *
   * @param record its frames
   * @param sample the moment at which it begins
   */
  record Leg(FrameRange record, long sample) {

    /** The moment after its last frame. */
    long endSample() {
      return sample + sampleOf(record.endTime()) - sampleOf(record.startTime());
    }

    /** The moment of one of its frames. */
    long sampleOf(long frame) {
      return sample + sampleOf(FrameTime.of(frame, record.rate())) - sampleOf(record.startTime());
    }

    /** The frame of it that is seen at a moment. */
    long frameAt(long moment) {
      long low = record.start();
      long high = record.end() - 1;
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

    private static long sampleOf(FrameTime time) {
      return time.sample(Monitor.SOUND_RATE);
    }
  }

  /** The first leg; empty where there is nothing left to play. */
  Optional<Leg> first() {
    long stop = loop.map(FrameRange::end).orElse(end);
    return from >= stop
        ? Optional.empty()
        : Optional.of(new Leg(new FrameRange(from, stop - from, rate), 0));
  }

  /** The leg after another; empty after the last. */
  Optional<Leg> after(Leg leg) {
    return loop.map(round -> new Leg(round, leg.endSample()));
  }
}
