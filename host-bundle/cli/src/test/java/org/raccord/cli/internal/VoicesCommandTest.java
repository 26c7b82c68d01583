package org.raccord.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.raccord.core.Voices;

class VoicesCommandTest {

  @Test
  void the_list_says_what_is_missing_and_what_to_do() {
    String out = Typed.of("voices").out().replaceAll("\\s+", " ");
    assertTrue(out.contains("ada Ada en-GB cy words no Ready. MIT"), out);
    assertTrue(
        out.contains("with consent Not ready: Its folder is missing. Get it from its makers."),
        out);
  }

  @Test
  void a_line_is_handed_on_as_typed() {
    Typed typed =
        Typed.of(
            "voices",
            "say",
            "Hello <b>",
            "--voice",
            "ada",
            "--language",
            "cy",
            "--pitch",
            "-2.5",
            "--rate",
            "1.25",
            "--times",
            "2",
            "--out",
            "line.wav");
    assertEquals(0, typed.code, typed.err());
    assertEquals(
        new Voices.Line("ada", "Hello <b>", "cy", -2.5, 1.25, 2), typed.voices.said.orElseThrow());
    assertTrue(typed.out().contains("1.50 s, 1 words; spoken in 1.50, 0.25 s."), typed.out());
    assertTrue(typed.out().contains("! Not spoken"), typed.out());
  }

  @Test
  void a_voice_that_is_not_there_ends_with_2() {
    Typed typed = Typed.of("voices", "say", "Hello", "--voice", "eve", "--out", "line.wav");
    assertEquals(2, typed.code);
    assertTrue(typed.err().contains("are: ada, own"), typed.err());
  }

  @Test
  void a_consent_is_recorded_listed_and_revoked() {
    Typed given = Typed.of("voices", "consent", "cut.otio", "--clip", "A", "Anna, by letter");
    assertEquals(0, given.code, given.err());
    assertTrue(given.out().contains("consent A: Anna, by letter"), given.out());
    Typed back = Typed.of("voices", "consent", "cut.otio", "--clip", "A", "--revoke");
    assertTrue(back.out().contains("revoke A"), back.out());
    Typed listed = Typed.of("voices", "consent", "cut.otio");
    assertTrue(listed.out().contains("a.wav: Anna, by letter"), listed.out());
    for (String[] wrong :
        new String[][] {
          {"voices", "consent", "cut.otio", "Anna"},
          {"voices", "consent", "cut.otio", "--revoke"},
          {"voices", "consent", "cut.otio", "--clip", "A"},
          {"voices", "consent", "cut.otio", "--clip", "A", "Anna", "--revoke"}
        }) {
      assertEquals(2, Typed.of(wrong).code, String.join(" ", wrong));
    }
  }
}
