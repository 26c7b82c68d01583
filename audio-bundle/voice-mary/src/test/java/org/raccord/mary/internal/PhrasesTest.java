package org.raccord.mary.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.raccord.audio.Speech;
import org.raccord.audio.Utterance;
import org.raccord.mary.internal.EnglishText.Token;

/** Where a line is paused in that has no comma. */
class PhrasesTest {

  private static String paused(String line, int pauses) {
    return Phrases.paused(EnglishText.of(line).sentences(), pauses).stream()
        .flatMap(List::stream)
        .map(Token::spoken)
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "They left the house before it was dark.|They left the house , before it was dark .",
        "Nobody told me the meeting was off.|Nobody told me , the meeting was off .",
        "He was looking for a way to the sea.|He was looking , for a way to the sea ."
      })
  void aPauseStandsBeforeASmallWordNearTheMiddle(String line, String expected) {
    assertEquals(expected, paused(line, 1));
  }

  @Test
  void commasThatAreThereCount() {
    assertEquals("They left , and we stayed .", paused("They left, and we stayed.", 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "She bought a black-and-white photograph today.|She bought , a black and white photograph"
            + " today .",
        "The baker thinks he's at the market today.|The baker thinks he's at the market today ."
      })
  void nobodyPausesWithinACompoundOrAfterAContraction(String line, String expected) {
    assertEquals(expected, paused(line, 1));
  }

  @Test
  void pausesThatSentencesShareAreNotLost() {
    String line = "They left before it was dark. We stayed in the house. Nobody told me the truth.";
    assertEquals(paused(line, 0), paused(line, 2));
    assertEquals(
        "They left , before it was dark . We stayed in the house . Nobody told me the truth .",
        paused(line, 3));
    assertEquals(4, paused(line, 4).split("[,.] ", -1).length - 1);
  }

  @Test
  void whereThereIsNoPlaceNoneIsMade() {
    assertEquals("We left .", paused("We left.", 3));
    assertEquals("Big dogs bark loudly today .", paused("Big dogs bark loudly today.", 2));
    String most = paused("We left the house and the dog in the rain on a day in May.", 9);
    assertTrue(!most.contains(", ,") && !most.startsWith(","), most);
  }

  @Test
  void itIsHeardAndTheWordsStayTheSame() throws Exception {
    String line = "They left the house before it was dark.";
    Speech plain = Said.said(line);
    Speech paused = Said.VOICE.speak(new Utterance(line, "en", 0, 1, 7, 1), Said.CALL);
    assertEquals(
        plain.words().stream().map(w -> w.text()).toList(),
        paused.words().stream().map(w -> w.text()).toList());
    long gap = paused.words().get(4).start() - paused.words().get(3).end();
    assertTrue(gap > MaryEngine.SAMPLE_RATE / 10, "a gap of " + gap);
    assertTrue(gap > plain.words().get(4).start() - plain.words().get(3).end() + 4800);
  }
}
