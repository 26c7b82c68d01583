package org.raccord.model.timeline;

import java.util.random.RandomGenerator;

/**
 * Ids of slots: an {@code s} and four characters out of digits and lower-case letters that cannot
 * be taken for one another.
 */
public final class SlotIds {

  private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";

  private SlotIds() {}

  /** An id that no slot of {@code timeline} has. */
  public static String next(Timeline timeline, RandomGenerator random) {
    while (true) {
      StringBuilder id = new StringBuilder("s");
      for (int i = 0; i < 4; i++) {
        id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
      if (Timelines.slotItems(timeline, id.toString()).isEmpty()) {
        return id.toString();
      }
    }
  }

  /** Whether {@code text} has the form of an id, so that it is no address. */
  public static boolean isId(String text) {
    return text.length() == 5
        && text.charAt(0) == 's'
        && text.chars().skip(1).allMatch(c -> LETTERS.indexOf(c) >= 0);
  }
}
