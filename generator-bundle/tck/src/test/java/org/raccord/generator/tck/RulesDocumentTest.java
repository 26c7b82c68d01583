package org.raccord.generator.tck;

import org.junit.jupiter.api.Test;
import org.raccord.conformance.RuleBook;
import org.raccord.conformance.RuleDocument;

/** {@code RULES.md} says what the rules say; {@code -Drules=write} writes it anew. */
class RulesDocumentTest {

  @Test
  void theDocumentSaysWhatTheRulesSay() throws Exception {
    RuleDocument.assertEqual(
        RuleBook.of(ClipGeneratorConformance.class)
            .text(
                "Rules of the generator contract",
                """
                What [`ClipGeneratorConformance`](src/main/java/org/raccord/generator/tck/ClipGeneratorConformance.java)
                asks of a generator. A *required* rule holds for everybody, an *optional* one for those who declare
                the ability; a *stochastic* one looks at one of many possible results. A rule is skipped where an
                offer declines or the generator declares a limit, and the kit then names it with the reason.

                Made from the rules themselves: `mvn -pl generator-bundle/tck -am test -Dtest=RulesDocumentTest
                -Dsurefire.failIfNoSpecifiedTests=false -Drules=write`.
                """));
  }
}
