package org.raccord.model.fill;

import java.util.Locale;

/** What kind of fill an editor wants. */
public enum Intent {
  /** Whatever the neighbours suggest. */
  AUTO,
  /** One unbroken shot from the clip before to the clip after. */
  BRIDGE,
  /**
   * The neighbour goes on: the clip before at its tail, the clip after at its head, or both with a
   * cut.
   */
  EXTEND,
  /** A shot of its own in the look of its neighbours. */
  NEW_SHOT;

  /** The stored name, such as {@code new-shot}. */
  public String storedName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
