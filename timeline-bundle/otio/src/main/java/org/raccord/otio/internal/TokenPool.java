package org.raccord.otio.internal;

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

  private final @Nullable Json[] values = new Json[SIZE];

  /** The value of the token that stands at {@code start}, if it is held. */
  @Nullable Json find(String text, int start, int end) {
    if (end - start > LONGEST) {
      return null;
    }
    Json held = values[place(text, start, end)];
    String token = held == null ? "" : token(held);
    return token.length() == end - start && text.startsWith(token, start) ? held : null;
  }

  /** Holds the value of the token that stands at {@code start}. */
  <T extends Json> T hold(String text, int start, int end, T value) {
    if (end - start <= LONGEST) {
      values[place(text, start, end)] = value;
    }
    return value;
  }

  private static String token(Json value) {
    return value instanceof Json.Text held ? held.raw() : ((Json.Word) value).token();
  }

  private static int place(String text, int start, int end) {
    int hash = end - start;
    for (int i = start; i < end; i++) {
      hash = hash * 31 + text.charAt(i);
    }
    return (hash ^ (hash >>> 15)) & (SIZE - 1);
  }
}
