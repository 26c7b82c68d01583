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
 */
record Wish(
    Rung rung,
    String prompt,
    Optional<String> negative,
    Sizes.Size size,
    Lengths.Asked length,
    int seed) {}
