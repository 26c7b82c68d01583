package org.raccord.matching.internal;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a mood does to speech: slow ones are spoken 8 % slower, lively ones 8 % faster. Its height
 * stays the speaker's.
 */
final class Mood {

  private static final double SLOWER = 0.92;
  private static final double FASTER = 1.08;
  private static final Set<String> SLOW =
      Set.of("melancholic", "sad", "tired", "calm", "gentle", "tender", "sombre", "somber");
  private static final Set<String> LIVELY =
      Set.of("angry", "excited", "happy", "urgent", "joyful", "nervous", "tense", "cheerful");

  private Mood() {}

  /** How fast is spoken in a mood, 1 as usual. */
  static double pace(Optional<String> mood) {
    for (String word : mood.orElse("").toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
      if (SLOW.contains(word)) {
        return SLOWER;
      }
      if (LIVELY.contains(word)) {
        return FASTER;
      }
    }
    return 1;
  }
}
