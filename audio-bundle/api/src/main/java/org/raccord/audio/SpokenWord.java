package org.raccord.audio;

import java.util.List;

/**
 * A word in speech.
 *
 * @param text the word as it stands in the text
 * @param start its first sample, counted from the first one of the speech at the speech's rate
 * @param end the sample after its last one
 * @param phones its phones in order, without overlap; empty where the voice knows words alone
 */
public record SpokenWord(String text, long start, long end, List<Phone> phones) {

  public SpokenWord {
    phones = List.copyOf(phones);
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("A word has at least one sample");
    }
    long at = start;
    for (Phone phone : phones) {
      if (phone.start() < at || phone.end() > end) {
        throw new IllegalArgumentException(
            "The phone " + phone.symbol() + " overlaps another one or lies outside of its word");
      }
      at = phone.end();
    }
  }
}
