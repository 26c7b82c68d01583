package org.raccord.mary.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.raccord.mary.internal.EnglishText.Token;

/** How a line falls into words. */
class EnglishTextTest {

  private static List<List<String>> spoken(String line) {
    return EnglishText.of(line).sentences().stream()
        .map(s -> s.stream().map(Token::spoken).toList())
        .toList();
  }

  @Test
  void sentencesEndWithTheirMarks() {
    assertEquals(
        List.of(List.of("They'd", "left", "!"), List.of("Had", "they", "?")),
        spoken("They’d left! Had they?!"));
  }

  @Test
  void anAbbreviationEndsNoSentence() {
    assertEquals(
        List.of(List.of("Dr.", "J.", "Smith", "is", "in", ".")), spoken("Dr. J. Smith is in."));
  }

  @Test
  void markupIsWordsAndSigns() {
    assertEquals(
        List.of(List.of("break", "time", "equals", "3s", "Go")), spoken("<break time=\"3s\"/> Go"));
    assertEquals(
        List.of("Not spoken, because it is no word: < / >."),
        EnglishText.of("<break time=\"3s\"/> Go").remarks());
  }

  @Test
  void picturesAndControlCharactersAreLeftOutWithARemark() {
    EnglishText text = EnglishText.of("Go 👩‍🚀\u0007now");

    assertEquals(List.of(List.of("Go", "now")), spoken("Go 👩‍🚀\u0007now"));
    assertEquals(
        List.of("Not spoken, because it is no word: 👩 🚀 a control character."), text.remarks());
  }

  @Test
  void aLonelySurrogateIsNoTrouble() {
    assertEquals(List.of(List.of("Go")), spoken("Go \uD83D"));
  }

  @Test
  void accentsAreWrittenAndNotSpoken() {
    Token token = EnglishText.of("café").sentences().get(0).get(0);

    assertEquals("café", token.written());
    assertEquals("cafe", token.spoken());
  }

  @Test
  void hyphensPartWordsAndMakeNumbersNegative() {
    assertEquals(List.of(List.of("well", "known", ",", "minus", "5")), spoken("well-known — -5"));
  }

  @Test
  void aSentenceWithoutAnEndIsCut() {
    EnglishText text = EnglishText.of("go ".repeat(100));

    assertEquals(3, text.sentences().size());
    assertEquals(100, text.words());
    assertTrue(text.sentences().get(0).size() <= EnglishText.LONGEST_SENTENCE);
  }

  @Test
  void nothingToSayIsNoSentence() {
    for (String line : List.of("", "  ", "...", "🙂", "<>", "?!")) {
      assertEquals(0, EnglishText.of(line).words(), line);
    }
  }
}
