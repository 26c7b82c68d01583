package org.raccord.program.internal;

/** What is seen in one frame of the program. */
sealed interface Look {

  /** Nothing: what lies below is seen, and black at the bottom. */
  enum Nothing implements Look {
    NOTHING
  }

  /**
   * A clip's picture.
   *
   * @param shot the clip where it stands
   * @param begin when the frame begins, in the time of the shot's track
   * @param handle whether a transition shows it, which may reach beyond the trimmed range
   */
  record Picture(Shot shot, ExactTime begin, boolean handle) implements Look {}

  /**
   * Two looks mixed.
   *
   * @param from what goes
   * @param to what comes
   * @param weight how far {@code to} has come, in 1/{@link #FULL}
   */
  record Mix(Look from, Look to, int weight) implements Look {}

  /** The weight of a mix that has ended. 15 bits: a 16-bit sample times it fits an int. */
  int FULL = 1 << 15;

  /** This look over another: where nothing is seen, {@code below} is. */
  default Look over(Look below) {
    if (this instanceof Nothing) {
      return below;
    }
    if (this instanceof Mix mix) {
      return mix(mix.from.over(below), mix.to.over(below), mix.weight);
    }
    return this;
  }

  /** Whether anything below shows through. */
  default boolean isTransparent() {
    return this instanceof Nothing
        || (this instanceof Mix mix && (mix.from.isTransparent() || mix.to.isTransparent()));
  }

  /** A mix, or what it comes to where there is nothing to mix. */
  static Look mix(Look from, Look to, int weight) {
    if (weight <= 0 || from.equals(to)) {
      return from;
    }
    return weight >= FULL ? to : new Mix(from, to, weight);
  }
}
