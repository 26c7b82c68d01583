package org.raccord.audio;

/**
 * What a voice is to say, and how: a pure value, equal for equal wishes.
 *
 * @param text the words, as an editor wrote them: plain text, whatever it holds
 * @param language the language of the text, as a BCP 47 tag such as {@code en}
 * @param pitch how much higher than by itself it speaks, in semitones, -12 to 12
 * @param rate how fast it speaks, 1 as by itself, 2 twice as fast; 0.5 to 2
 * @param seed decides everything random
 * @param pauses how often it pauses within the text at least, where that is natural: what commas
 *     and full stops ask for counts. A voice that cannot tell where leaves the others out
 */
public record Utterance(
    String text, String language, double pitch, double rate, long seed, int pauses) {

  /** Semitones that a voice may be asked to speak higher or lower. */
  public static final double MOST_PITCH = 12;

  /** The slowest rate there is. */
  public static final double SLOWEST = 0.5;

  /** The fastest rate there is. */
  public static final double FASTEST = 2;

  /** The text with the pauses that its signs ask for. */
  public Utterance(String text, String language, double pitch, double rate, long seed) {
    this(text, language, pitch, rate, seed, 0);
  }

  public Utterance {
    if (pauses < 0) {
      throw new IllegalArgumentException("There are no " + pauses + " pauses");
    }
    if (!(Math.abs(pitch) <= MOST_PITCH)) {
      throw new IllegalArgumentException("A pitch of " + pitch + " semitones is out of reach");
    }
    if (!(rate >= SLOWEST && rate <= FASTEST)) {
      throw new IllegalArgumentException("A rate of " + rate + " is not within 0.5 and 2");
    }
    if (language.isBlank()) {
      throw new IllegalArgumentException("A text has a language");
    }
  }

  /** The text in the voice's own pitch and rate. */
  public static Utterance of(String text, String language, long seed) {
    return new Utterance(text, language, 0, 1, seed);
  }
}
