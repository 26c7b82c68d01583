package org.raccord.model.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.raccord.model.fill.Brief.DialogueLine;
import org.raccord.model.fill.Brief.SpotEffect;
import org.raccord.model.fill.CueText.UnreadException;
import org.raccord.model.time.FrameTime;
import org.raccord.model.time.Rate;

class CueTextTest {

  @Test
  void rowsAreLinesWithTheirTimesAndVoicesInAnyOrder() throws UnreadException {
    String rows =
        "We should have left. @0.4s voice=match:next\n\n  Too late @ noon.\nGo! voice=mary @30f ";

    assertEquals(
        List.of(
            new DialogueLine(
                "We should have left.",
                Optional.of(FrameTime.of(10, Rate.FPS_25)),
                Optional.of("match:next")),
            new DialogueLine("Too late @ noon.", Optional.empty(), Optional.empty()),
            new DialogueLine(
                "Go!", Optional.of(FrameTime.of(30, Rate.FPS_25)), Optional.of("mary"))),
        CueText.lines(rows, Rate.FPS_25));
  }

  @Test
  void aRowHasALanguageAndAPauseAndIsReadBack() throws UnreadException {
    List<DialogueLine> lines =
        List.of(
            new DialogueLine(
                "Wir gehen.",
                Optional.empty(),
                Optional.of("anna"),
                Optional.of("de-AT"),
                Optional.of(FrameTime.of(12, Rate.FPS_25))));
    assertEquals(lines, CueText.lines(CueText.ofLines(lines), Rate.FPS_25));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Go. language=x", "Go. pause=soon", "Go. pause=1s pause=2s", "Go. @1s pause=2s"})
  void aRowThatIsNoLineIsToldWithWhatToWrite(String row) {
    UnreadException told =
        assertThrows(UnreadException.class, () -> CueText.lines(row, Rate.FPS_25));
    assertTrue(told.getMessage().matches("(?s).*(Write|Say).*"), told.getMessage());
  }

  @Test
  void whatIsShownIsReadBackToTheFrame() throws UnreadException {
    for (Rate rate : List.of(Rate.NTSC_24, Rate.FPS_25, Rate.NTSC_30, Rate.NTSC_60)) {
      for (long frame : new long[] {0, 1, 7, 100, 1_001, 54_321}) {
        List<SpotEffect> effects =
            List.of(
                new SpotEffect("a b.wav", FrameTime.of(frame, rate)),
                new SpotEffect("c.wav", FrameTime.of(frame, rate), SpotEffect.Room.NEIGHBOURS));
        assertEquals(effects, CueText.effects(CueText.ofEffects(effects), rate));
      }
    }
  }

  @Test
  void aTimeMayFollowAFileAtOnce() throws UnreadException {
    FrameTime second = FrameTime.of(25, Rate.FPS_25);
    assertEquals(
        List.of(
            new SpotEffect("a door.wav", second),
            new SpotEffect("bob@home.wav", second, SpotEffect.Room.NEIGHBOURS)),
        CueText.effects("a door.wav@1s\nbob@home.wav@25f,room", Rate.FPS_25));
  }

  @ParameterizedTest
  @CsvSource({
    "eng,en",
    "ENG-GB,en-GB",
    "deu-AT,de-AT",
    "de,de",
    "yue,yue",
    "yid,yi",
    "en-US,en-US"
  })
  void aLanguageOfThreeLettersIsThatOfTwo(String written, String kept) throws UnreadException {
    assertEquals(
        Optional.of(kept), CueText.line("Go. language=" + written, Rate.FPS_25).language());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@1s",
        "door.wav",
        "door.wav @soon",
        "door.wav @1s @2s",
        "door.wav @1s voice=mary"
      })
  void aRowThatIsNoEffectIsToldWithWhatToWrite(String row) {
    UnreadException told =
        assertThrows(UnreadException.class, () -> CueText.effects(row, Rate.FPS_25));

    assertTrue(told.getMessage().matches("(?s).*(Write|Say).*"), told.getMessage());
  }
}
