package org.raccord.media.internal;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where decoded blocks of sound were found to begin, by the times their packets carry.
 *
 * <p>Some containers name times so coarsely (Matroska: a millisecond) that only counting from the
 * start tells the sample. What was counted once is kept here, a block a second, and later readings
 * begin beside their target. Thread-safe.
 */
final class SamplePlaces {

  private final long apart;
  private final Object lock = new Object();
  private final TreeMap<Long, Long> samples = new TreeMap<>();

  /** A block's first sample and the time of its packet. */
  record Place(long time, long sample) {}

  /**
   * @param apart samples between two places that are kept
   */
  SamplePlaces(long apart) {
    this.apart = apart;
  }

  /** Keeps a counted place, unless one close to it is kept already. */
  void counted(long time, long sample) {
    synchronized (lock) {
      Map.Entry<Long, Long> before = samples.floorEntry(time);
      if (before == null || sample - before.getValue() >= apart) {
        samples.put(time, sample);
      }
    }
  }

  /** The last place at or before a sample. */
  Optional<Place> before(long sample) {
    synchronized (lock) {
      Map.Entry<Long, Long> found = samples.firstEntry();
      if (found == null || found.getValue() > sample) {
        return Optional.empty();
      }
      // Samples ascend with times.
      long low = found.getKey();
      long high = samples.lastKey();
      while (low < high) {
        long middle = low + (high - low + 1) / 2;
        Map.Entry<Long, Long> at = samples.floorEntry(middle);
        if (at != null && at.getValue() <= sample) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      Map.Entry<Long, Long> last = samples.floorEntry(low);
      return Optional.ofNullable(last).map(e -> new Place(e.getKey(), e.getValue()));
    }
  }

  /** The sample at which the block with exactly this time was counted to begin. */
  Optional<Long> at(long time) {
    synchronized (lock) {
      return Optional.ofNullable(samples.get(time));
    }
  }
}
