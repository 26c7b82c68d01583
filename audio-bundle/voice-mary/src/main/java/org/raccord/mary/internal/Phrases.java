package org.raccord.mary.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.raccord.mary.internal.EnglishText.Token;

/**
 * Where people pause in an English sentence that has no comma there: before a small word that
 * follows one with a meaning of its own, conjunctions above all, so that the parts are about as
 * long as each other (chinks and chunks: M. Liberman and K. Church, Text analysis and word
 * pronunciation in text-to-speech synthesis, 1992).
 */
final class Phrases {

  /** Words in a part, at least. */
  private static final int LEAST = 2;

  /** A conjunction is worth going so many words from the middle. */
  private static final int WORTH = 2;

  private static final Token PAUSE = new Token(",", ",", false);

  private static final Set<String> CONJUNCTIONS =
      Set.of(
          "and",
          "but",
          "or",
          "so",
          "because",
          "before",
          "after",
          "when",
          "while",
          "that",
          "which",
          "who",
          "if",
          "though",
          "although",
          "until",
          "till",
          "since",
          "where",
          "unless",
          "than");

  private static final Set<String> SMALL =
      Set.of(
          "the", "a", "an", "of", "to", "in", "on", "at", "for", "with", "from", "by", "into",
          "over", "under", "about", "through", "between", "without", "within", "against", "i", "he",
          "she", "we", "they", "my", "your", "his", "our", "their", "its", "this", "these", "those",
          "as", "not", "no");

  /** Small words that belong to what stands before them. */
  private static final Set<String> BOUND =
      Set.of(
          "is", "are", "was", "were", "be", "been", "am", "have", "has", "had", "do", "does", "did",
          "will", "would", "shall", "should", "can", "could", "may", "might", "must");

  private Phrases() {}

  /**
   * The sentence with at least so many pauses within it, as far as there are places for them.
   *
   * @param pauses commas that are there already included
   */
  static List<Token> paused(List<Token> sentence, int pauses) {
    List<Token> paused = new ArrayList<>(sentence);
    long there = sentence.subList(0, sentence.size() - 1).stream().filter(t -> !t.isWord()).count();
    for (long k = there; k < pauses; k++) {
      int at = best(paused);
      if (at < 0) {
        break;
      }
      paused.add(at, PAUSE);
    }
    return paused;
  }

  /** The place at which a pause leaves the longest part the shortest; -1 where there is none. */
  private static int best(List<Token> sentence) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int at = LEAST; at < sentence.size(); at++) {
      int before = wordsBefore(sentence, at);
      int after = wordsAfter(sentence, at);
      if (before < LEAST || after < LEAST || !mayPause(sentence, at)) {
        continue;
      }
      // Of the longest part most is gained by a pause.
      double cost = Math.abs(before - after) - 2.0 * (before + after);
      cost -= CONJUNCTIONS.contains(word(sentence, at)) ? 2 * WORTH : 0;
      if (cost < least) {
        least = cost;
        best = at;
      }
    }
    return best;
  }

  private static boolean mayPause(List<Token> sentence, int at) {
    String next = word(sentence, at);
    String last = word(sentence, at - 1);
    boolean opens = CONJUNCTIONS.contains(next) || SMALL.contains(next);
    boolean holds = CONJUNCTIONS.contains(last) || SMALL.contains(last) || BOUND.contains(last);
    return opens && !holds;
  }

  private static String word(List<Token> sentence, int at) {
    return sentence.get(at).spoken().toLowerCase(Locale.ROOT);
  }

  private static int wordsBefore(List<Token> sentence, int at) {
    int count = 0;
    while (at - count > 0 && sentence.get(at - count - 1).isWord()) {
      count++;
    }
    return count;
  }

  private static int wordsAfter(List<Token> sentence, int at) {
    int count = 0;
    while (at + count < sentence.size() && sentence.get(at + count).isWord()) {
      count++;
    }
    return count;
  }
}
