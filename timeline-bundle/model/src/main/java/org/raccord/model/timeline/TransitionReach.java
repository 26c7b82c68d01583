package org.raccord.model.timeline;

import java.util.List;

/** A transition reaches into the items beside it: these must be as long as that. */
final class TransitionReach {

  private TransitionReach() {}

  /**
   * Checks an item that has become shorter.
   *
   * @throws EditException if the transitions at its ends reach over more than there is of it
   */
  static void check(List<Element> line, int index) throws EditException {
    if (!(line.get(index) instanceof Item item)) {
      return;
    }
    ExactTime reach = ExactTime.ZERO;
    String name = "";
    if (index > 0 && line.get(index - 1) instanceof Transition before) {
      reach = reach.plus(before.outOffset());
      name = before.name();
    }
    if (index + 1 < line.size() && line.get(index + 1) instanceof Transition after) {
      reach = reach.plus(after.inOffset());
      name = after.name();
    }
    if (reach.compareTo(ExactTime.of(item.duration())) > 0) {
      throw new EditException(
          "The transition \""
              + name
              + "\" at the other end of \""
              + item.name()
              + "\" would be longer than what is left of it; change it by less, or remove the"
              + " transition first.");
    }
  }
}
