package org.raccord.mary.internal;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundException.Kind;

/**
 * Whether a line is English, as far as that can be told: by its tag, by its script, and for Latin
 * letters by the small words of other languages in it, which no English sentence has several of. A
 * foreign word or name within English passes.
 */
final class EnglishCheck {

  private static final String INSTEAD =
      " Take a voice of that language, or write the line in English.";

  private static final Set<String> ENGLISH =
      Set.of(
          "the", "a", "an", "and", "or", "but", "of", "to", "in", "on", "at", "is", "are", "was",
          "were", "be", "have", "has", "had", "i", "you", "he", "she", "it", "we", "they", "my",
          "your", "his", "her", "not", "no", "do", "did", "will", "would", "should", "can", "that",
          "this", "what", "who", "for", "with", "from", "so", "me", "us", "them", "there", "here",
          "if", "as", "by", "go", "come", "yes", "all", "know", "don't", "i'm", "it's", "die",
          "man", "war", "son", "ten", "sin", "les", "des", "par", "pour", "sur", "plus", "hat",
          "also", "mit", "van", "wind", "want", "mine", "dear", "per", "ad", "del", "el", "la",
          "le", "en", "os");

  private EnglishCheck() {}

  /**
   * Passes an English line.
   *
   * @param language the tag of the line, BCP 47
   * @throws SoundException REFUSED, naming the language or the script
   */
  static void pass(String line, String language) throws SoundException {
    Locale tagged = Locale.forLanguageTag(language.replace('_', '-'));
    if (!tagged.getLanguage().equals("en")) {
      throw refusal(
          "The line is in "
              + (tagged.getLanguage().isEmpty()
                  ? "a language that is not known (" + language + ")"
                  : tagged.getDisplayLanguage(Locale.ENGLISH))
              + ", and this voice speaks English only.");
    }
    int foreign =
        line.codePoints()
            .filter(Character::isLetter)
            .filter(c -> UnicodeScript.of(c) != UnicodeScript.LATIN)
            .filter(c -> UnicodeScript.of(c) != UnicodeScript.COMMON)
            .findFirst()
            .orElse(-1);
    if (foreign >= 0) {
      String script = UnicodeScript.of(foreign).name().toLowerCase(Locale.ROOT).replace('_', ' ');
      throw refusal(
          "The line has letters of the "
              + script
              + " script ("
              + Character.toString(foreign)
              + "), and this voice speaks English only.");
    }
    passLatin(line);
  }

  private static void passLatin(String line) throws SoundException {
    if (line.indexOf('¿') >= 0 || line.indexOf('¡') >= 0) {
      throw refusal(
          "The line has the opening marks of Spanish, and this voice speaks English only.");
    }
    List<String> words = new ArrayList<>();
    for (String word : line.toLowerCase(Locale.ROOT).replace('’', '\'').split("[^\\p{L}']+", -1)) {
      if (!word.isBlank()) {
        words.add(word);
      }
    }
    long english = words.stream().filter(ENGLISH::contains).count();
    passDaily(words);
    for (Map.Entry<String, Set<String>> other : ForeignWords.SMALL.entrySet()) {
      Set<String> found = new HashSet<>(words);
      found.retainAll(other.getValue());
      found.removeAll(ENGLISH);
      long count = words.stream().filter(found::contains).count();
      boolean mostly = found.size() >= 2 && 2 * count >= words.size();
      if ((mostly || found.size() >= 3) && count > english) {
        throw refusal(
            "The line looks like "
                + other.getKey()
                + " ("
                + String.join(", ", found.stream().sorted().limit(4).toList())
                + "), and this voice speaks English only.");
      }
    }
  }

  /**
   * A short line has no small words: it is told by what people say daily, if it says nothing else.
   */
  private static void passDaily(List<String> words) throws SoundException {
    List<String> languages = ForeignWords.saidDaily(words, ENGLISH);
    if (!languages.isEmpty()) {
      throw refusal(
          "The line looks like "
              + String.join(" or ", languages)
              + " ("
              + String.join(", ", words.stream().distinct().limit(4).toList())
              + "), and this voice speaks English only.");
    }
  }

  /**
   * Passes a line by what the English lexicon knows of it.
   *
   * @param words words of the line that are made of letters, in lower case
   * @param unknown those of them that the lexicon does not know
   * @return a remark where it knows none of so few that they could be a name
   * @throws SoundException REFUSED where it knows hardly any
   */
  static Optional<String> passLexicon(List<String> words, List<String> unknown)
      throws SoundException {
    boolean english = words.stream().anyMatch(ENGLISH::contains);
    if (words.size() >= 4 && !english && 4 * unknown.size() >= 3 * words.size()) {
      throw refusal(
          "The line does not look like English (no dictionary has "
              + String.join(", ", unknown.stream().limit(4).toList())
              + "), and this voice speaks English only.");
    }
    boolean none = !words.isEmpty() && unknown.size() == words.size() && !english;
    return none
        ? Optional.of(
            "No English dictionary has "
                + String.join(", ", unknown)
                + "; it is read as a name would be. If it is of another language, take a voice of"
                + " that.")
        : Optional.empty();
  }

  private static SoundException refusal(String what) {
    return new SoundException(Kind.REFUSED, what + INSTEAD);
  }
}
