package org.raccord.audio.tck;

import org.junit.jupiter.api.Test;
import org.raccord.conformance.RuleBook;
import org.raccord.conformance.RuleDocument;

/** {@code RULES.md} says what the rules say; {@code -Drules=write} writes it anew. */
class RulesDocumentTest {

  @Test
  void theDocumentSaysWhatTheRulesSay() throws Exception {
    RuleDocument.assertEqual(
        RuleBook.of(SoundMakerConformance.class)
                .text(
                    "Rules of the sound contract",
                    """
                What [`SoundMakerConformance`](src/main/java/org/raccord/audio/tck/SoundMakerConformance.java)
                asks of a sound maker. A *required* rule holds for everybody, an *optional* one for those who
                declare the ability; a *stochastic* one looks at one of many possible results. A rule that is
                skipped is named at the end of the kit, with the reason.

                Made from the rules themselves: `mvn -pl audio-bundle/tck -am test -Dtest=RulesDocumentTest
                -Dsurefire.failIfNoSpecifiedTests=false -Drules=write`.
                """)
            + "\n"
            + RuleBook.of(VoiceConformance.class)
                .text(
                    "Rules of the voice contract",
                    """
                    What [`VoiceConformance`](src/main/java/org/raccord/audio/tck/VoiceConformance.java) asks of a
                    voice; required and optional rules as above.
                    """));
  }
}
