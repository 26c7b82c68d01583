package org.raccord.media.internal;

import java.util.Arrays;
import org.raccord.model.time.Rate;

/**
 * When each picture of a stream is shown, and where decoding may begin. All times are in ticks of
 * the stream. Immutable.
 */
final class PictureIndex {

  private final long[] shown;
  private final long[] keys;
  private final long[] keySeeks;
  private final Rate tick;

  private PictureIndex(long[] shown, long[] keys, long[] keySeeks, Rate tick) {
    this.shown = shown;
    this.keys = keys;
    this.keySeeks = keySeeks;
    this.tick = tick;
  }

  /** Presentation times, ascending, without repetition; not to be written to. */
  long[] shown() {
    return shown;
  }

  /** Presentation times of the key packets, ascending; not to be written to. */
  long[] keys() {
    return keys;
  }

  /** For each key the time to seek to (its decoding time); not to be written to. */
  long[] keySeeks() {
    return keySeeks;
  }

  /** Ticks per second. */
  Rate tick() {
    return tick;
  }

  /** Sorts and cleans what a scan found; {@code keys} and {@code keySeeks} are in file order. */
  static PictureIndex of(LongList shown, LongList keys, LongList keySeeks, Rate tick) {
    long[] sorted = shown.toArray();
    Arrays.sort(sorted);
    int n = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (n == 0 || sorted[i] != sorted[n - 1]) {
        sorted[n++] = sorted[i];
      }
    }
    long[] k = keys.toArray();
    long[] s = keySeeks.toArray();
    // Key packets come in presentation order in every sane file; a stray one is not begun at.
    int m = 0;
    for (int i = 0; i < k.length; i++) {
      if (m == 0 || k[i] > k[m - 1]) {
        k[m] = k[i];
        s[m] = s[i];
        m++;
      }
    }
    return new PictureIndex(
        Arrays.copyOf(sorted, n), Arrays.copyOf(k, m), Arrays.copyOf(s, m), tick);
  }

  int size() {
    return shown.length;
  }

  /** The number of the picture shown at exactly this time, or negative. */
  int at(long time) {
    return Arrays.binarySearch(shown, time);
  }

  /** The number of the first picture shown at a time or later. */
  int firstAt(long time) {
    int found = Arrays.binarySearch(shown, time);
    return found >= 0 ? found : -found - 1;
  }

  /** The last key from which picture {@code i} can be decoded, or -1: from the file's beginning. */
  int keyFor(int i) {
    int found = Arrays.binarySearch(keys, shown[i]);
    return found >= 0 ? found : -found - 2;
  }

  /** Without the pictures shown before {@code first}: they cannot be decoded. */
  PictureIndex from(long first) {
    int begin = 0;
    while (begin < shown.length && shown[begin] < first) {
      begin++;
    }
    return begin == 0
        ? this
        : new PictureIndex(Arrays.copyOfRange(shown, begin, shown.length), keys, keySeeks, tick);
  }
}
