package org.raccord.mary.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.raccord.audio.Phone;
import org.raccord.audio.SoundException;
import org.raccord.audio.SoundException.Kind;
import org.raccord.audio.Speech;
import org.raccord.audio.SpokenWord;

/** The built-in voice, really speaking. */
class MaryVoiceTest {

  private static final int RATE = MaryEngine.SAMPLE_RATE;

  @Test
  void wordsHaveTheirPhones() throws Exception {
    Speech speech = Said.said("We left.");

    assertEquals(List.of("We", "left"), speech.words().stream().map(SpokenWord::text).toList());
    assertEquals(
        List.of("L", "EH", "F", "T"),
        speech.words().get(1).phones().stream().map(Phone::symbol).toList());
  }

  /**
   * Where a word is said to end before a stop or a pause, the sound falls: the times are those of
   * the sound, at any rate.
   */
  @Test
  void timesAreThoseOfTheSound() throws Exception {
    for (double rate : new double[] {0.5, 0.87, 1, 1.13, 2}) {
      Speech speech = Said.said("They are here, and we stayed away, all of us, a year.", 0, rate);
      for (int i : new int[] {2, 6}) {
        long end = speech.words().get(i).end();
        double before = level(speech, end - RATE / 25, end - RATE / 100);
        double after = level(speech, end + RATE / 100, end + RATE / 25);
        assertTrue(after < 0.25 * before, "Rate " + rate + ", " + speech.words().get(i));
      }
    }
  }

  @Test
  void aPauseIsSilentAndLiesBetweenItsWords() throws Exception {
    Speech speech = Said.said("They left, and we stayed.");
    SpokenWord left = speech.words().get(1);
    SpokenWord and = speech.words().get(2);

    assertTrue(and.start() - left.end() > RATE / 10, "A comma is heard");
    double pause = level(speech, left.end() + RATE / 50, and.start() - RATE / 50);
    assertTrue(pause < 0.05 * level(speech, left.start(), left.end()), "Level " + pause);
  }

  private static double level(Speech speech, long from, long to) {
    double sum = 0;
    for (long i = from; i < to; i++) {
      float sample = speech.sound().channel(0)[(int) i];
      sum += sample * sample;
    }
    return Math.sqrt(sum / (to - from));
  }

  @Test
  void aNumberIsOneWord() throws Exception {
    Speech speech = Said.said("the 21st of May");

    assertEquals(
        List.of("the", "21st", "of", "May"),
        speech.words().stream().map(SpokenWord::text).toList());
  }

  /** Consonants alone, shouting, addresses, digits, clitics: all of it is spoken somehow. */
  @Test
  void oddLinesAreSpoken() throws Exception {
    for (String line :
        List.of(
            "brrr",
            "IBM",
            "a@b.com",
            "#now",
            "007",
            "1,234,567",
            "5:30 p.m.",
            "X",
            "'tis",
            "they'd've",
            "U.S.A.",
            "1999",
            "3.14",
            "$",
            "-",
            "mm-hm",
            "Zyglorp!")) {
      try {
        Speech speech = Said.said(line);
        assertFalse(speech.words().isEmpty(), line);
      } catch (SoundException e) {
        assertEquals(Kind.REFUSED, e.kind(), () -> line + ": " + e.getMessage());
      }
    }
  }

  @Test
  void whatNoDictionaryHasIsSpokenWithADoubt() throws Exception {
    assertTrue(Said.said("Zyglorp!").remarks().toString().contains("zyglorp"));
    assertTrue(Said.said("Yes.").remarks().isEmpty());
  }

  @Test
  void twoThousandWordsAreRefusedWithTheNumber() {
    SoundException e = assertThrows(SoundException.class, () -> Said.said("word ".repeat(2_000)));

    assertEquals(Kind.REFUSED, e.kind());
    assertTrue(e.getMessage().contains("2000 words"), e.getMessage());
  }

  @Test
  void nothingIsWrittenWhereItRuns() throws Exception {
    Said.said("Nothing stays.");

    assertFalse(Files.exists(Path.of("log")), "MaryTTS keeps a log of its own");
  }

  @Test
  void everyPhoneIsOneOfEnglish() throws Exception {
    Speech speech =
        Said.said(
            "The boy's measure of joy was a church, thin water, a hot bird, good cat, young vision,"
                + " loud ships, boots and five zebras going.");
    Set<String> all = Phone.ENGLISH;
    for (SpokenWord word : speech.words()) {
      for (Phone phone : word.phones()) {
        assertTrue(all.contains(phone.symbol()), phone::symbol);
      }
    }
  }
}
