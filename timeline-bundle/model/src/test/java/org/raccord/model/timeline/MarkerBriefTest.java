package org.raccord.model.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.raccord.model.fill.Brief;
import org.raccord.model.fill.Intent;

class MarkerBriefTest {

  private static MarkerBrief of(String name, String comment) {
    return MarkerBrief.of(Cuts.marker(name, 0, 1, comment)).orElseThrow();
  }

  @Test
  void linesWithKeysAreFieldsAndAllElseIsThePrompt() {
    MarkerBrief said =
        of(
            "RACCORD: new shot",
            """
            A street in the rain
            Camera: slow dolly in
            light: golden hour

            mood:  calm
            negative: cars
            line: Where have you been?
            line: Nowhere.
            reference: faces/anna.png
            consent: Anna, by letter
            head strength: 80%
            tail strength: 0
            and a dog
            """);
    Brief brief = said.brief();
    assertEquals(List.of(), said.odd());
    assertEquals(Intent.NEW_SHOT, brief.intent());
    assertEquals(Optional.of("A street in the rain\nand a dog"), brief.prompt());
    assertEquals(Optional.of("slow dolly in"), brief.camera());
    assertEquals(Optional.of("golden hour"), brief.lighting());
    assertEquals(Optional.of("calm"), brief.mood());
    assertEquals(Optional.of("cars"), brief.negative());
    assertEquals(
        List.of("Where have you been?", "Nowhere."),
        brief.lines().stream().map(Brief.DialogueLine::text).toList());
    assertEquals("faces/anna.png", brief.references().get(0).file());
    assertEquals(Optional.of("Anna, by letter"), brief.references().get(0).consent());
    assertEquals(80, brief.headStrength());
    assertEquals(0, brief.tailStrength());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"camara: pan", "mood:", "head strength: 101", "tail strength: much", "intent: x"})
  void aLineThatIsNotUnderstoodIsToldAndNotLost(String line) {
    MarkerBrief said = of("RACCORD", "a dog\n" + line);
    assertEquals(List.of(line), said.odd());
    assertEquals(Optional.of("a dog\n" + line), said.brief().prompt());
  }

  @Test
  void linesAndEffectsHaveTheirTimesAndVoices() {
    Brief brief =
        of(
                "RACCORD",
                """
                line: We should have left. @0.5s voice=match:previous
                line: Meet me at bob@example.org
                line: Now! voice=anna @12f
                effect: sounds/a door.wav @1.5s
                effect: bell.wav@12f,room
                """)
            .brief();
    assertEquals(
        List.of(
            new Brief.DialogueLine(
                "We should have left.",
                Optional.of(Cuts.frames(12)),
                Optional.of("match:previous")),
            new Brief.DialogueLine(
                "Meet me at bob@example.org", Optional.empty(), Optional.empty()),
            new Brief.DialogueLine("Now!", Optional.of(Cuts.frames(12)), Optional.of("anna"))),
        brief.lines());
    assertEquals(
        List.of(
            new Brief.SpotEffect("sounds/a door.wav", Cuts.frames(36)),
            new Brief.SpotEffect("bell.wav", Cuts.frames(12), Brief.SpotEffect.Room.NEIGHBOURS)),
        brief.effects());
  }

  @Test
  void aLineHasALanguageAndAPauseInAnyOrder() {
    Brief brief = of("RACCORD", "line: Wir gehen. language=de-AT pause=0.5s voice=anna").brief();
    assertEquals(
        List.of(
            new Brief.DialogueLine(
                "Wir gehen.",
                Optional.empty(),
                Optional.of("anna"),
                Optional.of("de-AT"),
                Optional.of(Cuts.frames(12)))),
        brief.lines());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "effect: door.wav",
        "effect: door.wav @soon",
        "effect: door.wav @1s,hall",
        "effect: @1s",
        "effect: door.wav @1s voice=anna",
        "line: We go. @later",
        "line: We go. language=x",
        "line: We go. pause=soon",
        "line: We go. pause=1s pause=2s",
        "line: We go. @1s pause=2s",
        "effect: door.wav @1s language=de",
        "line: We go. @1s @2s"
      })
  void aTimeThatIsNoneIsTold(String line) {
    assertEquals(List.of(line), of("RACCORD", line).odd());
  }

  @Test
  void anAddressOrATimeIsNoKey() {
    MarkerBrief said = of("raccord", "see http://example.org/look\nat 10:30 the bell rings");
    assertEquals(List.of(), said.odd());
    assertTrue(said.brief().prompt().orElseThrow().contains("http://example.org/look"));
  }

  @Test
  void aMarkerOfSomebodyElseSaysNothing() {
    assertEquals(Optional.empty(), MarkerBrief.of(Cuts.marker("note", 0, 1, "camera: pan")));
    assertEquals(Brief.OPEN, of("RACCORD", "").brief());
  }
}
