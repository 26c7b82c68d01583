package org.raccord.model.fill;

import java.util.List;

/**
 * A line of dialogue as it is spoken in the sound of a slot. Times are samples at 48 kHz from the
 * slot's first sample, half open.
 *
 * @param text the line, as the brief has it
 * @param voice id of the voice that spoke it, such as {@code mary}
 * @param start its first sample
 * @param end the sample after its last one
 * @param words its words in order; empty where the voice knows no times
 * @param manner whose manner the voice took on
 */
public record SpokenLine(
    String text, String voice, long start, long end, List<Word> words, Manner manner) {

  /** Whose manner a voice takes on. */
  public enum Manner {
    /** That of somebody beside the slot. */
    MATCHED("temp dialogue, matched voice"),
    /** Nobody's: the voice is its own. */
    OWN("temp dialogue, the voice's own sound");

    private final String notice;

    Manner(String notice) {
      this.notice = notice;
    }

    /** How what is spoken so is named, for an editor to cut with: it is scratch. */
    public String notice() {
      return notice;
    }
  }

  /** Samples per second of all times. */
  public static final int RATE = 48_000;

  public SpokenLine {
    words = List.copyOf(words);
    if (end <= start) {
      throw new IllegalArgumentException("A spoken line has at least one sample");
    }
  }

  /** The same line, later by so many samples. */
  public SpokenLine shifted(long by) {
    return new SpokenLine(
        text, voice, start + by, end + by, words.stream().map(w -> w.shifted(by)).toList(), manner);
  }

  /**
   * A word.
   *
   * @param text the word as it stands in the line
   * @param start its first sample
   * @param end the sample after its last one
   * @param phones its sounds in order; empty where the voice knows words alone
   */
  public record Word(String text, long start, long end, List<Sound> phones) {
    public Word {
      phones = List.copyOf(phones);
    }

    Word shifted(long by) {
      return new Word(
          text,
          start + by,
          end + by,
          phones.stream().map(p -> new Sound(p.symbol(), p.start() + by, p.end() + by)).toList());
    }
  }

  /**
   * A sound of speech.
   *
   * @param symbol as the voice has it; for English as ARPAbet writes it, such as {@code AH}
   * @param start its first sample
   * @param end the sample after its last one
   */
  public record Sound(String symbol, long start, long end) {}
}
