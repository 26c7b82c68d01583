package org.raccord.matching.internal.voice;

import java.util.ArrayList;
import java.util.List;
import org.raccord.audio.Phone;
import org.raccord.audio.SpokenWord;

/** Times of words and phones when speech is read at another speed. */
final class Words {

  private Words() {}

  /**
   * The words at times multiplied by {@code factor}; none reaches past {@code length} or becomes
   * shorter than a sample.
   */
  static List<SpokenWord> scaled(List<SpokenWord> words, double factor, long length) {
    List<SpokenWord> scaled = new ArrayList<>();
    long at = 0;
    for (SpokenWord word : words) {
      long start = Math.max(at, Math.round(word.start() * factor));
      long end = Math.min(length, Math.round(word.end() * factor));
      if (end > start) {
        scaled.add(new SpokenWord(word.text(), start, end, phones(word, factor, start, end)));
        at = end;
      }
    }
    return scaled;
  }

  private static List<Phone> phones(SpokenWord word, double factor, long from, long to) {
    List<Phone> scaled = new ArrayList<>();
    long at = from;
    for (Phone phone : word.phones()) {
      long start = Math.max(at, Math.round(phone.start() * factor));
      long end = Math.min(to, Math.round(phone.end() * factor));
      if (end > start) {
        scaled.add(new Phone(phone.symbol(), start, end));
        at = end;
      }
    }
    return scaled;
  }
}
