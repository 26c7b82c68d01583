package org.raccord.comfyui.internal;

/** Words of a server, made fit for a message. */
final class Words {

  private static final int MOST = 300;

  private Words() {}

  /** One line without control characters, of no great length. */
  static String of(String said) {
    String line = said.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
    return line.length() <= MOST ? line : line.substring(0, MOST) + "...";
  }

  /** A sentence: it ends with a full stop. */
  static String sentence(String said) {
    String line = of(said);
    return line.matches(".*[.!?]") ? line : line + ".";
  }
}
