package org.raccord.mary.internal;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

  /** Small words by language; those that English has too count for neither. */
  private static final Map<String, Set<String>> OTHERS =
      new TreeMap<>(
          Map.of(
              "German",
              words(
                  "der die das und ist nicht ich du er sie es wir ihr ein eine einen dem den des im"
                      + " mit auf für von zu wie was wo warum hätten gestern sollen sind war haben"
                      + " hat kann nach bei aber oder auch noch schon nur mein dein kein heute"),
              "French",
              words(
                  "le la les un une des et est pas je tu il elle nous vous ils ne que qui dans pour"
                      + " avec sur ce cette mon ton son mais ou où au aux du très bien sont était"
                      + " avons aurions hier faut suis c'est j'ai n'est qu'il d'un l'on"),
              "Spanish",
              words(
                  "el la los las un una y es no yo tú él ella nosotros que de en con por para su mi"
                      + " tu pero como más muy está estamos son era hay ayer hoy qué dónde cuando"
                      + " se lo le al del nos debimos"),
              "Italian",
              words(
                  "il lo la gli le un una e è non io tu lui lei noi voi che di in con per su mio tuo"
                      + " ma come più molto sono era ieri oggi cosa dove quando si del della nel ci"
                      + " questo quella abbiamo dovevamo"),
              "Portuguese",
              words(
                  "o a os as um uma e é não eu tu ele ela nós que de em com por para seu meu mas"
                      + " como mais muito está estamos são era há ontem hoje onde quando se do da no"
                      + " na você isso"),
              "Dutch",
              words(
                  "de het een en is niet ik jij hij zij wij van te dat die met op voor zijn maar of"
                      + " ook nog naar bij heeft hebben was gisteren vandaag waar wat hoe geen mijn"
                      + " je we ze er")));

  /** What people say all day, of which English has no word: one alone is enough. */
  private static final Map<String, Set<String>> SAID_DAILY =
      new TreeMap<>(
          Map.of(
              "German",
              words(
                  "danke bitte guten tschüss entschuldigung genau natürlich morgen ja nein"
                      + " willkommen gute nacht abend"),
              "French",
              words("bonjour bonsoir merci oui salut pardonnez s'il plaît revoir" + " bonne nuit"),
              "Spanish",
              words("hola gracias adiós buenos días buenas noches tardes vamos sí"),
              "Italian",
              words("buongiorno buonasera buona notte grazie prego arrivederci andiamo sì"),
              "Portuguese",
              words("olá obrigado obrigada bom dia boa noite tarde adeus"),
              "Dutch",
              words("bedankt goedemorgen goedenavond goede alsjeblieft")));

  private EnglishCheck() {}

  private static Set<String> words(String line) {
    return Set.of(line.split(" ", -1));
  }

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
    List<String> words = new ArrayList<>();
    for (String word : line.toLowerCase(Locale.ROOT).replace('’', '\'').split("[^\\p{L}']+", -1)) {
      if (!word.isBlank()) {
        words.add(word);
      }
    }
    long english = words.stream().filter(ENGLISH::contains).count();
    passDaily(words);
    for (Map.Entry<String, Set<String>> other : OTHERS.entrySet()) {
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
    for (Map.Entry<String, Set<String>> other : SAID_DAILY.entrySet()) {
      Set<String> small = OTHERS.getOrDefault(other.getKey(), Set.of());
      boolean daily = words.stream().anyMatch(other.getValue()::contains);
      boolean nothingElse =
          words.stream()
              .allMatch(
                  w -> other.getValue().contains(w) || (small.contains(w) && !ENGLISH.contains(w)));
      if (daily && nothingElse) {
        throw refusal(
            "The line looks like "
                + other.getKey()
                + " ("
                + String.join(", ", words.stream().distinct().limit(4).toList())
                + "), and this voice speaks English only.");
      }
    }
  }

  /**
   * Passes a line by what the English lexicon knows of it.
   *
   * @param words words of the line that are made of letters, in lower case
   * @param unknown those of them that the lexicon does not know
   */
  static void passLexicon(List<String> words, List<String> unknown) throws SoundException {
    boolean english = words.stream().anyMatch(ENGLISH::contains);
    if (words.size() >= 4 && !english && 4 * unknown.size() >= 3 * words.size()) {
      throw refusal(
          "The line does not look like English (no dictionary has "
              + String.join(", ", unknown.stream().limit(4).toList())
              + "), and this voice speaks English only.");
    }
  }

  private static SoundException refusal(String what) {
    return new SoundException(Kind.REFUSED, what + INSTEAD);
  }
}
