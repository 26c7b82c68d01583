package org.raccord.audio;

import java.util.Set;

/**
 * A sound of speech.
 *
 * @param symbol for English, one of {@link #ENGLISH}; a voice of another language documents its own
 * @param start its first sample, counted from the first one of the speech at the speech's rate
 * @param end the sample after its last one
 */
public record Phone(String symbol, long start, long end) {

  /**
   * The sounds of English as ARPAbet writes them (the 39 of the CMU pronouncing dictionary, without
   * stress marks, and the schwa {@code AX}): vowels, then consonants.
   */
  public static final Set<String> ENGLISH =
      Set.of(
          "AA", "AE", "AH", "AO", "AW", "AX", "AY", "EH", "ER", "EY", "IH", "IY", "OW", "OY", "UH",
          "UW", "B", "CH", "D", "DH", "F", "G", "HH", "JH", "K", "L", "M", "N", "NG", "P", "R", "S",
          "SH", "T", "TH", "V", "W", "Y", "Z", "ZH");

  public Phone {
    if (symbol.isBlank() || start < 0 || end <= start) {
      throw new IllegalArgumentException("A phone has a symbol and at least one sample");
    }
  }
}
