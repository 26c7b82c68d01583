package org.raccord.otio.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that a text repeats, each held once: names, schemas, rates. Halves the memory of a
 * long timeline and spares the checks of what was checked before. A token that another one drives
 * from its place is held anew.
 */
final class TokenPool {

  private static final int SIZE = 1 << 12;

  /** Longer tokens are rarely repeated. */
  private static final int LONGEST = 48;

  private final byte[] text;
  private final @Nullable Json[] values = new Json[SIZE];
  private final int[] starts = new int[SIZE];
  private final int[] ends = new int[SIZE];

  /**
   * @param text in which all tokens stand
   */
  TokenPool(byte[] text) {
    this.text = text;
  }

  /**
   * The value of the token that stands at {@code start}, if it is held.
   *
   * @param hash the same for the same token, however it is worked out
   */
  @Nullable Json find(int start, int end, int hash) {
    int place = place(hash);
    Json held = values[place];
    return held != null
            && ends[place] - starts[place] == end - start
            && Arrays.equals(text, starts[place], ends[place], text, start, end)
        ? held
        : null;
  }

  /** Holds the value of the token that stands at {@code start}. */
  <T extends Json> T hold(int start, int end, int hash, T value) {
    if (end - start <= LONGEST) {
      int place = place(hash);
      values[place] = value;
      starts[place] = start;
      ends[place] = end;
    }
    return value;
  }

  private static int place(int hash) {
    return (hash ^ (hash >>> 15)) & (SIZE - 1);
  }
}
