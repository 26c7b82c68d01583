package org.raccord.otio.internal;

import org.jspecify.annotations.Nullable;

/**
 * The small objects that a text repeats, each held once: times, ranges, what is available of one
 * file in clip after clip. Objects whose tokens and parts are held once are the same where those
 * are, so that nothing need be gone through. One that another drives from its place is made anew.
 */
final class ObjectPool {

  private static final int SIZE = 1 << 13;

  /** Larger ones are rarely repeated. */
  private static final int MOST_MEMBERS = 6;

  private final @Nullable Json.Obj[] values = new Json.Obj[SIZE];

  /**
   * The object of these members, made where it is not held.
   *
   * @param members of which {@code [first, end)} are meant
   * @param hash the same for the same members
   */
  Json.Obj of(Json.Member[] members, int first, int end, int hash) {
    int count = end - first;
    if (count > MOST_MEMBERS) {
      return Json.Obj.of(members, first, end);
    }
    int place = (hash ^ (hash >>> 13)) & (SIZE - 1);
    Json.Obj held = values[place];
    if (held != null && isOf(held, members, first, count)) {
      return held;
    }
    Json.Obj made = Json.Obj.of(members, first, end);
    values[place] = made;
    return made;
  }

  /** Parts that are equal and not the same are taken for different, which only costs memory. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isOf(Json.Obj held, Json.Member[] members, int first, int count) {
    if (held.members().size() != count) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      Json.Member one = held.members().get(i);
      Json.Member other = members[first + i];
      if (one.value() != other.value() || one.rawKey() != other.rawKey()) {
        return false;
      }
    }
    return true;
  }
}
