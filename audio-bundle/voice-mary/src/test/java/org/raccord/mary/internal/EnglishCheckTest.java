package org.raccord.mary.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundException.Kind;

/** What passes for English. */
class EnglishCheckTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          German     | Wir hätten gestern gehen sollen.
          German     | Ich bin nicht zu Hause.
          French     | Nous aurions dû partir hier.
          French     | Je ne sais pas.
          Spanish    | Nos debimos ir ayer con ella.
          Italian    | Non lo so, ma è molto tardi.
          Portuguese | Eu não sei onde ela está.
          Dutch      | Ik weet het niet, maar wij zijn er.
          Italian    | Buona notte.
          German     | Guten Abend!
          German     | Danke.
          French     | Merci, bonne nuit.
          Spanish    | Hola, buenos días.
          Portuguese | Boa noite.
          German     | Ja.
          Dutch      | Ja.
          German     | Nein!
          German     | Vielleicht...
          German     | Guten Tag.
          Italian    | Prego.
          Italian    | No, grazie.
          Italian    | Per favore!
          French     | Oui, monsieur.
          French     | Pourquoi?
          French     | Ça va?
          Spanish    | Por favor.
          Spanish    | ¡Vamos!
          Spanish    | ¿Quo vadis?
          Portuguese | Talvez.
          Dutch      | Misschien.
          """)
  void anotherLanguageIsNamed(String language, String line) {
    SoundException e = assertThrows(SoundException.class, () -> EnglishCheck.pass(line, "en"));

    assertEquals(Kind.REFUSED, e.kind());
    assertTrue(e.getMessage().contains(language), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"Мы опоздали,cyrillic", "もう遅い,hiragana", "تأخرنا,arabic", "Αργήσαμε,greek"})
  void anotherScriptIsNamed(String line, String script) {
    SoundException e = assertThrows(SoundException.class, () -> EnglishCheck.pass(line, "en"));

    assertTrue(e.getMessage().contains(script), e.getMessage());
  }

  @Test
  void theTagDecidesFirst() {
    SoundException e =
        assertThrows(SoundException.class, () -> EnglishCheck.pass("Die Hand", "de-CH"));

    assertTrue(e.getMessage().contains("German"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We should have left yesterday.",
        "Meet Ursula von der Leyen.",
        "He drove the van to the El Dorado casino, per se.",
        "Les and Des die in the war.",
        "Was Don on the set?",
        "Déjà vu.",
        "Leonardo da Vinci painted la Gioconda.",
        "O Romeo, Romeo!",
        "Yes.",
        "Merci, she said.",
        "Guten Abend, Mister Smith.",
        "Ciao.",
        "No.",
        "Tag!",
        "Halt!",
        "Gut.",
        "One moment.",
        "Pronto!",
        "Bravo, amigo!",
        "Dove.",
        "Gesundheit!",
        "Voilà.",
        "Los Angeles.",
        "Ja, we left.",
        "We met Morgen.",
        "A boa!",
        "Help!",
        "Sorry.",
        "Go.",
        "Angela Merkel, Emmanuel Macron, Olaf Scholz.",
      })
  void englishPassesWithForeignNamesInIt(String line) {
    assertDoesNotThrow(() -> EnglishCheck.pass(line, "en-GB"));
  }

  @Test
  void whatNoDictionaryHasIsNoEnglish() {
    List<String> finnish = List.of("kaksi", "lasta", "juoksee", "nopeasti");

    assertThrows(SoundException.class, () -> EnglishCheck.passLexicon(finnish, finnish));
    assertDoesNotThrow(
        () -> EnglishCheck.passLexicon(List.of("bhima", "and", "yudhi", "draupa"), finnish));
  }

  @Test
  void aFewWordsThatNoDictionaryHasAreSaidToBeDoubted() throws SoundException {
    List<String> one = List.of("ehkä");
    assertTrue(EnglishCheck.passLexicon(one, one).orElseThrow().contains("ehkä"));
    assertTrue(EnglishCheck.passLexicon(List.of("bhima", "left"), List.of("bhima")).isEmpty());
    assertTrue(EnglishCheck.passLexicon(List.of("yes"), List.of()).isEmpty());
  }
}
