package org.raccord.mary.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

  private static final Token PAUSE = new Token(",", ",", false, true);

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

  /** The same, written in one with the word before them. */
  private static final Pattern CONTRACTED = Pattern.compile("'(m|re|s|ve|d|ll|t)$");

  private Phrases() {}

  /** A place in a sentence, and what a pause there costs. */
  private record Place(List<Token> sentence, int at, double cost) {}

  /**
   * The sentences with at least so many pauses in all, as far as there are places for them.
   *
   * @param pauses commas that are there already included, and the ends of sentences but the last
   */
  static List<List<Token>> paused(List<List<Token>> sentences, int pauses) {
    List<List<Token>> paused = new ArrayList<>();
    long there = sentences.size() - 1L;
    for (List<Token> sentence : sentences) {
      paused.add(new ArrayList<>(sentence));
      there += sentence.subList(0, sentence.size() - 1).stream().filter(t -> !t.isWord()).count();
    }
    for (; there < pauses; there++) {
      Optional<Place> best =
          paused.stream().flatMap(Phrases::places).min(Comparator.comparingDouble(Place::cost));
      if (best.isEmpty()) {
        break;
      }
      best.get().sentence().add(best.get().at(), PAUSE);
    }
    return paused;
  }

  /** The places for a pause; that which leaves the longest part the shortest costs least. */
  private static Stream<Place> places(List<Token> sentence) {
    Stream.Builder<Place> places = Stream.builder();
    for (int at = LEAST; at < sentence.size(); at++) {
      int before = wordsBefore(sentence, at);
      int after = wordsAfter(sentence, at);
      if (before < LEAST || after < LEAST || !mayPause(sentence, at)) {
        continue;
      }
      // Of the longest part most is gained by a pause.
      double cost = Math.abs(before - after) - 2.0 * (before + after);
      cost -= CONJUNCTIONS.contains(word(sentence, at)) ? 2 * WORTH : 0;
      places.add(new Place(sentence, at, cost));
    }
    return places.build();
  }

  private static boolean mayPause(List<Token> sentence, int at) {
    String next = word(sentence, at);
    String last = word(sentence, at - 1);
    boolean opens = CONJUNCTIONS.contains(next) || SMALL.contains(next);
    boolean holds =
        CONJUNCTIONS.contains(last)
            || SMALL.contains(last)
            || BOUND.contains(last)
            || CONTRACTED.matcher(last).find();
    return opens && !holds && !sentence.get(at).isJoined();
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
