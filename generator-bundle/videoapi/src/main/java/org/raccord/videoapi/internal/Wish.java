package org.raccord.videoapi.internal;

import java.util.Optional;
import org.raccord.generator.Offer.Rung;

/**
 * What is asked of a server for one slot.
 *
 * @param rung what conditions it
 * @param prompt the words
 * @param negative what must not be seen, as a field of its own
 * @param size the picture
 * @param length how long
 * @param seed decides what is random, where the server takes one
 * @param middle frames around a masked middle, where that conditions it
 */
record Wish(
    Rung rung,
    String prompt,
    Optional<String> negative,
    Sizes.Size size,
    Lengths.Asked length,
    int seed,
    Optional<Middle> middle) {

  /**
   * Frames at the server's rate.
   *
   * @param before of the clip before
   * @param masked that stand for the slot
   * @param after of the clip after
   */
  record Middle(int before, int masked, int after) {}
}
