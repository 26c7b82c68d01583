package org.raccord.audio;

import java.util.List;
import org.raccord.model.sound.SoundBlock;

/**
 * What a voice said.
 *
 * @param sound one channel, at least one sample
 * @param words the words in order, as they are spoken, without overlap; empty where the voice does
 *     not know when it says what
 * @param remarks what the editor should know, in sentences: what of the text was left out
 */
public record Speech(SoundBlock sound, List<SpokenWord> words, List<String> remarks) {

  public Speech {
    words = List.copyOf(words);
    remarks = List.copyOf(remarks);
    if (sound.format().channels() != 1 || sound.length() < 1) {
      throw new IllegalArgumentException("Speech is one channel with something in it");
    }
    long at = 0;
    for (SpokenWord word : words) {
      if (word.start() < at || word.end() > sound.length()) {
        throw new IllegalArgumentException(
            "The word " + word.text() + " overlaps another one or lies outside of the speech");
      }
      at = word.end();
    }
  }

  /** Speech without remarks. */
  public Speech(SoundBlock sound, List<SpokenWord> words) {
    this(sound, words, List.of());
  }
}
