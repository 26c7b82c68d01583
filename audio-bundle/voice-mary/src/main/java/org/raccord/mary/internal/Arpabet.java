package org.raccord.mary.internal;

import java.util.Map;

/** The sounds of English as MaryTTS writes them (SAMPA) and as ARPAbet does. */
final class Arpabet {

  private static final Map<String, String> OF =
      Map.ofEntries(
          Map.entry("A", "AA"),
          Map.entry("{", "AE"),
          Map.entry("V", "AH"),
          Map.entry("O", "AO"),
          Map.entry("aU", "AW"),
          Map.entry("@", "AX"),
          Map.entry("AI", "AY"),
          Map.entry("E", "EH"),
          Map.entry("r=", "ER"),
          Map.entry("EI", "EY"),
          Map.entry("I", "IH"),
          Map.entry("i", "IY"),
          Map.entry("@U", "OW"),
          Map.entry("OI", "OY"),
          Map.entry("U", "UH"),
          Map.entry("u", "UW"),
          Map.entry("b", "B"),
          Map.entry("tS", "CH"),
          Map.entry("d", "D"),
          Map.entry("D", "DH"),
          Map.entry("f", "F"),
          Map.entry("g", "G"),
          Map.entry("h", "HH"),
          Map.entry("dZ", "JH"),
          Map.entry("k", "K"),
          Map.entry("l", "L"),
          Map.entry("m", "M"),
          Map.entry("n", "N"),
          Map.entry("N", "NG"),
          Map.entry("p", "P"),
          Map.entry("r", "R"),
          Map.entry("s", "S"),
          Map.entry("S", "SH"),
          Map.entry("t", "T"),
          Map.entry("T", "TH"),
          Map.entry("v", "V"),
          Map.entry("w", "W"),
          Map.entry("j", "Y"),
          Map.entry("z", "Z"),
          Map.entry("Z", "ZH"));

  private Arpabet() {}

  /**
   * The ARPAbet symbol of a SAMPA one.
   *
   * @throws IllegalStateException if English has no such sound
   */
  static String of(String sampa) {
    String symbol = OF.get(sampa);
    if (symbol == null) {
      throw new IllegalStateException("MaryTTS names a sound that English has not: " + sampa);
    }
    return symbol;
  }
}
