package org.raccord.pocket.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts become sentences that the model can say. */
class ScriptTest {

  private static final Script.Measure WORDS = Script::count;

  @Test
  void sentencesStayWholeAndLongOnesArePartedAtACommaElseBetweenWords() {
    Script script = Script.of("One two. Three four five, six seven. Eight nine ten eleven twelve.");
    assertEquals(
        List.of("One two.", "Three four five,", "six seven.", "Eight nine ten eleven", "twelve."),
        script.parts(WORDS, 4));
    assertEquals(12, script.words());
    assertEquals(3, script.parts(WORDS, 50).size());
  }

  @Test
  void aWordThatIsTooLongByItselfIsSaidAllTheSame() {
    assertEquals(List.of("abcdefgh", "ij"), Script.of("abcdefgh ij").parts(String::length, 3));
  }

  @Test
  void aLongLineThatBeginsWithADashIsMeasuredAsItIsRead() {
    Outfit.Traits plain = new Outfit.Traits(false, false);
    Script.Measure prepared = text -> Script.count(Script.prepared(text, plain));
    for (String begin : new String[] {"\u2014 ", ", ", "- ", "\u2013\u2014", ": ", "; , - "}) {
      Script script = Script.of(begin + "one two three, four five six seven eight.");
      assertEquals(
          List.of("one two three,", "four five six seven", "eight."),
          script.parts(prepared, 4),
          begin);
    }
    assertEquals(List.of("-5 degrees outside."), Script.of("-5 degrees outside.").sentences());
    // A dash in the middle is a comma by itself, which is nothing to say.
    Script broken = Script.of("one - , - two three four.");
    assertEquals(List.of("one - ,", "- two", "three", "four."), broken.parts(prepared, 1));
    assertEquals(List.of("\" , b"), Script.of("\" , b").parts(String::length, 5));
    assertEquals(List.of("b"), Script.of("\" , b").parts(String::length, 3));
    assertEquals("", Script.prepared(" , - ".strip(), plain));
  }

  @Test
  void markupAndPicturesAreNotSpokenAndTheRemarkSaysSo() {
    Script script = Script.of("Hello <break time=\"60s\"/> \ud83d\ude00 you\u0007!");
    assertEquals(List.of("Hello break time \"60s\" you !"), script.sentences());
    assertTrue(script.remarks().get(0).contains("<"), script.remarks().toString());
    assertTrue(script.remarks().get(0).contains("\ud83d\ude00"), script.remarks().toString());
    assertEquals(List.of(), Script.of("Plain \u2013 it\u2019s so.").remarks());
    assertEquals(0, Script.of(" ...! ").words());
  }

  @Test
  void aPartBeginsWithACapitalAndEndsWithAStop() {
    Outfit.Traits plain = new Outfit.Traits(false, false);
    assertEquals("Three four five.", Script.prepared("three four five,", plain));
    assertEquals("Why?", Script.prepared("why?", plain));
    assertEquals("\u00c9t\u00e9.", Script.prepared("\u00e9t\u00e9", plain));
    assertEquals(
        "        Why? so, yes.", Script.prepared("why? so; yes", new Outfit.Traits(true, true)));
  }
}
